const { randomUUID } = require('node:crypto');
const { request } = require('node:http');
const { performance } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { createClient } = require('graphql-ws');
const { Client } = require('pg');
const { WebSocket } = require('ws');
const { connected, databaseUrl } = require('./database');
const { toGlobalId } = require('../dist/schema/global-id');
const { gateway, startGateway } = require('./processes');

// From the answer to `activityRecord` until the alert is at a client's websocket: a gateway as it is shipped, creators who
// have been watched for four weeks, and one burst of comments each, while ordinary activities of others come in.
const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    creators: { type: 'string', default: '120' },
    hourly: { type: 'string', default: '2' },
    burst: { type: 'string', default: '20' },
    background: { type: 'string', default: '10' },
    processes: { type: 'string', default: '1' },
  },
});
const CREATORS = Number(options.creators);
const NAME = 'gateway_bench_alerts';
const RECORD = `mutation ($input: ActivityRecordInput!) { activityRecord(input: $input) { accepted } }`;
const LIVE = 'subscription { engagementAlerts { type engagementAlert { creator { id } summary } } }';

async function fill(url) {
  const made = JSON.parse(await gateway(['organization', 'create', 'bench', '--title', 'Bench', '--json'], url));
  await connected(url, async (client) => {
    const { rows } = await client.query(`SELECT id, (SELECT now()) AS now FROM organizations WHERE slug = 'bench'`);
    const [{ id }] = rows;
    await client.query(
      `INSERT INTO creators (organization_id, id, name, slug, is_default, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'Creator ' || n, 'creator-' || n, false, now(), now() FROM generate_series(1, $2) n`,
      [id, CREATORS],
    );
    await client.query(
      `INSERT INTO members (organization_id, id, creator_id, email, email_key, created_at, updated_at)
       SELECT organization_id, gen_random_uuid(), id, slug || '@example.com', slug || '@example.com', now(), now()
       FROM creators WHERE organization_id = $1 AND NOT is_default`,
      [id],
    );
    await client.query(
      `INSERT INTO creator_activity_hours (organization_id, creator_id, hour, comments, views)
       SELECT $1, creator.id, hour, floor(2 * $2 * random() * (1 + 0.8 * cos(extract(hour FROM hour) / 12 * pi())))::int,
         floor(8 * $2 * random())::int
       FROM creators creator, generate_series(date_trunc('hour', now()) - interval '28 days', now(), interval '1 hour') hour
       WHERE organization_id = $1 AND NOT is_default AND hour < date_trunc('hour', now())`,
      [id, Number(options.hourly)],
    );
  });
  return made.credentials.graphql;
}

function peopleOf(url) {
  return connected(url, async (client) => {
    const { rows } = await client.query(`SELECT id, creator_id FROM members ORDER BY email_key`);

    return rows.map((row) => ({
      member: toGlobalId('Member', row.id),
      creator: toGlobalId('Creator', row.creator_id),
    }));
  });
}

async function untilLearned(url) {
  for (;;) {
    const left = await connected(url, async (client) => {
      const { rows } = await client.query(
        `SELECT count(*)::int AS watched FROM engagement_watches
         WHERE judged_until >= date_trunc('hour', now() - interval '10 minutes')`,
      );
      return CREATORS - rows[0].watched;
    });
    if (left <= 0) return;
    await sleep(500);
  }
}

/** Sends an operation and answers what comes back. */
function post(port, token, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve(JSON.parse(text)));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function record({ port, token }, { member }, count) {
  const now = new Date().toISOString();
  const activities = Array.from({ length: count }, () => ({
    ...{ id: randomUUID(), memberId: member, kind: 'COMMENT', contentId: 'post-1', occurredAt: now },
  }));
  const body = JSON.stringify({ query: RECORD, variables: { input: { activities } } });
  const { data, errors } = await post(port, token, body);
  if (data?.activityRecord?.accepted !== count) throw new Error(JSON.stringify(errors ?? data));
  return performance.now();
}

function listen({ port, token }, arrived) {
  const client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  client.subscribe(
    { query: LIVE },
    {
      next: ({ data }) => {
        const { type, engagementAlert } = data.engagementAlerts;
        if (type === 'engagement_alert.opened') arrived.set(engagementAlert.creator.id, performance.now());
      },
      error: console.error,
      complete: () => undefined,
    },
  );
  return client;
}

const at = (sorted, share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);

async function measure(doors, people) {
  const arrived = new Map();
  const client = listen(doors.at(-1), arrived);
  await sleep(1000);
  let busy = true;
  const pause = 1000 / Number(options.background);
  const background = (async () => {
    while (busy) {
      await record(doors[0], people[Math.floor(Math.random() * people.length)], 1);
      await sleep(pause);
    }
  })();
  const answered = new Map();
  for (const person of people) {
    answered.set(person.creator, await record(doors[0], person, Number(options.burst)));
    await sleep(Math.random() * 400);
  }
  await sleep(5000);
  busy = false;
  await background;
  await client.dispose();
  const waits = [...answered].map(([creator, since]) => (arrived.get(creator) ?? Infinity) - since);
  return waits.sort((a, b) => a - b);
}

async function main() {
  const admin = new Client(options.server);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${NAME}`);
  const url = databaseUrl(options.server, NAME);
  const token = await fill(url);
  const servers = [];
  for (let each = 0; each < Number(options.processes); each += 1) servers.push(await startGateway(url));
  try {
    await untilLearned(url);
    const doors = servers.map(({ port }) => ({ port, token }));
    const waits = await measure(doors, await peopleOf(url));
    const found = waits.filter((wait) => wait < Infinity);
    const figures = { p50: at(found, 0.5), p90: at(found, 0.9), p99: at(found, 0.99), most: Math.round(found.at(-1)) };
    console.log(`${waits.length} bursts, ${found.length} alerts; milliseconds from the answer to the alert:`, figures);
  } finally {
    for (const server of servers) await server.stop();
    await admin.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
    await admin.end();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
