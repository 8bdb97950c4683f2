import { Prisma } from '../../database/generated/client';
import type { MemberEngagementModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

export type MemberEngagementRow = MemberEngagementModel;

/** What members did, of those who ever did something. */
export function findEngagements(db: Db, organizationId: Id, memberIds: readonly Id[]): Promise<MemberEngagementRow[]> {
  return db.memberEngagement.findMany({ where: { organizationId, memberId: { in: [...memberIds] } } });
}

/** Where a member stands among the living members of the member's creator. */
export interface RankRow {
  readonly id: Id;
  readonly rank: number;
}

/** The ranks of members by score, then by recent interactions, then by id, in one statement over their creators' members. */
export function findRanks(db: Db, organizationId: Id, memberIds: readonly Id[]): Promise<RankRow[]> {
  const ids = Prisma.sql`ANY(${[...memberIds]}::uuid[])`;
  return db.$queryRaw<RankRow[]>`
    SELECT id, rank FROM (
      SELECT member.id, (row_number() OVER (PARTITION BY member.creator_id
        ORDER BY coalesce(kept.score, 0) DESC, coalesce(kept.recent, 0) DESC, member.id))::int AS rank
      FROM members member
      LEFT JOIN member_engagements kept
        ON kept.organization_id = member.organization_id AND kept.member_id = member.id
      WHERE member.organization_id = ${organizationId}::uuid AND member.deleted_at IS NULL
        AND member.creator_id IN (
          SELECT creator_id FROM members WHERE organization_id = ${organizationId}::uuid AND id = ${ids})) ranked
    WHERE id = ${ids}`;
}

/** How many of the members that a condition holds for are on each level; those who never did anything are on none. */
export async function countLevels(
  db: Db,
  where: object,
): Promise<{ readonly total: number; readonly levels: ReadonlyMap<string, number> }> {
  const total = await db.member.count({ where });
  const groups = await db.memberEngagement.groupBy({ by: ['level'], where: { member: where }, _count: true });
  return { total, levels: new Map(groups.map(({ level, _count }) => [level, _count])) };
}
