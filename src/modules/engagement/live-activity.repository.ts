import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { type ActivityKind, COUNT_COLUMNS } from './activity.kinds';

/** The longest span of a live counter. */
export const LIVE_MS = 3_600_000;
/** Counts of the present are kept longer than they are shown, for organizations whose clocks are behind or ahead a little. */
const KEPT_MS = 24 * LIVE_MS;

const KINDS = Object.entries(COUNT_COLUMNS) as [ActivityKind, string][];
/** Each activity as often as its kind was counted, one row a kind. */
const BY_KIND = Prisma.raw(KINDS.map(([kind, column]) => `('${kind}', ${column})`).join(', '));

/** Whose present. */
export interface LiveQuery {
  readonly organizationId: Id;
  /** Of all creators when null. */
  readonly creatorId: Id | null;
  readonly now: Date;
}

/** How often something was done lately. */
export interface LiveCount {
  readonly kind: ActivityKind;
  readonly lastMinute: number;
  readonly lastFiveMinutes: number;
  readonly lastHour: number;
}

function ofCreator({ organizationId, creatorId }: LiveQuery): Prisma.Sql {
  return Prisma.sql`organization_id = ${organizationId}::uuid
    AND (${creatorId}::uuid IS NULL OR creator_id = ${creatorId}::uuid)`;
}

/** What was counted of the last hour by slices of ten seconds; kinds of which there was nothing are absent. */
export function findLiveCounts(db: Db, query: LiveQuery): Promise<LiveCount[]> {
  const since = (seconds: number) =>
    Prisma.sql`slice > ${query.now}::timestamptz - ${seconds + 10} * interval '1 second'`;
  return db.$queryRaw<LiveCount[]>`
    SELECT kind, coalesce(sum(counted) FILTER (WHERE ${since(60)}), 0)::int AS "lastMinute",
      coalesce(sum(counted) FILTER (WHERE ${since(300)}), 0)::int AS "lastFiveMinutes", sum(counted)::int AS "lastHour"
    FROM creator_activity_slices, LATERAL (VALUES ${BY_KIND}) AS each (kind, counted)
    WHERE ${ofCreator(query)} AND ${since(3600)} AND slice <= ${query.now}::timestamptz AND counted > 0
    GROUP BY kind`;
}

/** How many members were active in the last five minutes. */
export async function countActiveMembers(db: Db, query: LiveQuery): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT member_id)::int AS count FROM creator_active_members
    WHERE ${ofCreator(query)} AND minute > ${query.now}::timestamptz - interval '6 minutes'
      AND minute <= ${query.now}::timestamptz`;
  return rows[0]?.count ?? 0;
}

/** Deletes what is too old for any live counter. */
export async function deleteLiveActivity(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db.creatorActivitySlice.deleteMany({ where: { slice: { lt: before } } });
  await db.creatorActiveMember.deleteMany({ where: { minute: { lt: before } } });
}
