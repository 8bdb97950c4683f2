import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { CommunityPostModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type PostRow = CommunityPostModel;

/** The posts that a caller may see: the organization's and, for a creator's credential, those in that community. */
export function visiblePosts(viewer: Viewer): Prisma.CommunityPostWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of posts. */
export function listPosts(db: Db, query: ListQuery): Promise<Page<PostRow>> {
  return listPage<PostRow>(db.communityPost as never, query);
}

/** The posts that fulfill a condition, in no order. */
export function findPosts(db: Db, where: Prisma.CommunityPostWhereInput): Promise<PostRow[]> {
  return db.communityPost.findMany({ where });
}

/** A post that nobody else changes until the transaction ends; null when a condition does not hold for it. */
export async function lockPost(db: Db, where: Prisma.CommunityPostWhereInput, id: Id): Promise<PostRow | null> {
  await db.$queryRaw`SELECT 1 FROM community_posts WHERE id = ${id}::uuid FOR UPDATE`;
  return db.communityPost.findFirst({ where: { AND: [where, { id }] } });
}

/** Writes a new post. */
export function insertPost(db: Db, data: Prisma.CommunityPostUncheckedCreateInput): Promise<PostRow> {
  return db.communityPost.create({ data });
}

/** Changes a post that is locked and answers the new row. */
export function updatePost(
  db: Db,
  { organizationId, id }: PostRow,
  columns: Prisma.CommunityPostUncheckedUpdateInput,
): Promise<PostRow> {
  const data = { ...columns, version: { increment: 1 } };
  return db.communityPost.update({ where: { organizationId_id: { organizationId, id } }, data });
}
