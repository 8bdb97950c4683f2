const http = require('node:http');
const { randomUUID } = require('node:crypto');
const { performance } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { Client } = require('pg');
const { connected, databaseUrl } = require('./database');
const { gateway } = require('./processes');

// How many webhooks one process delivers in a second: members who join, each told to every endpoint of an organization,
// with two subscriptions' worth of entitlements on each. Only the dispatcher runs, and a receiver that answers at once.
const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    members: { type: 'string', default: '1500' },
    endpoints: { type: 'string', default: '1' },
    format: { type: 'string', default: 'NATIVE' },
  },
});
const [MEMBERS, ENDPOINTS] = [Number(options.members), Number(options.endpoints)];
const NAME = `gateway_bench_webhooks_${process.pid}`;
const EVENT = { NATIVE: 'member.created', AUDIENCE: 'audience.member_joined', GHOST: 'member.added' };

async function startReceiver() {
  const seen = new Map();
  let arrived = 0;
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      arrived += 1;
      seen.set(request.url, (seen.get(request.url) ?? 0) + 1);
      response.writeHead(200).end('ok');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}`, arrived: () => arrived };
}

async function fill(url, receiver) {
  await gateway(['organization', 'create', 'bench', '--title', 'Bench', '--json'], url);
  await connected(url, async (client) => {
    const { rows } = await client.query(`SELECT o.id, c.id AS creator, p.last AS last FROM organizations o
      JOIN creators c ON c.organization_id = o.id JOIN event_positions p ON p.organization_id = o.id`);
    const [{ id, creator, last }] = rows;
    for (let index = 0; index < ENDPOINTS; index++) {
      const endpoint = randomUUID();
      await client.query(
        `INSERT INTO webhook_endpoints (organization_id, id, format, url, events, secret, status, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'ACTIVE', now(), now())`,
        [id, endpoint, options.format, `${receiver.url}/${index}`, [EVENT[options.format]]],
      );
      await client.query(`INSERT INTO webhook_cursors (organization_id, endpoint_id, position) VALUES ($1, $2, $3)`, [
        id,
        endpoint,
        last,
      ]);
    }
    await client.query(
      `WITH made AS (
         INSERT INTO members (organization_id, id, creator_id, email, email_key, name, created_at, updated_at)
         SELECT $1, gen_random_uuid(), $2, n || '@example.com', n || '@example.com', 'Member ' || n, now(), now()
         FROM generate_series(1, $3::int) n RETURNING id, email)
       INSERT INTO events (organization_id, position, id, type, subject_type, subject_id, sequence, member_id, creator_id,
         occurred_at, recorded_at, actor, dialect, request_id, data)
       SELECT $1, $4::bigint + row_number() OVER (), gen_random_uuid(), 'member.created', 'member', id, 1, id, $2,
         now(), now(), 'bench', 'system', 'bench', jsonb_build_object('id', id, 'email', email) FROM made`,
      [id, creator, MEMBERS, last],
    );
    await client.query('UPDATE event_positions SET last = last + $2 WHERE organization_id = $1', [id, MEMBERS]);
    await client.query('VACUUM ANALYZE');
  });
}

async function run(url, receiver) {
  require('reflect-metadata');
  const { pino } = require('pino');
  const { openDatabase } = require('../dist/database/client');
  const { gatewaySchema } = require('../dist/graphql/schema');
  const { startWebhooks } = require('../dist/jobs/webhook-delivery');
  const { systemClock } = require('../dist/shared/clock');
  const log = pino({ level: 'warn' });
  const database = await openDatabase({ databaseUrl: url, poolSize: 10, log });
  const events = { watch: () => () => undefined };
  const parts = {
    db: database.prisma,
    clock: systemClock,
    log,
    announce: () => undefined,
    events,
    webhookAllowPrivate: true,
  };
  const schema = await gatewaySchema();
  const statements = async () => {
    const client = new Client(url);
    await client.connect();
    const { rows } = await client.query(
      'SELECT xact_commit + xact_rollback AS n FROM pg_stat_database WHERE datname = current_database()',
    );
    await client.end();
    return Number(rows[0].n);
  };
  const before = await statements();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const dispatcher = startWebhooks(parts, schema);
  await dispatcher.settled();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await dispatcher.stop();
  await sleep(1500);
  const used = (await statements()) - before;
  const total = MEMBERS * ENDPOINTS;
  if (receiver.arrived() !== total) throw new Error(`${receiver.arrived()} arrived of ${total}`);
  await database.close();
  const figures = {
    ...{ format: options.format, deliveries: total, seconds: Number(seconds.toFixed(2)) },
    deliveriesASecond: Math.round(total / seconds),
    cpuMillisecondsADelivery: Number(((user + system) / 1000 / total).toFixed(2)),
    transactionsADelivery: Number((used / total).toFixed(2)),
  };
  console.log(JSON.stringify(figures));
}

async function main() {
  const receiver = await startReceiver();
  const url = databaseUrl(options.server, NAME);
  await connected(options.server, (client) => client.query(`CREATE DATABASE "${NAME}"`));
  try {
    await gateway(['migrate'], url);
    await fill(url, receiver);
    await run(url, receiver);
  } finally {
    receiver.server.close();
    await connected(options.server, (client) => client.query(`DROP DATABASE "${NAME}" WITH (FORCE)`));
  }
}

void main();
