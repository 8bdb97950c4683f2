import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { type CommentRow, countComments, findComments, visibleComments } from './comment.repository';
import { findRules, type ModerationRuleRow, visibleRules } from './moderation.repository';
import { findPosts, type PostRow, visiblePosts } from './post.repository';
import { type CountedReactions, countReactions } from './reaction.repository';
import { findReports, type ReportRow, visibleReports } from './report.repository';

/** A post that the caller may see, by id, or null. */
export const postById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(PostRow | null)[]> => {
  const rows = await findPosts(context.db, { AND: [visiblePosts(context.viewer), { id: { in: [...ids] } }] });
  return oneByKey(ids, rows, (row) => row.id);
});

/** A comment that the caller may see, by id, or null. */
export const commentById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(CommentRow | null)[]> => {
    const rows = await findComments(context.db, { AND: [visibleComments(context.viewer), { id: { in: [...ids] } }] });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** How many visible comments a post has. */
export const commentCount = loader(async (context: RequestContext, ids: readonly Id[]): Promise<number[]> => {
  const rows = await countComments(context.db, knownViewer(context).organizationId, ids);
  return oneByKey(ids, rows, (row) => row.postId).map((row) => row?.count ?? 0);
});

/** How members react to a post or a comment. */
export const reactionCounts = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<CountedReactions[][]> => {
    const rows = await countReactions(context.db, knownViewer(context).organizationId, ids);
    return manyByKey(ids, rows, (row) => row.subjectId);
  },
);

/** A report that the caller may see, by id, or null. */
export const reportById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(ReportRow | null)[]> => {
  const rows = await findReports(context.db, { AND: [visibleReports(context.viewer), { id: { in: [...ids] } }] });
  return oneByKey(ids, rows, (row) => row.id);
});

/** A moderation rule that the caller may see, by id, or null. */
export const ruleById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(ModerationRuleRow | null)[]> => {
    const rows = await findRules(context.db, { AND: [visibleRules(context.viewer), { id: { in: [...ids] } }] });
    return oneByKey(ids, rows, (row) => row.id);
  },
);
