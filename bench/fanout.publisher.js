const { URL } = require('node:url');
const { Client } = require('pg');
const { openDatabase } = require('../dist/database/client');
const { inTransaction } = require('../dist/database/transaction');
const { createContext } = require('../dist/context');
const { systemViewer } = require('../dist/auth/system-viewer');
const { createEventHub } = require('../dist/events/hub');
const { recordEvent } = require('../dist/events/record');
const { insertAlert } = require('../dist/modules/alerts/alert.repository');
const { systemClock } = require('../dist/shared/clock');
const { newId } = require('../dist/shared/id');
const { gateway } = require('./processes');

const NAME = 'gateway_bench_fanout';

/** What a dashboard follows. */
const QUERY = `subscription ($since: String) { engagementAlerts(since: $since) { cursor type occurredAt
  engagementAlert { id metric direction severity likelihood summary seen openedAt creator { id name } } } }`;

const log = { error: console.error, warn: () => undefined, info: () => undefined };

/** Makes a database with one organization and one alert, and answers how something is said to have happened to it. */
async function openPublisher(serverUrl, slug) {
  const admin = new Client(serverUrl);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${NAME}`);
  await admin.end();
  const url = Object.assign(new URL(serverUrl), { pathname: `/${NAME}` }).toString();
  await gateway(['organization', 'create', slug, '--title', 'Bench', '--json'], url);
  const database = await openDatabase({ databaseUrl: url, poolSize: 2, log });
  const hub = createEventHub({ database, log });
  const { id } = await database.prisma.organization.findFirstOrThrow();
  const creator = await database.prisma.creator.findFirstOrThrow();
  const parts = { db: database.prisma, clock: systemClock, log, announce: () => undefined, events: hub };
  const viewer = systemViewer({ id, clockOffsetMs: 0n });
  const context = createContext(parts, { viewer, requestId: 'bench', dialect: 'system' });
  const alert = await insertAlert(database.prisma, alertOf(id, creator.id));
  const publish = async () => {
    await inTransaction(context, async (transaction) => {
      const { id: subjectId, creatorId } = alert;
      recordEvent(transaction, { type: 'engagement_alert.updated', subjectId, creatorId, data: alert });
    });
    const at = Number(process.hrtime.bigint()) / 1e6;
    hub.announce(id);
    return at;
  };
  const close = async () => {
    await hub.close();
    await database.close();
  };
  return { url, publish, close };
}

function alertOf(organizationId, creatorId) {
  const now = systemClock.now();
  return {
    ...{ organizationId, creatorId, id: newId(now), metric: 'COMMENT', direction: 'RISE', severity: 'CRITICAL' },
    ...{ score: 0.7, surprise: 11, alarmAt: now, firstBucketAt: now, lastBucketAt: now, hours: 1, seen: 20 },
    ...{ expectedLow: 0, expectedMean: 2, expectedHigh: 6, views: { last1Hours: 11 }, drivers: [] },
    summary: '20 comments since Sunday 1 March 11:00 (within the hour), where 2 were expected (usual: 0 to 6).',
    ...{ openedAt: now, updatedAt: now, notifyAt: now, notifiedAt: now },
  };
}

module.exports = { openPublisher, QUERY };
