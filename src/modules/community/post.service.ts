import { knownViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { existingCreatorId } from '../creators/creator.service';
import { memberById } from '../members/member.loaders';
import type { CommunityPostsArgs } from './contribution-filter.input';
import { postFilterSpec } from './contribution.filter';
import { checkContribution, type ContributionText, topicsOf } from './contribution.rules';
import { activeMember } from './contribution.service';
import { saveMentions } from './mention.repository';
import { judgeText } from './moderation.service';
import {
  insertPost,
  listPosts,
  lockPost,
  type PostRow,
  updatePost as updateRow,
  visiblePosts,
} from './post.repository';

/** One page of the posts that the caller may see, newest first. */
export function findPostPage(context: RequestContext, args: CommunityPostsArgs): Promise<Page<PostRow>> {
  const where = { AND: [visiblePosts(context.viewer), compileFilter(postFilterSpec, args.filter)] };
  return listPosts(context.db, { where, order: NEWEST_FIRST, page: args });
}

/** A post that is to be written. */
export interface NewPostValues extends ContributionText {
  readonly creatorId: Id | null;
  /** Who writes; the creator when empty. */
  readonly memberId: Id | null;
  readonly body: string;
}

/** Writes a post to the community of a creator. The moderation rules in force may hold it back or remove it at once. */
export async function createPost(context: RequestContext, values: NewPostValues): Promise<PostRow> {
  checkContribution(values);
  const { memberId, title = null, body } = values;
  const now = context.clock.now();
  const id = newId(now);
  const creatorId = await communityOf(context, values);
  const activity = { id, creatorId, kind: 'COMMENT', contentId: id } as const;
  if (memberId) await activeMember(context, { ...activity, memberId });
  const { organizationId } = knownViewer(context);
  const status = await judgeText(context, { organizationId, creatorId, id }, `${title ?? ''}\n${body}`);
  const times = { createdAt: now, updatedAt: now };
  const columns = { title, body, topics: topicsOf(values), status };
  const post = await insertPost(context.db, { organizationId, id, creatorId, memberId, ...columns, ...times });
  await saveMentions(context.db, post, true);
  return recordedPost(context, 'created', post);
}

/** Whose community a new post is for. */
async function communityOf(context: RequestContext, { creatorId, memberId }: NewPostValues): Promise<Id> {
  if (creatorId) return existingCreatorId(context, creatorId);
  const own = knownViewer(context).creatorId;
  if (own) return own;
  if (!memberId) throw badInput('creatorId', 'The creatorId is required where no member writes.');
  const member = await memberById(context).load(memberId);
  if (!member) throw notFound('Member');
  return member.creatorId;
}

/** Changes what is given of a post. What was removed stays removed; the rules look at what is visible or held. */
export async function updatePost(context: RequestContext, id: Id, changes: ContributionText): Promise<PostRow> {
  checkContribution(changes);
  const before = await lockPost(context.db, visiblePosts(context.viewer), id);
  if (!before) throw notFound('Post');
  const title = changes.title === undefined ? before.title : changes.title;
  const body = changes.body ?? before.body;
  const topics = topicsOf({ body, topics: changes.topics ?? before.topics });
  const isSame = title === before.title && body === before.body && String(topics) === String(before.topics);
  if (isSame) return before;
  const verdict =
    before.status === 'VISIBLE' ? await judgeText(context, before, `${title ?? ''}\n${body}`) : before.status;
  const columns = { title, body, topics, status: verdict, updatedAt: context.clock.now() };
  const post = await updateRow(context.db, before, columns);
  await saveMentions(context.db, post);
  return recordedPost(context, 'updated', post);
}

/** Notes what happened to a post. */
export function recordedPost(context: RequestContext, verb: string, post: PostRow): PostRow {
  const { id: subjectId, memberId, creatorId } = post;
  recordEvent(context, { type: `community_post.${verb}`, subjectId, memberId, creatorId, data: post });
  return post;
}
