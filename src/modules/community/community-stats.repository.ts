import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Whose community, and when. */
export interface StatsQuery {
  readonly organizationId: Id;
  /** Only this creator's, when set. */
  readonly creatorId: Id | null;
  readonly now: Date;
}

/** What is counted of a community. */
export interface StatsRow {
  readonly totalMembers: number;
  readonly activeToday: number;
  readonly postsToday: number;
  readonly commentsToday: number;
  readonly pendingReports: number;
  readonly autoModeratedToday: number;
}

function own({ organizationId, creatorId }: StatsQuery): Prisma.Sql {
  return Prisma.sql`organization_id = ${organizationId}::uuid
    AND (${creatorId}::uuid IS NULL OR creator_id = ${creatorId}::uuid)`;
}

/** Counts what a community does on the organization's present day. */
export async function countCommunity(db: Db, query: StatsQuery): Promise<StatsRow> {
  const { organizationId, now } = query;
  const rows = await db.$queryRaw<StatsRow[]>`
    WITH today AS (
      SELECT (${now}::timestamptz AT TIME ZONE time_zone)::date AS day,
        date_trunc('day', ${now}::timestamptz AT TIME ZONE time_zone) AT TIME ZONE time_zone AS start
      FROM organizations WHERE id = ${organizationId}::uuid
    ), people AS (
      SELECT id FROM members WHERE ${own(query)} AND deleted_at IS NULL
    )
    SELECT (SELECT count(*)::int FROM people) AS "totalMembers",
      (SELECT count(*)::int FROM member_activity_days done JOIN people ON people.id = done.member_id
        WHERE done.organization_id = ${organizationId}::uuid AND done.day = today.day) AS "activeToday",
      (SELECT count(*)::int FROM community_posts
        WHERE ${own(query)} AND created_at >= today.start AND status <> 'REMOVED') AS "postsToday",
      (SELECT count(*)::int FROM community_comments
        WHERE ${own(query)} AND created_at >= today.start AND status <> 'REMOVED') AS "commentsToday",
      (SELECT count(*)::int FROM community_reports WHERE ${own(query)} AND status = 'PENDING') AS "pendingReports",
      (SELECT count(*)::int FROM moderation_actions
        WHERE ${own(query)} AND created_at >= today.start) AS "autoModeratedToday"
    FROM today`;
  const [row] = rows;
  if (!row) throw new Error('An organization without a row asked for its community.');
  return row;
}

/** How much a member wrote. */
export interface ContributorRow {
  readonly memberId: Id;
  readonly contributions: number;
}

/** The living members who wrote most since an instant, most first; equals by id. */
export function findTopContributors(
  db: Db,
  query: StatsQuery,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<ContributorRow[]> {
  const written = Prisma.sql`${own(query)} AND status = 'VISIBLE' AND member_id IS NOT NULL
    AND created_at >= ${since} AND created_at <= ${query.now}`;
  return db.$queryRaw<ContributorRow[]>`
    SELECT written.member_id AS "memberId", count(*)::int AS contributions FROM (
      SELECT member_id FROM community_posts WHERE ${written}
      UNION ALL SELECT member_id FROM community_comments WHERE ${written}) written
    JOIN members member ON member.organization_id = ${query.organizationId}::uuid AND member.id = written.member_id
      AND member.deleted_at IS NULL
      AND (${query.creatorId}::uuid IS NULL OR member.creator_id = ${query.creatorId}::uuid)
    GROUP BY written.member_id ORDER BY contributions DESC, written.member_id LIMIT ${limit}`;
}

/** How often a topic was named. */
export interface TopicRow {
  readonly topic: string;
  readonly mentions: number;
}

/** The topics that were named most since an instant, most first; equals by name. */
export function findTrendingTopics(
  db: Db,
  query: StatsQuery,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<TopicRow[]> {
  return db.$queryRaw<TopicRow[]>`
    SELECT topic, count(*)::int AS mentions FROM community_mentions
    WHERE ${own(query)} AND created_at >= ${since} AND created_at <= ${query.now}
    GROUP BY topic ORDER BY mentions DESC, topic LIMIT ${limit}`;
}
