const { performance } = require('node:perf_hooks');
const { URL } = require('node:url');
const { parseArgs } = require('node:util');
const { parse } = require('graphql');
const { Client } = require('pg');
require('reflect-metadata');
const { systemViewer } = require('../dist/auth/system-viewer');
const { createContext } = require('../dist/context');
const { openDatabase } = require('../dist/database/client');
const { migrate } = require('../dist/database/migrate');
const { executeOperation } = require('../dist/graphql/execute');
const { gatewaySchema } = require('../dist/graphql/schema');
const { projectRevenue } = require('../dist/modules/revenue/revenue-projection.service');
const { newId } = require('../dist/shared/id');
const { BY_HAND, FILL, FROM_LOG, HAPPENINGS, TEMPORARY } = require('./revenue.sql');

const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    subscriptions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
  },
});
const NOW = new Date('2026-11-20T12:00:00.000Z');
const STARTS = { MONTH: '2026-11-01', QUARTER: '2026-10-01', YEAR: '2026-01-01' };
const DATABASE = 'gateway_bench_revenue';
const PARTS = 33_264_000;
const silent = { info() {}, warn() {}, error() {}, debug() {} };

const MONEY = '{ amountMinor exact formula inputs { name value unit } asOf }';
const DOCUMENT = parse(`query ($period: RevenuePeriod!) { revenueAnalytics(period: $period) {
  payers { atStart atEnd new lost churnRate { value } retentionRate { value } }
  revenue { total ${MONEY} subscriptions ${MONEY} tips ${MONEY} merchandise ${MONEY} payPerView ${MONEY} }
  subscriptions { openingMrr ${MONEY} mrr ${MONEY} arr ${MONEY} newMrr ${MONEY} reactivationMrr ${MONEY} expansionMrr ${MONEY}
    contractionMrr ${MONEY} churnedMrr ${MONEY} netMrrGrowth ${MONEY} scheduledChurn ${MONEY}
    byTier { tier { name } mrr ${MONEY} subscribers } }
  metrics { arpu ${MONEY} arppu ${MONEY} arppuAllRevenue ${MONEY} ltv ${MONEY} cac ${MONEY} ltvCacRatio { value } } } }`);

async function makeScene(database, client) {
  await migrate(database);
  const id = newId(NOW);
  await database.query(
    `INSERT INTO organizations (id, slug, title, currency, created_at, updated_at) VALUES ($1, 'bench', 'Bench', 'USD', $2, $2)`,
    [id, NOW],
  );
  const [organization, now] = [`'${id}'::uuid`, `'${NOW.toISOString()}'`];
  await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
  for (const statement of [TEMPORARY, HAPPENINGS, ...FILL])
    await client.query(
      statement.replaceAll('$1', organization).replaceAll('$2', options.subscriptions).replaceAll('$3', now),
    );
  await client.query('VACUUM ANALYZE');
  const parts = { db: database.prisma, clock: { now: () => NOW }, log: silent, announce() {}, events: {} };
  const viewer = systemViewer({ id, clockOffsetMs: 0n });
  return { id, context: () => createContext(parts, { viewer, requestId: 'bench', dialect: 'system' }) };
}

async function project({ id, context }) {
  const startedAt = performance.now();
  const { position } = await projectRevenue(context(), id, Infinity);
  const seconds = (performance.now() - startedAt) / 1000;
  return { events: Number(position), seconds: +seconds.toFixed(1), 'events/s': Math.round(Number(position) / seconds) };
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

async function timed(times, work) {
  const startedAt = performance.now();
  const result = await work();
  times.push(performance.now() - startedAt);
  return result;
}

/** Both must tell the same. */
function check(period, { data, errors }, byHand) {
  if (errors) throw errors[0];
  const { payers, revenue, subscriptions } = data.revenueAnalytics;
  const rounded = (parts) => Math.round(Number(parts ?? 0) / PARTS);
  const pairs = [
    [payers.atStart, byHand.payers_before],
    [payers.atEnd, byHand.payers],
    [payers.lost, byHand.lost],
    [revenue.total.amountMinor, Object.values(byHand.revenue).reduce((sum, amount) => sum + amount, 0)],
    [subscriptions.newMrr.amountMinor, rounded(byHand.kinds.NEW)],
    [subscriptions.expansionMrr.amountMinor, rounded(byHand.kinds.EXPANSION)],
    [-subscriptions.contractionMrr.amountMinor, rounded(byHand.kinds.CONTRACTION)],
    [-subscriptions.churnedMrr.amountMinor, rounded(byHand.kinds.CHURN)],
  ];
  for (const [ours, theirs] of pairs)
    if (Math.abs(ours - theirs) > 1) throw new Error(`${period}: ${ours} is not ${theirs}.`);
}

async function compare(scene, client, period) {
  const schema = await gatewaySchema();
  const values = [scene.id, STARTS[period], '2026-11-20', NOW, STARTS.MONTH];
  const ours = () => executeOperation({ schema, document: DOCUMENT, context: scene.context(), variables: { period } });
  const byHand = async () => (await client.query({ name: 'by-hand', text: BY_HAND, values })).rows[0];
  const [first, second] = [[], []];
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    if (round === 1) [first, second].forEach((times) => times.splice(0));
    check(period, await timed(first, ours), await timed(second, byHand));
  }
  const [mine, theirs] = [median(first), median(second)];
  return {
    'ours ms': +mine.toFixed(1),
    'by hand ms': +theirs.toFixed(1),
    'ours / by hand': +(mine / theirs).toFixed(2),
  };
}

async function main() {
  const admin = new Client(options.server);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${DATABASE}`);
  const url = new URL(options.server);
  url.pathname = `/${DATABASE}`;
  const database = await openDatabase({ databaseUrl: url.toString(), poolSize: 1, log: silent });
  const client = new Client(url.toString());
  await client.connect();
  const scene = await makeScene(database, client);
  console.log('worked out from the log', await project(scene));
  await client.query('VACUUM ANALYZE');
  const { rows } = await database.query(
    `SELECT (SELECT count(*) FROM mrr_movements)::int AS movements, (SELECT count(*) FROM mrr_days)::int AS days, (SELECT count(*) FROM revenue_entries)::int AS entries`,
  );
  console.log('rows', rows[0]);
  for (const period of Object.keys(STARTS)) console.log(period, await compare(scene, client, period));
  const times = [];
  for (let round = 0; round < 3; round += 1) await timed(times, () => client.query(FROM_LOG, [scene.id, NOW]));
  console.log('MRR and payers alone, from the log', `${median(times).toFixed(0)} ms`);
  await client.end();
  await database.close();
  await admin.query(`DROP DATABASE ${DATABASE} WITH (FORCE)`);
  await admin.end();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
