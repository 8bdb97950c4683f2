const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { performance } = require('node:perf_hooks');
const { URL } = require('node:url');
const { parseArgs } = require('node:util');
const { Client } = require('pg');
require('reflect-metadata');
const { openDatabase } = require('../dist/database/client');
const analytics = require('../dist/modules/engagement/engagement-analytics.repository');
const { engagementAnalytics } = require('../dist/modules/engagement/engagement-analytics.service');

const { bareInsert, makeBareTable, makeBatch, makeScene, record, silent } = require('./activity.scene');

const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    members: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    batch: { type: 'string', default: '2000' },
    embedded: { type: 'boolean', default: false },
  },
});
const MEMBERS = Number(options.members);
const EVENTS = Number(options.events);
const BATCH = Number(options.batch);

/** The CPU time of a process and of this one so far, in milliseconds; of this one only without a process. */
function cpuMs(pid) {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (!pid) return own;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  // A tick is 10 ms.
  return own + (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Does a piece of work and adds up what it takes, by the clock and in CPU time of gateway and database together. */
async function measured(sums, pid, work) {
  const [cpu, startedAt] = [cpuMs(pid), performance.now()];
  const result = await work();
  sums.wall += performance.now() - startedAt;
  sums.cpu += cpuMs(pid) - cpu;
  return result;
}

/** Records so many activities; every fifth batch is also inserted bare, and both are measured. */
async function fill(scene, { events, from, to }) {
  const pid = await backend(scene);
  const [ours, bare] = [
    { wall: 0, cpu: 0 },
    { wall: 0, cpu: 0 },
  ];
  let bareRows = 0;
  for (let done = 0; done < events; done += BATCH) {
    const batch = makeBatch(scene, { size: BATCH, from, to });
    const { accepted } = await measured(ours, pid, () => record(scene, batch));
    if (accepted !== BATCH) throw new Error(`Only ${accepted} of ${BATCH} were recorded.`);
    if ((done / BATCH) % 5 !== 0) continue;
    await measured(bare, pid, () => bareInsert(scene, batch));
    bareRows += BATCH;
  }
  const micros = (ms, rows) => +((ms / rows) * 1000).toFixed(1);
  return {
    'events/s of one core': Math.round(1e6 / micros(ours.cpu, events)),
    'CPU µs/event': micros(ours.cpu, events),
    'wall µs/event': micros(ours.wall, events),
    'bare insert CPU µs/event': micros(bare.cpu, bareRows),
    'ours / bare (CPU)': +(micros(ours.cpu, events) / micros(bare.cpu, bareRows)).toFixed(2),
  };
}

/** The process of the database's one connection; none for the database inside this process. */
async function backend({ database }) {
  if (database.embedded) return undefined;
  return (await database.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
}

async function sizes({ database }, events) {
  const { rows } = await database.query(`
    SELECT (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'activities'::regclass)::float8 AS raw,
      pg_total_relation_size('member_activity_days')::float8 AS days, pg_total_relation_size('creator_activity_hours')::float8 AS hours,
      pg_total_relation_size('member_engagements')::float8 AS members`);
  return Object.fromEntries(Object.entries(rows[0]).map(([name, bytes]) => [name, +(bytes / events).toFixed(0)]));
}

/** The statements behind the figures of a month, and the time that the database takes for each. */
async function explain(scene, url) {
  const client = new Client(url);
  await client.connect();
  const query = {
    organizationId: scene.organizationId,
    creatorId: null,
    timeZone: 'UTC',
    today: '2026-06-15',
    days: 30,
  };
  const plans = {};
  for (const name of ['countMembers', 'sumLevels', 'sumPast']) {
    const captured = [];
    const db = { $queryRaw: (strings, ...values) => (captured.push(sqlOf(strings, values)), Promise.resolve([])) };
    await analytics[name](db, query);
    const [{ text, values }] = captured;
    if (/\bactivities\b/.test(text)) throw new Error(`${name} reads raw activities.`);
    const times = [];
    for (let run = 0; run < 5; run += 1) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
      times.push(rows[0]['QUERY PLAN'][0]['Execution Time']);
    }
    const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${text}`, values);
    plans[name] = { ms: +times.sort((a, b) => a - b)[2].toFixed(1), plan: rows.map((row) => row['QUERY PLAN']) };
  }
  await client.end();
  return plans;
}

function sqlOf(strings, values) {
  const { Prisma } = require('../dist/database/generated/client');
  const sql = Prisma.sql(strings, ...values);
  return { text: sql.text, values: sql.values };
}

async function timeAnalytics(scene) {
  const times = [];
  for (const kept of [false, true, true, true]) {
    if (!kept) await scene.database.query('DELETE FROM engagement_reports');
    const startedAt = performance.now();
    await engagementAnalytics(scene.context(), { period: 'MONTH' });
    times.push(+(performance.now() - startedAt).toFixed(1));
  }
  return { 'worked out ms': times[0], 'kept ms': times.slice(1) };
}

async function onPostgres() {
  const admin = new Client(options.server);
  await admin.connect();
  const name = 'gateway_bench_activity';
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(options.server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: url.toString(), poolSize: 1, log: silent });
  const scene = await makeScene(database, MEMBERS);
  await makeBareTable(scene);
  for (const [half, span] of [
    ['first half, newest 180 days', { from: 0, to: 180 }],
    ['second half, 180 days before', { from: 180, to: 360 }],
  ]) {
    console.log(half, await fill(scene, { events: EVENTS / 2, ...span }));
    await database.query('VACUUM ANALYZE member_activity_days, member_engagements, members');
    const plans = await explain(scene, url.toString());
    console.log(
      Object.fromEntries(Object.entries(plans).map(([which, { ms }]) => [which, `${ms} ms`])),
      await timeAnalytics(scene),
    );
    if (half.startsWith('second'))
      for (const [which, { plan }] of Object.entries(plans)) console.log(`${which}\n  ${plan.join('\n  ')}`);
  }
  console.log('bytes an event', await sizes(scene, EVENTS));
  await database.close();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
}

async function onEmbedded() {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-activity-'));
  const database = await openDatabase({ dataDir, log: silent });
  const scene = await makeScene(database, MEMBERS);
  await makeBareTable(scene);
  console.log('embedded', await fill(scene, { events: EVENTS, from: 0, to: 180 }), await timeAnalytics(scene));
  await database.close();
  rmSync(dataDir, { recursive: true });
}

(options.embedded ? onEmbedded : onPostgres)().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
