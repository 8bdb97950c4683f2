const { URL } = require('node:url');
const { createHash } = require('node:crypto');
const { Client } = require('pg');
const { gateway } = require('./processes');

const SLUG = 'bench';

/** Opens a connection for one piece of work. */
async function connected(url, work) {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of the bench's own database on the server. */
function databaseUrl(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/**
 * A database that the statements filled, and a credential for each dialect. One that is there with these very rows is used
 * again.
 */
async function prepareDatabase({ serverUrl, name, statements, dialects }) {
  const url = databaseUrl(serverUrl, name);
  const mark = createHash('sha256').update(statements.join()).digest('hex');
  const found = await connected(serverUrl, (client) => markOf(client, name));
  if (found !== mark) await makeDatabase({ serverUrl, url, name, statements, mark });
  const credentialOf = async (dialect) => {
    const command = ['credential', 'create', '--organization', SLUG, '--dialect', dialect, '--json'];
    return JSON.parse(await gateway(command, url)).credential;
  };
  const credentials = {};
  for (const dialect of dialects) credentials[dialect] = await credentialOf(dialect);
  const organizationId = await connected(url, async (client) => {
    const { rows } = await client.query('SELECT id FROM organizations WHERE slug = $1', [SLUG]);
    return rows[0].id;
  });
  return { url, credentials, organizationId };
}

/** A database that was filled to its end carries a mark of what it was filled with. */
async function markOf(client, name) {
  const { rows } = await client.query(
    `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1`,
    [name],
  );
  return rows[0]?.mark;
}

async function makeDatabase({ serverUrl, url, name, statements, mark }) {
  console.error(`filling ${name}`);
  await connected(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}"`);
    // A worker process that ends takes its CPU time with it, where nobody can read it any more.
    await client.query(`ALTER DATABASE "${name}" SET max_parallel_workers_per_gather = 0`);
  });
  await gateway(['organization', 'create', SLUG, '--title', 'Bench', '--json'], url);
  await connected(url, async (client) => {
    await fill(client, statements);
    await client.query('VACUUM (FREEZE, ANALYZE)');
    await client.query(`COMMENT ON DATABASE "${name}" IS '${mark}'`);
  });
}

async function fill(client, statements) {
  const { rows } = await client.query(
    'SELECT organization_id, id FROM creators WHERE is_default AND organization_id = (SELECT id FROM organizations)',
  );
  const ids = [rows[0].organization_id, rows[0].id];
  // The rows are right by construction; checking every reference would take longer than writing them.
  await client.query('SET session_replication_role = replica');
  for (const statement of statements) {
    const used = statement.includes('$2') ? ids : ids.slice(0, 1);
    await client.query(withIds(statement, used));
  }
}

/** A temporary table cannot be made with parameters; the ids are the database's own. */
function withIds(statement, ids) {
  return ids.reduce((text, id, index) => text.replaceAll(`$${index + 1}`, `'${id}'::uuid`), statement);
}

module.exports = { prepareDatabase, connected, databaseUrl };
