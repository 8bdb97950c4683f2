import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { INTERACTIONS, scoreSql, WINDOW_SUMS } from './engagement-score.repository';
import { WINDOW_DAYS } from './engagement-score';

/** Whose figures are wanted, and of which days. */
export interface AnalyticsQuery {
  readonly organizationId: Id;
  /** Only members of this creator, when set. */
  readonly creatorId: Id | null;
  readonly timeZone: string;
  /** The last day of the period, as 2026-01-15. */
  readonly today: string;
  /** How many days the period has. */
  readonly days: number;
}

/** How many members there were. */
export interface MemberFigures {
  readonly total: number;
  readonly created: number;
  readonly deleted: number;
  readonly atStart: number;
}

function peopleOf({ organizationId, creatorId }: AnalyticsQuery): Prisma.Sql {
  return Prisma.sql`member.organization_id = ${organizationId}::uuid
    AND (${creatorId}::uuid IS NULL OR member.creator_id = ${creatorId}::uuid)`;
}

/** Counts members at both ends of the period. */
export async function countMembers(db: Db, query: AnalyticsQuery): Promise<MemberFigures> {
  const { today, days, timeZone } = query;
  const start = Prisma.sql`((${today}::date - ${days - 1}::int)::timestamp AT TIME ZONE ${timeZone})`;
  const rows = await db.$queryRaw<MemberFigures[]>`
    SELECT count(*) FILTER (WHERE deleted_at IS NULL)::int AS total,
      count(*) FILTER (WHERE created_at >= ${start})::int AS created,
      count(*) FILTER (WHERE deleted_at >= ${start})::int AS deleted,
      count(*) FILTER (WHERE created_at < ${start} AND (deleted_at IS NULL OR deleted_at >= ${start}))::int AS "atStart"
    FROM members member WHERE ${peopleOf(query)}`;
  return rows[0] ?? { total: 0, created: 0, deleted: 0, atStart: 0 };
}

/** What the members on one level did in the period; of the deleted ones, who are on none. */
export interface LevelFigures {
  readonly level: string | null;
  readonly count: number;
  readonly active: number;
  readonly scores: number;
  readonly views: number;
  readonly comments: number;
  readonly shares: number;
  readonly chats: number;
  readonly timed: number;
  readonly seconds: number;
}

/** Sums up the period by level, from the days of members. */
export function sumLevels(db: Db, query: AnalyticsQuery): Promise<LevelFigures[]> {
  const { organizationId, today, days } = query;
  return db.$queryRaw<LevelFigures[]>`
    WITH done AS (
      SELECT member_id, sum(views) AS views, sum(comments) AS comments, sum(shares) AS shares, sum(chats) AS chats,
        sum(timed) AS timed, sum(seconds) AS seconds, sum(${INTERACTIONS}) > 0 AS active
      FROM member_activity_days
      WHERE organization_id = ${organizationId}::uuid AND day > ${today}::date - ${days}::int
      GROUP BY member_id)
    SELECT CASE WHEN member.deleted_at IS NULL THEN coalesce(kept.level, 'INACTIVE')::text END AS level,
      count(*)::int AS count, (count(*) FILTER (WHERE done.active))::int AS active,
      coalesce(sum(kept.score), 0)::float8 AS scores,
      coalesce(sum(done.views), 0)::float8 AS views, coalesce(sum(done.comments), 0)::float8 AS comments,
      coalesce(sum(done.shares), 0)::float8 AS shares, coalesce(sum(done.chats), 0)::float8 AS chats,
      coalesce(sum(done.timed), 0)::float8 AS timed, coalesce(sum(done.seconds), 0)::float8 AS seconds
    FROM members member
    LEFT JOIN member_engagements kept ON kept.organization_id = member.organization_id AND kept.member_id = member.id
    LEFT JOIN done ON done.member_id = member.id
    WHERE ${peopleOf(query)}
    GROUP BY 1`;
}

/** What the period before was like. */
export interface PastFigures {
  /** Living members with an interaction in it. */
  readonly active: number;
  /** Those of them with one in the period itself. */
  readonly retained: number;
  /** Average score at its end, over the members who had one. */
  readonly score: number | null;
}

/** Sums up the period before, from the days of members. */
export async function sumPast(db: Db, query: AnalyticsQuery): Promise<PastFigures> {
  const { organizationId, today, days } = query;
  const rows = await db.$queryRaw<PastFigures[]>`
    WITH day AS (
      SELECT day.* FROM member_activity_days day
      JOIN members member ON member.organization_id = day.organization_id AND member.id = day.member_id
      WHERE day.organization_id = ${organizationId}::uuid AND ${peopleOf(query)} AND member.deleted_at IS NULL
        AND day.day > ${today}::date - ${days + Math.max(days, WINDOW_DAYS)}::int),
    active AS (
      SELECT member_id, bool_or(day > ${today}::date - ${days}::int) AS again,
        bool_or(day <= ${today}::date - ${days}::int AND day > ${today}::date - ${2 * days}::int) AS before
      FROM day WHERE ${INTERACTIONS} > 0 GROUP BY member_id),
    sums AS (
      SELECT member_id, ${WINDOW_SUMS} FROM day
      WHERE day <= ${today}::date - ${days}::int AND day > ${today}::date - ${days + WINDOW_DAYS}::int
      GROUP BY member_id),
    scores AS (SELECT ${scoreSql(Prisma.sql`(${today}::date - ${days}::int)`)} AS score FROM sums)
    SELECT (SELECT count(*) FROM active WHERE before)::int AS active,
      (SELECT count(*) FROM active WHERE before AND again)::int AS retained,
      (SELECT avg(score) FROM scores WHERE score > 0)::float8 AS score`;
  return rows[0] ?? { active: 0, retained: 0, score: null };
}
