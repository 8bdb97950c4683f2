import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { CommunityCommentModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type CommentRow = CommunityCommentModel;

/** The comments that a caller may see: the organization's and, for a creator's credential, those in that community. */
export function visibleComments(viewer: Viewer): Prisma.CommunityCommentWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of comments. */
export function listComments(db: Db, query: ListQuery): Promise<Page<CommentRow>> {
  return listPage<CommentRow>(db.communityComment as never, query);
}

/** The comments that fulfill a condition, in no order. */
export function findComments(db: Db, where: Prisma.CommunityCommentWhereInput): Promise<CommentRow[]> {
  return db.communityComment.findMany({ where });
}

/** A comment that nobody else changes until the transaction ends; null when a condition does not hold for it. */
export async function lockComment(
  db: Db,
  where: Prisma.CommunityCommentWhereInput,
  id: Id,
): Promise<CommentRow | null> {
  await db.$queryRaw`SELECT 1 FROM community_comments WHERE id = ${id}::uuid FOR UPDATE`;
  return db.communityComment.findFirst({ where: { AND: [where, { id }] } });
}

/** Writes a new comment. */
export function insertComment(db: Db, data: Prisma.CommunityCommentUncheckedCreateInput): Promise<CommentRow> {
  return db.communityComment.create({ data });
}

/** Changes a comment that is locked and answers the new row. */
export function updateComment(
  db: Db,
  { organizationId, id }: CommentRow,
  columns: Prisma.CommunityCommentUncheckedUpdateInput,
): Promise<CommentRow> {
  const data = { ...columns, version: { increment: 1 } };
  return db.communityComment.update({ where: { organizationId_id: { organizationId, id } }, data });
}

/** How many visible comments posts have; nothing of those that have none. */
export async function countComments(
  db: Db,
  organizationId: Id,
  postIds: readonly Id[],
): Promise<{ postId: Id; count: number }[]> {
  const groups = await db.communityComment.groupBy({
    by: ['postId'],
    where: { organizationId, postId: { in: [...postIds] }, status: 'VISIBLE' },
    _count: { _all: true },
  });
  return groups.map(({ postId, _count }) => ({ postId, count: _count._all }));
}
