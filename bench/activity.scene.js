const { randomBytes } = require('node:crypto');
const { performance } = require('node:perf_hooks');
const { systemViewer } = require('../dist/auth/system-viewer');
const { createContext } = require('../dist/context');
const { migrate } = require('../dist/database/migrate');
const { inTransaction } = require('../dist/database/transaction');
const { recordActivities } = require('../dist/modules/engagement/activity.service');
const { toGlobalId } = require('../dist/schema/global-id');
const { newId } = require('../dist/shared/id');
const { monthStart } = require('../dist/modules/engagement/activity.rules');
const { holdPartitions } = require('../dist/modules/engagement/activity-partition.repository');

const NOW = new Date('2026-06-15T12:00:00.000Z');
const DAY_MS = 86_400_000;
const KINDS = ['CONTENT_VIEW', 'CONTENT_VIEW', 'CONTENT_VIEW', 'CONTENT_VIEW', 'MAIL_OPEN', 'MAIL_OPEN', 'REACTION'];
const ALL_KINDS = [...KINDS, 'COMMENT', 'SHARE', 'PERSONA_CHAT', 'LOGIN', 'MAIL_CLICK', 'TIP'];
const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** A batch of activities in days before the present, made from chance. */
function makeBatch(scene, { size, from, to }) {
  return Array.from({ length: size }, () => {
    const ago = from + Math.random() * (to - from);
    const kind = ALL_KINDS[Math.floor(Math.random() * ALL_KINDS.length)];
    return {
      id: randomBytes(16)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      memberId: scene.globalIds[Math.floor(Math.random() * scene.ids.length)],
      kind,
      contentId: kind === 'LOGIN' ? null : `post-${Math.floor(Math.random() * 5000)}`,
      occurredAt: new Date(NOW.getTime() - ago * DAY_MS).toISOString(),
      durationSeconds: kind === 'CONTENT_VIEW' ? Math.ceil(Math.random() * 600) : null,
    };
  });
}

/** An organization with so many members, all of one creator. */
async function makeScene(database, members) {
  await migrate(database);
  const organizationId = newId(NOW);
  const creatorId = newId(NOW);
  await database.query(
    `INSERT INTO organizations (id, slug, title, currency, created_at, updated_at) VALUES ($1, 'bench', 'Bench', 'USD', $2, $2)`,
    [organizationId, NOW],
  );
  await database.query(
    `INSERT INTO creators (organization_id, id, name, slug, is_default, created_at, updated_at) VALUES ($1, $2, 'Bench', 'bench', true, $3, $3)`,
    [organizationId, creatorId, NOW],
  );
  const ids = Array.from({ length: members }, (_each, index) => newId(new Date(NOW.getTime() - 400 * DAY_MS + index)));
  for (let start = 0; start < members; start += 10_000)
    await database.query(
      `INSERT INTO members (organization_id, id, creator_id, email, email_key, created_at, updated_at)
       SELECT $1, id, $2, id || '@example.com', id || '@example.com', $3, $3 FROM unnest($4::uuid[]) id`,
      [organizationId, creatorId, new Date(NOW.getTime() - 400 * DAY_MS), ids.slice(start, start + 10_000)],
    );
  await database.query('VACUUM ANALYZE members').catch(() => undefined);
  const parts = { db: database.prisma, clock: { now: () => NOW }, log: silent, announce() {}, events: {} };
  const viewer = systemViewer({ id: organizationId, clockOffsetMs: 0n });
  const context = () => createContext(parts, { viewer, requestId: 'bench', dialect: 'system' });
  return { database, organizationId, creatorId, context, globalIds: ids.map((id) => toGlobalId('Member', id)), ids };
}

const record = (scene, batch) =>
  inTransaction(scene.context(), (transaction) => recordActivities(transaction, batch), 60_000);

/** The same rows by one multi-row insert a batch, into a table that has the same keys and nothing else. */
async function bareInsert(scene, batch) {
  const index = new Map(scene.globalIds.map((id, number) => [id, scene.ids[number]]));
  const column = (make) => batch.map(make);
  const lists = [
    column(({ id }) => id),
    column(({ memberId }) => index.get(memberId)),
    column(({ kind }) => kind),
    column(({ contentId }) => contentId),
    column(({ durationSeconds }) => durationSeconds),
    column(({ occurredAt }) => occurredAt),
  ];
  const startedAt = performance.now();
  await scene.database.query(
    `INSERT INTO bare_activities (organization_id, id, month, member_id, creator_id, kind, content_id, seconds, occurred_at)
     SELECT $1, id, date_trunc('month', at AT TIME ZONE 'UTC')::date, member, $2, kind::"ActivityKind", content, seconds, at
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::timestamptz[])
       AS given (id, member, kind, content, seconds, at) ON CONFLICT DO NOTHING`,
    [scene.organizationId, scene.creatorId, ...lists],
  );
  return performance.now() - startedAt;
}

async function makeBareTable(scene) {
  const months = Array.from({ length: 14 }, (_each, back) => monthStart(NOW, back));
  await inTransaction(scene.context(), ({ db }) => holdPartitions(db, months));
  await scene.database.query(
    'CREATE TABLE bare_activities (LIKE activities INCLUDING DEFAULTS INCLUDING INDEXES) PARTITION BY RANGE (month)',
  );
  for (const month of months) {
    const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
    const day = (date) => date.toISOString().slice(0, 10);
    await scene.database.query(
      `CREATE TABLE bare_${day(month).slice(0, 7).replace('-', '_')} PARTITION OF bare_activities
       FOR VALUES FROM ('${day(month)}') TO ('${day(next)}')`,
    );
  }
}

module.exports = { bareInsert, makeBareTable, makeBatch, makeScene, record, silent };
