import { Prisma } from '../../database/generated/client';
import type { ActivityModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import { type ActivityKind, COUNT_COLUMNS } from './activity.kinds';
import { ADDED_COUNTS, COUNT_NAMES, COUNTED } from './engagement-counts.repository';

export type ActivityRow = ActivityModel;

/** An activity to store. */
export interface NewActivity {
  readonly id: Id;
  readonly member_id: Id;
  readonly creator_id: Id;
  readonly kind: string;
  readonly name: string | null;
  readonly content_id: string | null;
  readonly seconds: number | null;
  readonly occurred_at: Date;
  readonly details: object | null;
}

/** Where a batch is stored. */
export interface BatchPlace {
  readonly organizationId: Id;
  readonly timeZone: string;
  /** What occurred since then is in live counters as well. */
  readonly liveFrom: Date;
}

/** What was stored of a batch. */
export interface StoredBatch {
  readonly accepted: number;
  /** The members of whom something was stored. */
  readonly memberIds: Id[];
}

/**
 * Stores a batch and counts what is new in it, in one statement: by member and day, by creator and hour, by member for
 * all time and, of the present, by creator and a few seconds. What is there already changes nothing. Rows are written in
 * the order of their keys, so that batches that meet wait for each other and never in a circle.
 */
export async function insertActivities(
  db: Db,
  { organizationId, timeZone, liveFrom }: BatchPlace,
  batch: readonly NewActivity[],
): Promise<StoredBatch> {
  const organization = Prisma.sql`${organizationId}::uuid`;
  const rows = await db.$queryRaw<StoredBatch[]>`
    WITH inserted AS (
      INSERT INTO activities
        (organization_id, id, month, member_id, creator_id, kind, name, content_id, seconds, occurred_at, details)
      SELECT ${organization}, id, date_trunc('month', occurred_at AT TIME ZONE 'UTC')::date, member_id, creator_id, kind,
        name, content_id, seconds, occurred_at, details
      FROM json_to_recordset(${JSON.stringify(batch)}::json) AS given (id uuid, member_id uuid, creator_id uuid,
        kind "ActivityKind", name text, content_id text, seconds int, occurred_at timestamptz, details jsonb)
      ORDER BY id
      ON CONFLICT DO NOTHING
      RETURNING member_id, creator_id, kind, seconds, occurred_at),
    days AS (
      INSERT INTO member_activity_days AS kept (organization_id, member_id, day, ${COUNT_NAMES})
      SELECT ${organization}, member_id, (occurred_at AT TIME ZONE ${timeZone})::date AS day, ${COUNTED}
      FROM inserted GROUP BY member_id, day ORDER BY member_id, day
      ON CONFLICT (organization_id, member_id, day) DO UPDATE SET ${ADDED_COUNTS}),
    hours AS (
      INSERT INTO creator_activity_hours AS kept (organization_id, creator_id, hour, ${COUNT_NAMES})
      SELECT ${organization}, creator_id, date_trunc('hour', occurred_at) AS hour, ${COUNTED}
      FROM inserted GROUP BY creator_id, hour ORDER BY creator_id, hour
      ON CONFLICT (organization_id, creator_id, hour) DO UPDATE SET ${ADDED_COUNTS}),
    ${liveRollups(organization, liveFrom)},
    totals AS (
      INSERT INTO member_engagements AS kept (organization_id, member_id, ${COUNT_NAMES}, last_interaction_at)
      SELECT ${organization}, member_id, ${COUNTED},
        max(occurred_at) FILTER (WHERE kind IN ('CONTENT_VIEW', 'COMMENT', 'SHARE', 'PERSONA_CHAT'))
      FROM inserted GROUP BY member_id ORDER BY member_id
      ON CONFLICT (organization_id, member_id) DO UPDATE SET ${ADDED_COUNTS},
        last_interaction_at = greatest(kept.last_interaction_at, excluded.last_interaction_at))
    SELECT count(*)::int AS accepted, coalesce(array_agg(DISTINCT member_id::text), '{}') AS "memberIds" FROM inserted`;
  return rows[0] ?? { accepted: 0, memberIds: [] };
}

/** An activity of which only the creator is told. */
export interface AnonymousActivity {
  readonly organizationId: Id;
  readonly creatorId: Id;
  readonly kind: ActivityKind;
  readonly occurredAt: Date;
}

/**
 * Counts an activity of nobody in the creator's hour, and in what live counters show. One statement, that locks the two
 * in the order in which a batch does: what stands under WITH comes last, in the reverse of its order.
 */
export async function countHour(db: Db, activity: AnonymousActivity): Promise<void> {
  const { organizationId, creatorId, kind, occurredAt } = activity;
  const column = Prisma.raw(COUNT_COLUMNS[kind]);
  await db.$executeRaw`
    WITH hours AS (
      INSERT INTO creator_activity_hours AS kept (organization_id, creator_id, hour, ${column})
      VALUES (${organizationId}::uuid, ${creatorId}::uuid, date_trunc('hour', ${occurredAt}::timestamptz), 1)
      ON CONFLICT (organization_id, creator_id, hour) DO UPDATE SET ${column} = kept.${column} + 1)
    INSERT INTO creator_activity_slices AS kept (organization_id, creator_id, slice, ${column})
    VALUES (${organizationId}::uuid, ${creatorId}::uuid, date_bin('10 seconds', ${occurredAt}::timestamptz, 'epoch'), 1)
    ON CONFLICT (organization_id, creator_id, slice) DO UPDATE SET ${column} = kept.${column} + 1`;
}

/** What live counters are read from: activities of the present by creator and ten seconds, and who was active when. */
function liveRollups(organization: Prisma.Sql, liveFrom: Date): Prisma.Sql {
  return Prisma.sql`
    slices AS (
      INSERT INTO creator_activity_slices AS kept (organization_id, creator_id, slice, ${COUNT_NAMES})
      SELECT ${organization}, creator_id, date_bin('10 seconds', occurred_at, 'epoch') AS slice, ${COUNTED}
      FROM inserted WHERE occurred_at >= ${liveFrom}::timestamptz GROUP BY creator_id, slice ORDER BY creator_id, slice
      ON CONFLICT (organization_id, creator_id, slice) DO UPDATE SET ${ADDED_COUNTS}),
    present AS (
      INSERT INTO creator_active_members (organization_id, creator_id, minute, member_id)
      SELECT DISTINCT ${organization}, creator_id, date_trunc('minute', occurred_at) AS minute, member_id
      FROM inserted WHERE occurred_at >= ${liveFrom}::timestamptz ORDER BY creator_id, minute, member_id
      ON CONFLICT DO NOTHING)`;
}

/** A living member who can be meant by an activity. */
export interface KnownMember {
  readonly id: Id;
  readonly creatorId: Id;
}

/** Those of the members who live and, where a creator is given, are that creator's. */
export function findKnownMembers(
  db: Db,
  { organizationId, creatorId }: { readonly organizationId: Id; readonly creatorId: Id | null },
  ids: readonly Id[],
): Promise<KnownMember[]> {
  return db.$queryRaw<KnownMember[]>`
    SELECT id, creator_id AS "creatorId" FROM members
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND deleted_at IS NULL
      AND (${creatorId}::uuid IS NULL OR creator_id = ${creatorId}::uuid)`;
}

/** That a member was active at an instant. */
export interface Seen {
  readonly id: Id;
  readonly at: Date;
}

/** Moves forward when members were last seen; never back. */
export async function moveLastSeen(db: Db, organizationId: Id, seen: readonly Seen[]): Promise<void> {
  await db.$executeRaw`
    WITH late AS (
      SELECT member.id, given.at FROM members member
      JOIN unnest(${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ at }) => at)}::timestamptz[]) AS given (id, at)
        ON given.id = member.id
      WHERE member.organization_id = ${organizationId}::uuid
        AND (member.last_seen_at IS NULL OR member.last_seen_at < given.at)
      ORDER BY member.id FOR NO KEY UPDATE OF member)
    UPDATE members SET last_seen_at = late.at FROM late
    WHERE members.organization_id = ${organizationId}::uuid AND members.id = late.id`;
}

/** One page of activities. */
export function listActivities(db: Db, query: ListQuery): Promise<Page<ActivityRow>> {
  return listPage<ActivityRow>(db.activity as never, query);
}
