import type { RequestContext } from '../../context';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { type CommentRow, lockComment, updateComment, visibleComments } from './comment.repository';
import { recordedComment } from './comment.service';
import type { ContributionStatus } from './community.kinds';
import { saveMentions } from './mention.repository';
import { lockPost, type PostRow, updatePost, visiblePosts } from './post.repository';
import { recordedPost } from './post.service';
import { resolvePending } from './report.repository';

/** Which post or comment is meant. */
export interface ContributionRef {
  readonly type: 'CommunityPost' | 'CommunityComment';
  readonly id: Id;
}

/** A post or a comment that nobody else changes until the transaction ends, or NOT_FOUND. */
export type LockedContribution =
  | { readonly type: 'CommunityPost'; readonly row: PostRow }
  | { readonly type: 'CommunityComment'; readonly row: CommentRow };

/** Locks a post or a comment that the caller may see. */
export async function lockContribution(context: RequestContext, ref: ContributionRef): Promise<LockedContribution> {
  if (ref.type === 'CommunityPost') {
    const row = await lockPost(context.db, visiblePosts(context.viewer), ref.id);
    if (row) return { type: ref.type, row };
    throw notFound('Post');
  }
  const row = await lockComment(context.db, visibleComments(context.viewer), ref.id);
  if (row) return { type: ref.type, row };
  throw notFound('Comment');
}

/**
 * Decides how a post or a comment stands, and with it what becomes of the reports of it that nobody has looked at:
 * upheld when it is removed, dismissed when it is visible. Held back, they wait.
 */
export async function decide(
  context: RequestContext,
  locked: LockedContribution,
  status: ContributionStatus,
): Promise<PostRow | CommentRow> {
  const { row } = locked;
  const now = context.clock.now();
  if (status !== 'HELD') {
    const outcome = { status: status === 'REMOVED' ? 'UPHELD' : 'DISMISSED', resolvedAt: now, updatedAt: now } as const;
    await resolvePending(context.db, { organizationId: row.organizationId, ...subjectColumn(locked) }, outcome);
  }
  return row.status === status ? row : setStatus(context, locked, status);
}

/** Lets a post or a comment stand otherwise, with the topics that it mentions. */
export async function setStatus(
  context: RequestContext,
  locked: LockedContribution,
  status: ContributionStatus,
): Promise<PostRow | CommentRow> {
  const columns = { status, updatedAt: context.clock.now() };
  if (locked.type === 'CommunityPost') {
    const post = await updatePost(context.db, locked.row, columns);
    await saveMentions(context.db, post);
    return recordedPost(context, 'moderated', post);
  }
  const comment = await updateComment(context.db, locked.row, columns);
  await saveMentions(context.db, comment);
  return recordedComment(context, 'moderated', comment);
}

/** The column by which a report names a post or a comment. */
export function subjectColumn({ type, row }: LockedContribution): { postId: Id } | { commentId: Id } {
  return type === 'CommunityPost' ? { postId: row.id } : { commentId: row.id };
}
