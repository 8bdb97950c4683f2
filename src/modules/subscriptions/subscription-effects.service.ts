import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { amountDue } from '../discounts/discount-redemption.service';
import { setSubscriptionEntitlements } from '../entitlements/entitlement-source.service';
import { payPeriod } from '../purchases/purchase-payment.service';
import type { PriceRow } from '../tiers/price.repository';
import type { ChargeVerb } from './renewal.rules';
import { type LockedSubscription, lockSubscription, type SubscriptionRow } from './subscription.repository';

/** A subscription that the caller may see and that nobody else can change until the transaction ends. */
export async function findOwnSubscription(context: RequestContext, id: Id): Promise<LockedSubscription> {
  const found = await lockSubscription(context.db, knownViewer(context), id);
  if (!found) throw notFound('Subscription');
  return found;
}

/** A subscription whose period has just begun or whose tier has just changed. */
export interface Renewal {
  readonly subscription: SubscriptionRow;
  readonly creatorId: Id;
  /** What is to be paid for the present period; null when nothing is. */
  readonly price: PriceRow | null;
  /** What of it is to be paid with money; what the discount leaves of it when absent. */
  readonly amountMinor?: bigint | undefined;
  /** From when products are entitled that were not before. */
  readonly from: Date;
  /** When it is paid; at the start of the period when absent. */
  readonly paidAt?: Date | undefined;
}

/** Lets the present period of a subscription be paid, and entitles to the tier's products until it ends. */
export async function payAndEntitle(context: RequestContext, renewal: Renewal): Promise<void> {
  const { subscription, creatorId, price, from } = renewal;
  const { organizationId, id: subscriptionId, memberId, tierId } = subscription;
  const { currentPeriodStartAt: startAt, currentPeriodEndAt: until, paymentMethod } = subscription;
  const owner = { organizationId, memberId, creatorId, subscriptionId };
  const amountMinor =
    renewal.amountMinor ?? (price ? await amountDue(context, subscription, { price, at: startAt }) : undefined);
  const payment = { price, amountMinor, startAt: renewal.paidAt ?? startAt, paymentMethod };
  const bought = price ? await payPeriod(context, { ...owner, ...payment, price }) : null;
  await setSubscriptionEntitlements(context, {
    ...owner,
    tierId,
    purchaseId: bought?.purchase.id ?? null,
    from,
    until,
  });
}

/** What can be told of a subscription. */
export type SubscriptionVerb =
  | ('created' | 'changed' | 'paused' | 'resumed' | ChargeVerb | 'payment_method_set')
  | ('cancellation_scheduled' | 'cancellation_withdrawn' | 'canceled');

/** Notes what happened to a subscription. */
export function recordSubscription(
  context: RequestContext,
  verb: SubscriptionVerb,
  change: {
    readonly subscription: SubscriptionRow;
    readonly creatorId: Id;
    readonly occurredAt?: Date;
    /** What was changed of the terms or the card, as it was before. */
    readonly previous?: Partial<SubscriptionRow>;
  },
): void {
  const { subscription, creatorId, occurredAt = context.clock.now(), previous } = change;
  const { id: subjectId, memberId } = subscription;
  recordEvent(context, {
    type: `subscription.${verb}`,
    subjectId,
    memberId,
    creatorId,
    occurredAt,
    data: previous ? { ...subscription, previous } : subscription,
  });
}
