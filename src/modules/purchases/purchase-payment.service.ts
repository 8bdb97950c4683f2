import type { RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { type Id, newId } from '../../shared/id';
import { paymentProvider } from '../payments/payment-provider.service';
import type { Quote } from '../payments/payment.quote';
import type { PaymentRow } from '../payments/payment.repository';
import { checkPaymentMethod } from '../payments/payment.rules';
import { bookPayments, reservedFor, takePayments } from '../payments/payment.service';
import type { PriceRow } from '../tiers/price.repository';
import { toldPurchase } from './purchase-anonymity';
import { insertPurchase, type NewPurchase, type PurchaseRow } from './purchase.repository';

/** Something that a member buys and pays through the gateway. */
export interface Buying extends Omit<Quote, 'at'> {
  /** When it is paid, in business time. */
  readonly purchasedAt: Date;
  readonly priceId?: Id | null | undefined;
  readonly subscriptionId?: Id | null | undefined;
  /** Further columns of the purchase. */
  readonly columns?: Partial<NewPurchase>;
}

/** What was bought, and the payment; none where nothing was due. */
export interface Bought {
  readonly purchase: PurchaseRow;
  readonly payment: PaymentRow | null;
}

/**
 * Lets a member pay for something through the payment provider and records the completed purchase, with its event and
 * its booking. Inside a transaction, which is undone and run again once the money is reserved (see takePayments); so it
 * comes after everything that may refuse. An amount of zero needs no payment. PAYMENT_FAILED with the decline code when
 * the card is declined, UNAVAILABLE when the provider does not answer.
 */
export async function buy(context: RequestContext, buying: Buying): Promise<Bought> {
  const { priceId = null, subscriptionId = null, purchasedAt, columns, ...quote } = buying;
  checkPaymentMethod(buying.paymentMethod);
  const now = context.clock.now();
  const [payment = null] = buying.amountMinor > 0n ? await takePayments(context, [{ ...quote, at: now }]) : [];
  const { organizationId, memberId, creatorId, kind, amountMinor, currency, anonymous = false } = buying;
  const purchase = await insertPurchase(context.db, {
    ...columns,
    organizationId,
    id: newId(now),
    memberId,
    subscriptionId,
    priceId,
    kind,
    anonymous,
    status: 'COMPLETED',
    amountMinor,
    currency,
    provider: payment?.provider ?? paymentProvider(context).name,
    providerRef: payment?.providerRef ?? null,
    purchasedAt,
    createdAt: now,
    updatedAt: now,
  });
  if (payment) await bookPayments(context, [{ payment, purchaseId: purchase.id, occurredAt: purchasedAt }]);
  const { id: subjectId } = purchase;
  const event = { subjectId, creatorId, occurredAt: purchasedAt, ...toldPurchase(purchase), isFirst: true };
  recordEvent(context, { type: 'purchase.recorded', ...event });
  return { purchase, payment };
}

/** A period of a subscription that is to be paid. */
export interface DuePeriod {
  readonly organizationId: Id;
  readonly memberId: Id;
  readonly subscriptionId: Id;
  readonly price: PriceRow;
  /** What is paid of the price; all of it when absent. */
  readonly amountMinor?: bigint | undefined;
  readonly startAt: Date;
  readonly creatorId: Id;
  /** The provider's token of a card; the provider's default card when there is none. */
  readonly paymentMethod?: string | null | undefined;
}

/** What a payment for a period of a price is for. */
function periodSubject(priceId: Id): string {
  return `price:${priceId}`;
}

/** The columns of a subscription by which the card that was named pays its further periods. */
export function cardColumns(
  context: RequestContext,
  card: { readonly priceId: Id; readonly paymentMethod: string | null | undefined },
): { readonly paymentMethod: string; readonly cardLast4: string | null } | undefined {
  const { priceId, paymentMethod } = card;
  checkPaymentMethod(paymentMethod);
  if (!paymentMethod) return undefined;
  const reserved = reservedFor(context, periodSubject(priceId));
  return { paymentMethod: reserved?.reusableMethod ?? paymentMethod, cardLast4: reserved?.cardLast4 ?? null };
}

/** Lets a member pay one period of a subscription. The subscription itself brings the entitlements. */
export function payPeriod(context: RequestContext, period: DuePeriod): Promise<Bought> {
  const { price, startAt: purchasedAt, amountMinor = price.amountMinor, ...owner } = period;
  const { id: priceId, currency } = price;
  return buy(context, {
    ...owner,
    kind: 'TIER',
    subject: periodSubject(priceId),
    priceId,
    amountMinor,
    currency,
    purchasedAt,
  });
}
