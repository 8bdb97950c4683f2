import type { RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { livingMember } from '../members/living-member.service';
import type { CommentRow } from './comment.repository';
import type { ReactionKind } from './community.kinds';
import { commentById, postById } from './community.loaders';
import type { ContributionRef } from './contribution-decision.service';
import { activeMember } from './contribution.service';
import type { PostRow } from './post.repository';
import { deleteReaction, findReaction, saveReaction } from './reaction.repository';

/** How a member is to react from now on. */
export interface ReactionValues {
  readonly subject: ContributionRef;
  readonly memberId: Id;
  /** Null takes the reaction back. */
  readonly kind: ReactionKind | null;
}

/** Lets a member react to a visible post or comment, in the place of how the member reacted before. */
export async function setReaction(context: RequestContext, values: ReactionValues): Promise<PostRow | CommentRow> {
  const { subject, memberId, kind } = values;
  const { type, id: subjectId } = subject;
  const row = await (type === 'CommunityPost' ? postById : commentById)(context).load(subjectId);
  if (row?.status !== 'VISIBLE') throw notFound(type === 'CommunityPost' ? 'Post' : 'Comment');
  const { organizationId, creatorId } = row;
  const key = { organizationId, subjectId, memberId };
  const now = context.clock.now();
  const known = await findReaction(context.db, key);
  if (known || !kind) await livingMember(context, memberId, 'UPDATE');
  else await activeMember(context, { id: newId(now), memberId, creatorId, kind: 'REACTION', contentId: subjectId });
  // Read again: the member is held now, and with it all that the member does.
  const before = (await findReaction(context.db, key))?.kind ?? null;
  if (before === kind) return row;
  if (kind) await saveReaction(context.db, { ...key, kind, createdAt: now });
  else await deleteReaction(context.db, key);
  const event = type === 'CommunityPost' ? 'community_post.reacted' : 'community_comment.reacted';
  recordEvent(context, { type: event, subjectId, memberId, creatorId, data: { ...row, reaction: { memberId, kind } } });
  return row;
}
