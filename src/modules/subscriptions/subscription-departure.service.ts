import { SCOPES } from '../../auth/scope';
import { knownViewer, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { cancelSubscription } from './subscription-lifecycle.service';
import { findSubscriptions } from './subscription.repository';
import { LIVE_STATUSES } from './subscription.state';

/**
 * Cancels at once everything that a member is subscribed to. It is part of the member's leaving, so it takes no scope of
 * its own.
 */
export async function cancelSubscriptionsOf(
  context: RequestContext,
  member: { readonly organizationId: Id; readonly id: Id },
  reason: string | null,
): Promise<void> {
  const { organizationId, id: memberId } = member;
  const live = await findSubscriptions(context.db, { organizationId, memberId, status: { in: [...LIVE_STATUSES] } });
  const unhindered = { ...context, viewer: { ...knownViewer(context), scopes: new Set(SCOPES) } };
  for (const { id } of live) await cancelSubscription(unhindered, id, { atPeriodEnd: false, reason });
}

/** Which of these members have a live subscription. */
export async function whoHasLiveSubscriptions(
  context: RequestContext,
  organizationId: Id,
  memberIds: readonly Id[],
): Promise<Id[]> {
  const status = { in: [...LIVE_STATUSES] };
  const live = await findSubscriptions(context.db, { organizationId, memberId: { in: [...memberIds] }, status });
  return [...new Set(live.map(({ memberId }) => memberId))];
}
