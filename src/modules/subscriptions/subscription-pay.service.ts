import type { RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { discountOf } from '../discounts/discount-redemption.service';
import { paymentProvider } from '../payments/payment-provider.service';
import { checkPaymentMethod } from '../payments/payment.rules';
import { cardColumns } from '../purchases/purchase-payment.service';
import { priceById } from '../tiers/price.loaders';
import { intervalOf } from '../tiers/price.period';
import type { PriceRow } from '../tiers/price.repository';
import { writeSubscriptions } from './renewal.repository';
import { chargeOf, costOf, dueOf, paidColumns } from './renewal.rules';
import { dueAtOf, isBilledHere } from './subscription-due.rules';
import { findOwnSubscription, payAndEntitle, recordSubscription } from './subscription-effects.service';
import { timeZoneOf } from './subscription-payment.service';
import { type LockedSubscription, type SubscriptionRow, updateSubscription } from './subscription.repository';
import { statusAfter } from './subscription.state';

/** A subscription and the card that pays from now on. */
interface NewCard extends LockedSubscription {
  readonly price: PriceRow;
  readonly paymentMethod: string;
}

/**
 * Gives a subscription another card and lets it pay what is due now: of one that is PAST_DUE the period that is owed, of
 * one that is UNPAID a new one from now on. Where nothing is due the card is only kept for later. PAYMENT_FAILED when the
 * card is declined, and nothing is changed then; INVALID_STATE when the subscription is over, or nothing is paid for it
 * through the gateway.
 */
export async function paySubscription(
  context: RequestContext,
  id: Id,
  paymentMethod: string,
): Promise<SubscriptionRow> {
  checkPaymentMethod(paymentMethod);
  const found = await findOwnSubscription(context, id);
  const { subscription } = found;
  const owes = subscription.status === 'PAST_DUE' || subscription.status === 'UNPAID';
  // Before the price is looked for: what is given for nothing has none.
  const status = statusAfter(subscription, owes ? 'pay' : 'setPaymentMethod', context.clock.now());
  const card = { ...found, price: await billedPrice(context, subscription, paymentMethod), paymentMethod };
  return owes ? payOwed(context, card, status) : setPaymentMethod(context, card);
}

/** The price of a subscription that the gateway bills, once it has the card. */
async function billedPrice(
  context: RequestContext,
  subscription: SubscriptionRow,
  paymentMethod: string,
): Promise<PriceRow> {
  const { priceId } = subscription;
  const price =
    priceId && isBilledHere({ ...subscription, paymentMethod }) ? await priceById(context).load(priceId) : null;
  if (!price?.interval) throw new Failure('INVALID_STATE', 'The subscription is billed elsewhere.');
  return price;
}

async function payOwed(
  context: RequestContext,
  card: NewCard,
  status: SubscriptionRow['status'],
): Promise<SubscriptionRow> {
  const { subscription: before, creatorId, price } = card;
  const now = context.clock.now();
  // A retry that was due and is not done yet would have paid the period of then; what follows is due after it.
  const at = before.dueAt && before.dueAt < now ? before.dueAt : now;
  const step = chargeOf(before, at, intervalOf(price, await timeZoneOf(context)));
  const discount = await discountOf(context, before);
  const due = dueOf(costOf(before, price, { discount, at: step.period.startAt }), before.creditMinor);
  const columns = { ...paidColumns(before, step, due), ...columnsOf(context, card), status, updatedAt: now };
  const subscription = await updateSubscription(context.db, before, columns);
  recordSubscription(context, step.verb, { subscription, creatorId });
  const payment = { price, amountMinor: due.payableMinor, from: now, paidAt: now };
  await payAndEntitle(context, { subscription, creatorId, ...payment });
  return subscription;
}

/** Keeps a card for what is due later. The same one again changes nothing. */
async function setPaymentMethod(context: RequestContext, card: NewCard): Promise<SubscriptionRow> {
  const { subscription: before, creatorId } = card;
  const now = context.clock.now();
  const columns = columnsOf(context, card);
  const { paymentMethod, cardLast4 } = before;
  if (columns.paymentMethod === paymentMethod) return before;
  const subscription = { ...before, ...columns, updatedAt: now, version: before.version + 1 };
  // What is due and not done yet stays due, so that it is not left out.
  subscription.dueAt = before.dueAt && before.dueAt <= now ? before.dueAt : dueAtOf(subscription, now);
  if (!before.dueAt && subscription.dueAt && subscription.dueAt <= now)
    throw new Failure('INVALID_STATE', 'The period of the subscription ended while nobody billed it.');
  await writeSubscriptions(context.db, [subscription]);
  recordSubscription(context, 'payment_method_set', {
    subscription,
    creatorId,
    previous: { paymentMethod, cardLast4 },
  });
  return subscription;
}

function columnsOf(context: RequestContext, { subscription, price, paymentMethod }: NewCard) {
  const provider = subscription.provider ?? paymentProvider(context).name;
  return { provider, paymentMethod, ...cardColumns(context, { priceId: price.id, paymentMethod }) };
}
