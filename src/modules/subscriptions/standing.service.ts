import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { defaultTier, tierById } from '../tiers/tier.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { mainSubscription } from './main-subscription.service';
import { subscriptionsOfMember } from './member-status.service';
import { standingOf } from './standing.state';
import type { MemberStanding } from './standing.type';
import { subscriptionsByMember } from './subscription.loaders';
import type { SubscriptionRow } from './subscription.repository';
import { LIVE_STATUSES } from './subscription.state';

/** Whether a member who pays still does. Who may see the member may know this. */
export async function memberStanding(context: RequestContext, memberId: Id): Promise<MemberStanding> {
  return standingOf(await subscriptionsOfMember(context, memberId), context.clock.now());
}

/** The tier that a member is on: that of the main subscription, otherwise the default tier. */
export async function tierOfMember(context: RequestContext, memberId: Id): Promise<TierRow | null> {
  const main = await mainSubscription(context, memberId);
  return main ? tierById(context).load(main.tierId) : defaultTier(context);
}

/**
 * The subscription that stands for a member: the main one or, when none gives access, the newest paid one that is live
 * or, when none is, that is over.
 */
export async function currentSubscription(context: RequestContext, memberId: Id): Promise<SubscriptionRow | null> {
  const main = await mainSubscription(context, memberId);
  if (main) return main;
  const paid = (await subscriptionsByMember(context).load(memberId)).filter(
    ({ kind, status }) => kind === 'PAID' && status !== 'INCOMPLETE',
  );
  return paid.find(({ status }) => LIVE_STATUSES.has(status)) ?? paid[0] ?? null;
}
