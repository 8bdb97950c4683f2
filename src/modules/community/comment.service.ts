import type { RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import type { CommunityCommentsArgs } from './contribution-filter.input';
import { commentFilterSpec } from './contribution.filter';
import { checkContribution, topicsOf } from './contribution.rules';
import { activeMember } from './contribution.service';
import { type CommentRow, findComments, insertComment, listComments, visibleComments } from './comment.repository';
import { saveMentions } from './mention.repository';
import { judgeText } from './moderation.service';
import { findPosts, type PostRow, visiblePosts } from './post.repository';

/** A conversation is read from its beginning. */
const OLDEST_FIRST: ListOrder = { column: 'createdAt', direction: 'asc', kind: 'instant' };

/** One page of the comments that the caller may see, oldest first. */
export function findCommentPage(context: RequestContext, args: CommunityCommentsArgs): Promise<Page<CommentRow>> {
  const where = { AND: [visibleComments(context.viewer), compileFilter(commentFilterSpec, args.filter)] };
  return listComments(context.db, { where, order: OLDEST_FIRST, page: args });
}

/** A comment that is to be written. */
export interface NewCommentValues {
  readonly postId: Id;
  readonly parentId: Id | null;
  /** Who writes; the creator when empty. */
  readonly memberId: Id | null;
  readonly body: string;
}

/** Writes a comment to a visible post. The moderation rules in force may hold it back or remove it at once. */
export async function createComment(context: RequestContext, values: NewCommentValues): Promise<CommentRow> {
  checkContribution(values);
  const { parentId, memberId, body } = values;
  const now = context.clock.now();
  const id = newId(now);
  const { organizationId, creatorId, id: postId } = await visiblePost(context, values);
  const activity = { id, creatorId, kind: 'COMMENT', contentId: postId } as const;
  if (memberId) await activeMember(context, { ...activity, memberId });
  const status = await judgeText(context, { organizationId, creatorId, id }, body);
  const place = { organizationId, id, postId, creatorId, parentId, memberId };
  const times = { createdAt: now, updatedAt: now };
  const comment = await insertComment(context.db, { ...place, body, topics: topicsOf({ body }), status, ...times });
  await saveMentions(context.db, comment, true);
  return recordedComment(context, 'created', comment);
}

/** The visible post that is commented, and the comment that is answered must be one to it. */
async function visiblePost(context: RequestContext, { postId, parentId }: NewCommentValues): Promise<PostRow> {
  const [post] = await findPosts(context.db, {
    AND: [visiblePosts(context.viewer), { id: postId, status: 'VISIBLE' }],
  });
  if (!post) throw notFound('Post');
  if (!parentId) return post;
  const own = { organizationId: post.organizationId, postId, id: parentId, status: 'VISIBLE' } as const;
  if ((await findComments(context.db, own)).length === 0) throw notFound('Comment');
  return post;
}

/** Notes what happened to a comment. */
export function recordedComment(context: RequestContext, verb: string, comment: CommentRow): CommentRow {
  const { id: subjectId, memberId, creatorId } = comment;
  recordEvent(context, { type: `community_comment.${verb}`, subjectId, memberId, creatorId, data: comment });
  return comment;
}
