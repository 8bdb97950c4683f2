import { knownViewer, type RequestContext } from '../../context';
import type { DiscountRow } from '../discounts/discount.repository';
import { organizationById } from '../organizations/organization.loaders';
import { lastPaidSince } from '../purchases/purchase.service';
import { priceById } from '../tiers/price.loaders';
import type { PriceRow } from '../tiers/price.repository';
import { checkCurrency, unusedMinor } from './proration.rules';
import { costOf, type Due, dueOf } from './renewal.rules';
import type { SubscriptionRow } from './subscription.repository';
import { firstPeriodColumns } from './subscription.rules';

/** By which calendar periods are counted off. */
export async function timeZoneOf(context: RequestContext): Promise<string> {
  const organization = await organizationById(context).load(knownViewer(context).organizationId);
  return organization?.timeZone ?? 'UTC';
}

/** A period that begins now and is to be paid. */
export interface NewPeriod {
  readonly price: PriceRow;
  readonly discount: DiscountRow | null;
  readonly at: Date;
}

/** What is to be paid for a new period, and the columns of the subscription when it is. */
export interface PeriodPayment {
  readonly payableMinor: bigint;
  readonly columns: Pick<
    SubscriptionRow,
    'currentPeriodStartAt' | 'currentPeriodEndAt' | 'anchorAt' | 'creditMinor' | 'periodCreditMinor'
  >;
}

/** The payment of a period that begins now, when nothing is left of the one before. Earlier credit pays first. */
export async function periodPayment(
  context: RequestContext,
  subscription: SubscriptionRow,
  period: NewPeriod,
): Promise<PeriodPayment> {
  return paymentOf(subscription, period, {
    creditMinor: subscription.creditMinor,
    timeZone: await timeZoneOf(context),
  });
}

/**
 * The payment of a period that begins now in the midst of another: what is left of that, by time, pays first, together
 * with earlier credit. INVALID_STATE when something is left and the price is in another currency.
 */
export async function proratedPayment(
  context: RequestContext,
  before: SubscriptionRow,
  period: NewPeriod,
): Promise<PeriodPayment> {
  const { price, at } = period;
  const creditMinor = before.creditMinor + unusedMinor(await paidPeriod(context, before), at);
  const earlier = before.priceId ? await priceById(context).load(before.priceId) : null;
  if (earlier) checkCurrency(creditMinor, earlier.currency, price.currency);
  return paymentOf(before, period, { creditMinor, timeZone: await timeZoneOf(context) });
}

function paymentOf(
  subscription: SubscriptionRow,
  { price, discount, at }: NewPeriod,
  { creditMinor, timeZone }: { readonly creditMinor: bigint; readonly timeZone: string },
): PeriodPayment {
  const due: Due = dueOf(costOf(subscription, price, { discount, at }), creditMinor);
  const credit = { creditMinor: creditMinor - due.creditMinor, periodCreditMinor: due.creditMinor };
  return { payableMinor: due.payableMinor, columns: { ...firstPeriodColumns(price, at, timeZone), ...credit } };
}

async function paidPeriod(context: RequestContext, subscription: SubscriptionRow) {
  const { organizationId, id: subscriptionId, kind, status, periodCreditMinor } = subscription;
  const { currentPeriodStartAt: startAt, currentPeriodEndAt: endAt } = subscription;
  if (kind !== 'PAID' || status !== 'ACTIVE') return { startAt, endAt, valueMinor: 0n };
  // Each period has one payment; a period that was begun at the same instant had another.
  const money = await lastPaidSince(context, { organizationId, subscriptionId, since: startAt });
  return { startAt, endAt, valueMinor: money + periodCreditMinor };
}
