import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { priceOfTier } from '../tiers/price.loaders';
import { tierById } from '../tiers/tier.loaders';
import { subscriptionsByMember } from './subscription.loaders';
import type { SubscriptionRow } from './subscription.repository';
import { givesAccess } from './subscription.state';

interface Candidate {
  readonly subscription: SubscriptionRow;
  readonly rank: number;
  readonly amountMinor: bigint;
}

/**
 * The one subscription of a member to be shown where there is room for one: of those that give access now, that of the
 * tier with the highest rank; of several the dearest, and of equals the newest. Null when none gives access.
 */
export async function mainSubscription(context: RequestContext, memberId: Id): Promise<SubscriptionRow | null> {
  return mainOf(context, await openSubscriptions(context, memberId));
}

/** The subscriptions of a member that give access now. */
export async function openSubscriptions(context: RequestContext, memberId: Id): Promise<SubscriptionRow[]> {
  const now = context.clock.now();
  return (await subscriptionsByMember(context).load(memberId)).filter((row) => givesAccess(row, now));
}

/** Of subscriptions that give access, the one to be shown where there is room for one. */
export async function mainOf(
  context: RequestContext,
  subscriptions: readonly SubscriptionRow[],
): Promise<SubscriptionRow | null> {
  const candidates = await Promise.all(subscriptions.map((subscription) => candidate(context, subscription)));
  const [main] = candidates.sort(higherFirst);
  return main?.subscription ?? null;
}

async function candidate(context: RequestContext, subscription: SubscriptionRow): Promise<Candidate> {
  const { tierId, priceId } = subscription;
  const [tier, price] = await Promise.all([
    tierById(context).load(tierId),
    priceId ? priceOfTier(context, tierId, priceId) : null,
  ]);
  return { subscription, rank: tier?.rank ?? 0, amountMinor: price?.amountMinor ?? 0n };
}

function higherFirst(a: Candidate, b: Candidate): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  if (a.amountMinor !== b.amountMinor) return a.amountMinor < b.amountMinor ? 1 : -1;
  return a.subscription.id < b.subscription.id ? 1 : -1;
}
