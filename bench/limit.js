const { createServer } = require('node:http');
const { Pool } = require('pg');
const statements = require('./limit.sql');

/**
 * The limit L: nothing but node:http and one prepared statement a request, which builds the whole answer as text. No
 * caller is checked, nothing is parsed, nothing is logged.
 */
const [connectionString, organizationId] = process.argv.slice(2);
const options = '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan';
const pool = new Pool({ connectionString, max: 10, idleTimeoutMillis: 0, options });

/** `/W1`, `/W2/<uuid>`, `/W3/<rows to pass over>`, and Ghost's pages `/G15`, `/G100` and `/G100P90`. */
async function bodyFor(url) {
  const [, name, value] = url.split('/');
  const values = value === undefined ? [organizationId] : [organizationId, value];
  const { rows } = await pool.query({ name, text: statements[name], values });
  return rows[0].body;
}

const server = createServer((request, response) => {
  bodyFor(request.url).then(
    // Sent in one piece with its length, which an explicit writeHead would not know.
    (body) => response.setHeader('content-type', 'application/json').end(body),
    (error) => response.writeHead(500).end(error.message),
  );
});

server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('SIGTERM', () => process.exit(0));
