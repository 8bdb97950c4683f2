import type { CommunityReactionModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { ReactionKind } from './community.kinds';
import type { Id } from '../../shared/id';

export type ReactionRow = CommunityReactionModel;
type ReactionKey = Pick<ReactionRow, 'organizationId' | 'subjectId' | 'memberId'>;

/** How a member reacts to something; null when not at all. */
export function findReaction(db: Db, key: ReactionKey): Promise<ReactionRow | null> {
  return db.communityReaction.findUnique({ where: { organizationId_subjectId_memberId: key } });
}

/** Writes how a member reacts, in the place of how the member reacted before. */
export function saveReaction(db: Db, row: ReactionRow): Promise<ReactionRow> {
  const { organizationId, subjectId, memberId, kind } = row;
  const where = { organizationId_subjectId_memberId: { organizationId, subjectId, memberId } };
  return db.communityReaction.upsert({ where, create: row, update: { kind } });
}

/** Takes a reaction back. */
export async function deleteReaction(db: Db, key: ReactionKey): Promise<void> {
  await db.communityReaction.deleteMany({ where: key });
}

/** How many members react to something in one way. */
export interface CountedReactions {
  readonly subjectId: Id;
  readonly kind: ReactionKind;
  readonly count: number;
}

/** How members react to posts and comments, the most frequent way first. */
export async function countReactions(
  db: Db,
  organizationId: Id,
  subjectIds: readonly Id[],
): Promise<CountedReactions[]> {
  const groups = await db.communityReaction.groupBy({
    by: ['subjectId', 'kind'],
    where: { organizationId, subjectId: { in: [...subjectIds] } },
    _count: { _all: true },
    orderBy: [{ _count: { kind: 'desc' } }, { kind: 'asc' }],
  });
  return groups.map(({ subjectId, kind, _count }) => ({ subjectId, kind, count: _count._all }));
}
