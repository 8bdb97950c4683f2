import type { PriceModel, PurchaseModel, RefundModel } from '../database/generated/models';
import type { Id } from '../shared/id';
import { bookPayBack, bookPurchase } from './bookings';
import type { Person, Population } from './people';

/** The built-in payment provider. */
const PROVIDER = 'test';
const REASONS = ['requested_by_customer', 'duplicate', 'Changed my mind'] as const;

/** What is paid for. */
export interface Charge {
  readonly price: PriceModel;
  readonly at: Date;
  readonly kind?: PurchaseModel['kind'];
  readonly status?: PurchaseModel['status'];
  readonly subscriptionId?: Id;
  /** The price's own amount when absent. */
  readonly amountMinor?: bigint;
}

/** Records a payment of a person. */
export function charge({ ledger }: Population, { row: member }: Person, what: Charge): PurchaseModel {
  const { price, at, kind = 'TIER', status = 'COMPLETED', subscriptionId = null } = what;
  const row: PurchaseModel = {
    ...ledger.born(at),
    memberId: member.id,
    priceId: price.id,
    subscriptionId,
    kind,
    status,
    amountMinor: what.amountMinor ?? price.amountMinor,
    refundedMinor: 0n,
    currency: price.currency,
    anonymous: false,
    provider: PROVIDER,
    providerRef: null,
    purchasedAt: at,
  };
  ledger.tables.purchases.push(row);
  bookPurchase(ledger, { purchase: row, creatorId: member.creatorId });
  ledger.note('purchase.recorded', at, { row, memberId: member.id, creatorId: member.creatorId });
  return row;
}

/** Pays a purchase back, all of it or half. Answers whether all went back. */
export function payBack(
  { ledger }: Population,
  { row: member, random }: Person,
  refund: { readonly purchase: PurchaseModel; readonly at: Date; readonly whole: boolean },
): boolean {
  const { purchase, at } = refund;
  const half = purchase.amountMinor / 2n;
  const whole = refund.whole || half === 0n;
  const amountMinor = whole ? purchase.amountMinor : half;
  const row: RefundModel = {
    organizationId: ledger.organizationId,
    id: ledger.id(at),
    purchaseId: purchase.id,
    amountMinor,
    reason: random.pick(REASONS),
    status: 'SUCCEEDED',
    ...{ paymentId: null, providerRef: null, failureCode: null, settleAt: null },
    refundedAt: at,
    createdAt: at,
  };
  ledger.tables.refunds.push(row);
  bookPayBack(ledger, row, { purchase, creatorId: member.creatorId });
  ledger.change(purchase, at, { refundedMinor: amountMinor, status: whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED' });
  const { id: memberId, creatorId } = member;
  ledger.note('purchase.refunded', at, { row: purchase, memberId, creatorId, extra: { refund: row } });
  return whole;
}
