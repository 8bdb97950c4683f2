import { may } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { manyByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import type { MemberStatus } from './member-status.type';
import { subscriptionsByMember } from './subscription.loaders';
import { findSubscriptions, type SubscriptionRow } from './subscription.repository';
import { givesAccess } from './subscription.state';
import type { SubscriptionKind } from './subscription.type';

/** The status that access on these terms makes. */
export const STATUS_OF: Readonly<Record<SubscriptionKind, MemberStatus>> = {
  PAID: 'PAID',
  GIFT: 'GIFT',
  COMPLIMENTARY: 'COMPED',
};

/** The terms of access, those that count more first. */
export const HIGHEST_FIRST: readonly SubscriptionKind[] = ['PAID', 'GIFT', 'COMPLIMENTARY'];

/**
 * On what terms a member has access now. Who may see the member may know this, also without the scope
 * subscriptions:read; with it, the subscriptions that the caller reads anyway are used.
 */
export async function memberStatus(context: RequestContext, memberId: Id): Promise<MemberStatus> {
  return statusOf(await subscriptionsOfMember(context, memberId), context.clock.now());
}

/** All subscriptions of a member whom the caller has found, also without that scope: for what is derived from them. */
export function subscriptionsOfMember(context: RequestContext, memberId: Id): Promise<SubscriptionRow[]> {
  const source = may(context.viewer, 'subscriptions:read') ? subscriptionsByMember : tenuresByMember;
  return source(context).load(memberId);
}

/** The highest of the terms on which subscriptions give access at an instant. */
export function statusOf(subscriptions: readonly SubscriptionRow[], at: Date): MemberStatus {
  const open = subscriptions.filter((row) => givesAccess(row, at));
  const highest = HIGHEST_FIRST.find((kind) => open.some((row) => row.kind === kind));
  return highest ? STATUS_OF[highest] : 'FREE';
}

/** The subscriptions of a member whom the caller has found, for nothing but the member's status. */
const tenuresByMember = loader(async (context: RequestContext, ids: readonly Id[]): Promise<SubscriptionRow[][]> => {
  const { organizationId } = knownViewer(context);
  const where = { organizationId, memberId: { in: [...ids] } };
  return manyByKey(ids, await findSubscriptions(context.db, where), (row) => row.memberId);
});
