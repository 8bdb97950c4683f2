import type { RequestContext } from '../../context';
import { badInput, Failure, notFound } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { addIntervals } from '../../shared/period';
import { setSubscriptionEntitlements } from '../entitlements/entitlement-source.service';
import { livingMember } from '../members/living-member.service';
import { occupySeat } from '../tiers/seat.service';
import { tierById } from '../tiers/tier.loaders';
import { recordSubscription } from './subscription-effects.service';
import { timeZoneOf } from './subscription-payment.service';
import { findSubscriptions, insertSubscription, type SubscriptionRow } from './subscription.repository';
import { LIVE_STATUSES } from './subscription.state';

/** Months of a tier that somebody else has paid. */
export interface GivenMonths {
  readonly memberId: Id;
  readonly tierId: Id;
  readonly months: number;
  readonly startedAt: Date;
  /** The payment of who gave them. */
  readonly purchaseId: Id;
}

/** Refuses months of a tier for who has it: before anybody pays for them. */
export async function checkHasNotTier(
  context: RequestContext,
  which: { readonly organizationId: Id; readonly memberId: Id; readonly tierId: Id },
): Promise<void> {
  const live = await findSubscriptions(context.db, { ...which, status: { in: [...LIVE_STATUSES] } });
  if (live.length > 0) throw new Failure('ALREADY_SUBSCRIBED', 'The member has a live subscription to this tier.');
}

/**
 * Subscribes a living member to a tier for months that somebody else has paid; when they are over it expires.
 * ALREADY_SUBSCRIBED, TIER_LIMIT_REACHED and INVALID_TIER as for any subscription.
 */
export async function startGiftSubscription(context: RequestContext, given: GivenMonths): Promise<SubscriptionRow> {
  const { tierId, months, startedAt, purchaseId } = given;
  const now = context.clock.now();
  const { organizationId, id: memberId, creatorId } = await livingMember(context, given.memberId);
  const tier = await tierById(context).load(tierId);
  if (!tier) throw notFound('Tier');
  if (tier.creatorId && tier.creatorId !== creatorId)
    throw badInput('memberId', "The tier is another creator's than the member's.");
  const timeZone = await timeZoneOf(context);
  const until = addIntervals(startedAt, { unit: 'MONTH', count: months, timeZone }, 1);
  const subscription = await insertSubscription(context.db, {
    ...{ organizationId, id: newId(startedAt), memberId, tierId, priceId: null, kind: 'GIFT', status: 'ACTIVE' },
    ...{ startedAt, currentPeriodStartAt: startedAt, currentPeriodEndAt: until, anchorAt: startedAt },
    ...{ cancelAtPeriodEnd: true, createdAt: now, updatedAt: now },
  });
  await occupySeat(context, subscription);
  recordSubscription(context, 'created', { subscription, creatorId, occurredAt: startedAt });
  const owner = { organizationId, memberId, creatorId, subscriptionId: subscription.id, tierId, purchaseId };
  await setSubscriptionEntitlements(context, { ...owner, from: startedAt, until });
  return subscription;
}
