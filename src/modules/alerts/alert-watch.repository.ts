import type { EngagementStreamModel, EngagementWatchModel } from '../../database/generated/models';
import type { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { HourCounts } from './alert-creator';
import { AlertMetric } from './alert.kinds';

export type WatchRow = EngagementWatchModel;

/** A creator of an organization. */
export interface CreatorKey {
  readonly organizationId: Id;
  readonly creatorId: Id;
}

/** A creator with hours to be judged, or alerts to be told. */
export interface DueCreator extends CreatorKey {
  readonly timeZone: string;
  /** How far the organization's clock is ahead of the machine's. */
  readonly clockOffsetMs: number;
}

/** The creators with hours that ended so long ago and have not been judged, or with an alert that waited to be told. */
export function findDueCreators(db: Db, now: Date, graceMs: number): Promise<DueCreator[]> {
  return db.$queryRaw<DueCreator[]>`
    SELECT creator.organization_id AS "organizationId", creator.id AS "creatorId",
      organization.time_zone AS "timeZone", organization.clock_offset_ms::float8 AS "clockOffsetMs"
    FROM creators creator
    JOIN organizations organization ON organization.id = creator.organization_id
    CROSS JOIN LATERAL (
      SELECT ${now}::timestamptz + organization.clock_offset_ms * interval '1 millisecond' AS now) AS present
    LEFT JOIN engagement_watches watch ON watch.organization_id = creator.organization_id
      AND watch.creator_id = creator.id
    WHERE CASE WHEN watch.creator_id IS NULL
      THEN EXISTS (SELECT FROM creator_activity_hours counted
        WHERE counted.organization_id = creator.organization_id AND counted.creator_id = creator.id)
      ELSE watch.notify_at <= present.now
        OR watch.judged_until + interval '1 hour' + ${graceMs} * interval '1 millisecond' <= present.now END
    ORDER BY creator.organization_id, creator.id`;
}

/** Begins to watch a creator from the first hour that counts, unless somebody has. */
export async function startWatch(
  db: Db,
  { organizationId, creatorId }: CreatorKey,
  { from, learnUntil }: { readonly from: Date; readonly learnUntil: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO engagement_watches (organization_id, creator_id, judged_until, learn_until)
    SELECT ${organizationId}::uuid, ${creatorId}::uuid,
      coalesce(min(hour), ${learnUntil}::timestamptz), ${learnUntil}::timestamptz
    FROM creator_activity_hours
    WHERE organization_id = ${organizationId}::uuid AND creator_id = ${creatorId}::uuid
      AND hour >= ${from}::timestamptz
    ON CONFLICT DO NOTHING`;
}

/** Makes this transaction the only one that judges a creator; null when another one does. */
export async function takeWatch(db: Db, { organizationId, creatorId }: CreatorKey): Promise<WatchRow | null> {
  const rows = await db.$queryRaw<WatchRow[]>`
    SELECT organization_id AS "organizationId", creator_id AS "creatorId", judged_until AS "judgedUntil",
      learn_until AS "learnUntil", notify_at AS "notifyAt", version
    FROM engagement_watches
    WHERE organization_id = ${organizationId}::uuid AND creator_id = ${creatorId}::uuid
    FOR UPDATE SKIP LOCKED`;
  return rows[0] ?? null;
}

/** Notes how far a creator was judged; false when somebody else has done so since it was taken. */
export async function moveWatch(
  db: Db,
  { organizationId, creatorId, version }: WatchRow,
  columns: { readonly judgedUntil: Date; readonly notifyAt: Date | null },
): Promise<boolean> {
  const where = { organizationId, creatorId, version };
  const { count } = await db.engagementWatch.updateMany({ where, data: { ...columns, version: { increment: 1 } } });
  return count === 1;
}

/** What is known of each metric of a creator. */
export function findStreams(db: Db, { organizationId, creatorId }: CreatorKey): Promise<EngagementStreamModel[]> {
  return db.engagementStream.findMany({ where: { organizationId, creatorId } });
}

/** A metric with what is to be kept of it. */
export interface StreamState {
  readonly metric: AlertMetric;
  readonly state: Uint8Array;
  readonly episode: object;
}

/** Keeps what is known of a metric. */
export async function saveStream(db: Db, { organizationId, creatorId }: CreatorKey, stream: StreamState) {
  const { metric } = stream;
  const columns = { state: Buffer.from(stream.state), episode: stream.episode as Prisma.InputJsonValue };
  await db.engagementStream.upsert({
    where: { organizationId_creatorId_metric: { organizationId, creatorId, metric } },
    create: { organizationId, creatorId, metric, ...columns },
    update: columns,
  });
}

/** Keeps what goes on of a metric, and leaves what its detector knows as it is. */
export async function saveEpisode(
  db: Db,
  { organizationId, creatorId }: CreatorKey,
  { metric, episode }: Omit<StreamState, 'state'>,
): Promise<void> {
  const where = { organizationId, creatorId, metric };
  await db.engagementStream.updateMany({ where, data: { episode: episode as Prisma.InputJsonValue } });
}

/** What was counted of a creator by hours, from one instant to just before another; empty hours are absent. */
export async function countsBetween(
  db: Db,
  { organizationId, creatorId }: CreatorKey,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<HourCounts[]> {
  const rows = await db.creatorActivityHour.findMany({
    where: { organizationId, creatorId, hour: { gte: from, lt: until } },
    orderBy: { hour: 'asc' },
  });
  return rows.map((row) => ({
    at: row.hour.getTime(),
    counts: {
      [AlertMetric.INTERACTIONS]: row.views + row.comments + row.shares + row.reactions + row.chats + row.tips,
      [AlertMetric.CONTENT_VIEW]: row.views,
      [AlertMetric.COMMENT]: row.comments,
      [AlertMetric.SHARE]: row.shares,
      [AlertMetric.REACTION]: row.reactions,
      [AlertMetric.LOGIN]: row.logins,
    },
  }));
}

/** The creators of an organization, and its time zone. */
export async function findCreatorsToWatch(
  db: Db,
  organizationId: Id,
): Promise<{ readonly timeZone: string; readonly creators: { readonly id: Id; readonly name: string }[] }> {
  const { timeZone } = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const creators = await db.creator.findMany({
    where: { organizationId },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
  return { timeZone, creators };
}
