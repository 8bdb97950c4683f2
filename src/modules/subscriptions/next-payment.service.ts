import type { RequestContext } from '../../context';
import { loweredAmount } from '../discounts/discount-effect.rules';
import { discountAt } from '../discounts/discount-redemption.service';
import type { DiscountRow } from '../discounts/discount.repository';
import { priceOfTier } from '../tiers/price.loaders';
import type { PriceInterval } from '../tiers/price.type';
import { dueOf } from './renewal.rules';
import type { SubscriptionRow } from './subscription.repository';
import type { SubscriptionStatus } from './subscription.type';

/** What is to be paid for a subscription when its present period ends. */
export interface NextPaymentRow {
  readonly originalAmountMinor: bigint;
  readonly amountMinor: bigint;
  readonly currency: string | null;
  readonly interval: `${PriceInterval}` | null;
  readonly discount: DiscountRow | null;
}

const PAYING: ReadonlySet<SubscriptionStatus> = new Set(['TRIALING', 'ACTIVE', 'PAST_DUE']);

/** The next payment of a subscription; null when none is to come. One that somebody else pays costs nothing. */
export async function nextPaymentOf(
  context: RequestContext,
  subscription: SubscriptionRow,
): Promise<NextPaymentRow | null> {
  const { kind, status, cancelAtPeriodEnd, tierId, priceId, currentPeriodEndAt } = subscription;
  if (!PAYING.has(status) || (kind === 'PAID' && cancelAtPeriodEnd)) return null;
  const price = priceId ? await priceOfTier(context, tierId, priceId) : null;
  const terms = { currency: price?.currency ?? null, interval: price?.interval ?? null };
  if (kind !== 'PAID') return { ...terms, originalAmountMinor: 0n, amountMinor: 0n, discount: null };
  if (!price) return null;
  const { amountMinor: originalAmountMinor } = price;
  const at = currentPeriodEndAt ?? context.clock.now();
  const discount = await discountAt(context, subscription, at);
  const lowered = discount ? loweredAmount(originalAmountMinor, discount) : originalAmountMinor;
  const { payableMinor: amountMinor } = dueOf(lowered, subscription.creditMinor);
  return { ...terms, originalAmountMinor, amountMinor, discount };
}
