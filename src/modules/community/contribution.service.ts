import type { RequestContext } from '../../context';
import { toGlobalId } from '../../schema/global-id';
import { Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { recordActivities } from '../engagement/activity.service';
import { livingMember } from '../members/living-member.service';
import type { MemberRow } from '../members/member.repository';

/** What a member does in a community, as it is counted. */
export interface CommunityActivity {
  readonly id: Id;
  readonly memberId: Id;
  readonly creatorId: Id;
  readonly kind: 'COMMENT' | 'REACTION';
  readonly contentId: Id;
}

/**
 * The living member who does something in a community, with the activity counted; INVALID_STATE when the member may not
 * comment at present. The activity comes first: whoever records activities locks in its order, and the member last.
 */
export async function activeMember(context: RequestContext, activity: CommunityActivity): Promise<MemberRow> {
  const now = context.clock.now();
  const { memberId, creatorId, ...rest } = activity;
  const ids = { memberId: toGlobalId('Member', memberId), creatorId: toGlobalId('Creator', creatorId) };
  const { refusals } = await recordActivities(context, [{ ...rest, ...ids, occurredAt: now.toISOString() }]);
  if (refusals.some(({ field }) => field === 'memberId')) throw notFound('Member');
  if (refusals.length > 0) throw new Failure('INVALID_STATE', refusals[0]?.message ?? 'The activity was refused.');
  const member = await livingMember(context, memberId, 'UPDATE');
  if (activity.kind !== 'REACTION') checkMayWrite(member, now);
  return member;
}

function checkMayWrite({ commentingDisabled, commentingDisabledUntil: until }: MemberRow, now: Date): void {
  if (commentingDisabled && (!until || until > now))
    throw new Failure('INVALID_STATE', 'Commenting is disabled for this member.');
}
