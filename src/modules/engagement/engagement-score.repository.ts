import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { ENGAGED_SCORE, SUPERFAN_SCORE, WINDOW_DAYS } from './engagement-score';

/** A sum of interactions over some days; each of them counts as one. */
export const INTERACTIONS = Prisma.raw('views + comments + shares + chats');

/** The score of a member, from sums over the window. Twin of `scoreOf`. */
export function scoreSql(today: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    CASE WHEN recent = 0 THEN 0 ELSE greatest(1, round((100 * (
      0.3 * power(0.5::float8, greatest(${today} - last_day, 0) / 7.0::float8)
      + 0.45 * least(1, ln(1 + views + 3 * comments + 4 * shares + 2 * chats) / ln(46::float8))
      + 0.25 * ((views > 0)::int + (comments > 0)::int + (shares > 0)::int + (chats > 0)::int) / 4.0::float8))::numeric))
    END::int`;
}

/** The level that a score makes. */
export const LEVEL = Prisma.raw(
  `CASE WHEN score >= ${SUPERFAN_SCORE} THEN 'SUPERFAN' WHEN score >= ${ENGAGED_SCORE} THEN 'ENGAGED'
    WHEN score > 0 THEN 'CASUAL' ELSE 'INACTIVE' END::"EngagementLevel"`,
);

/** The sums over a window of days, by member: what a score is made from. */
export const WINDOW_SUMS = Prisma.raw(
  `coalesce(sum(day.views), 0)::float8 AS views, coalesce(sum(day.comments), 0)::float8 AS comments,
   coalesce(sum(day.shares), 0)::float8 AS shares, coalesce(sum(day.chats), 0)::float8 AS chats,
   coalesce(sum(day.views + day.comments + day.shares + day.chats), 0)::int AS recent,
   max(day.day) FILTER (WHERE day.views + day.comments + day.shares + day.chats > 0) AS last_day`,
);

/** Whose scores are worked out, and for which day. */
export interface Scoring {
  readonly organizationId: Id;
  /** The present day of the organization, as 2026-01-15. */
  readonly today: string;
  /** Members whose rows the transaction holds; all who have a score when absent. */
  readonly memberIds?: readonly Id[];
}

/** Works out the scores of members anew, from what they did on the days of the window. */
export async function updateScores(db: Db, { organizationId, today, memberIds }: Scoring): Promise<void> {
  const organization = Prisma.sql`${organizationId}::uuid`;
  const who = memberIds ? Prisma.sql`kept.member_id = ANY(${[...memberIds]}::uuid[])` : Prisma.sql`kept.recent > 0`;
  await db.$executeRaw`
    WITH sums AS (
      SELECT kept.member_id, ${WINDOW_SUMS}
      FROM member_engagements kept
      LEFT JOIN member_activity_days day ON day.organization_id = ${organization} AND day.member_id = kept.member_id
        AND day.day > ${today}::date - ${WINDOW_DAYS}::int
      WHERE kept.organization_id = ${organization} AND ${who}
      GROUP BY kept.member_id),
    scores AS (SELECT member_id, recent, ${scoreSql(Prisma.sql`${today}::date`)} AS score FROM sums)
    UPDATE member_engagements kept SET recent = scores.recent, score = scores.score,
      level = (SELECT ${LEVEL} FROM (SELECT scores.score) AS made (score))
    FROM scores
    WHERE kept.organization_id = ${organization} AND kept.member_id = scores.member_id
      AND (kept.recent, kept.score) IS DISTINCT FROM (scores.recent, scores.score)`;
}

/** The present of an organization, and the day for which its scores stand. */
export interface OrganizationDay {
  readonly timeZone: string;
  /** The present day of the organization, as 2026-01-15. */
  readonly today: string;
  /** The day for which its scores stand; null before the first activity. */
  readonly scored: string | null;
  readonly retentionMonths: number | null;
}

/** Reads the present of an organization. */
export async function findOrganizationDay(db: Db, organizationId: Id, now: Date): Promise<OrganizationDay | null> {
  const rows = await db.$queryRaw<OrganizationDay[]>`
    SELECT time_zone AS "timeZone", (${now}::timestamptz AT TIME ZONE time_zone)::date::text AS today,
      state.day::text AS scored, activity_retention_months AS "retentionMonths"
    FROM organizations LEFT JOIN engagement_states state ON state.organization_id = id
    WHERE id = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

/**
 * Keeps the day for which the scores stand until the transaction ends, and answers it. Who writes scores shares it with
 * others who do; who moves it on has it alone.
 */
export async function lockScoredDay(db: Db, organizationId: Id, lock: 'SHARE' | 'UPDATE'): Promise<string | null> {
  const how = lock === 'SHARE' ? Prisma.sql`FOR SHARE` : Prisma.sql`FOR UPDATE`;
  const rows = await db.$queryRaw<{ day: string }[]>`
    SELECT day::text AS day FROM engagement_states WHERE organization_id = ${organizationId}::uuid ${how}`;
  return rows[0]?.day ?? null;
}

/** Notes the day for which the scores stand; a later day that is noted stays. */
export async function noteScoredDay(db: Db, organizationId: Id, day: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO engagement_states AS kept (organization_id, day) VALUES (${organizationId}::uuid, ${day}::date)
    ON CONFLICT (organization_id) DO UPDATE SET day = greatest(kept.day, excluded.day)`;
}

/** Says that activities have come, so that what was worked out before is out of date. */
export async function advanceRevision(db: Db, organizationId: Id): Promise<void> {
  await db.$executeRaw`
    INSERT INTO engagement_revisions AS kept (organization_id, revision) VALUES (${organizationId}::uuid, 1)
    ON CONFLICT (organization_id) DO UPDATE SET revision = kept.revision + 1`;
}
