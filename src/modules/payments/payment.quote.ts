import type { Id } from '../../shared/id';
import type { PurchaseKind } from '../purchases/purchase.type';
import type { PaymentRow } from './payment.repository';

/** Money that is due of a member. */
export interface Quote {
  readonly organizationId: Id;
  readonly memberId: Id;
  /** The creator who gets the share. */
  readonly creatorId: Id;
  readonly kind: PurchaseKind;
  /** For what, such as `price:` and an id: money that was reserved for something else is not used for it. */
  readonly subject: string;
  /** In minor units, positive. */
  readonly amountMinor: bigint;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
  /** The provider's token of a card; the provider's default card when there is none. */
  readonly paymentMethod?: string | null | undefined;
  /** Whether nobody is to be told who pays. */
  readonly anonymous?: boolean | undefined;
  /** Whether the gateway asks by itself, without the member: for renewals. */
  readonly offSession?: boolean | undefined;
  /** When it is due, in the organization's time. The work that uses the money is run by this time. */
  readonly at: Date;
  /** Outside of requests with an idempotency key: what makes it the same payment when it is asked for again. */
  readonly claim?: string | undefined;
}

/** So old a reservation is used at most: the work that uses it is run by the time of its quote. */
const FRESH_MS = 120_000;

/**
 * Whether a payment is for just this. The time may differ, but money that was reserved minutes before is not: what is sold
 * would be sold as of then.
 */
export function isFor(payment: PaymentRow, quote: Quote): boolean {
  return (
    !isStale(payment, quote) &&
    payment.memberId === quote.memberId &&
    payment.creatorId === quote.creatorId &&
    payment.kind === quote.kind &&
    payment.anonymous === (quote.anonymous ?? false) &&
    payment.subject === quote.subject &&
    payment.amountMinor === quote.amountMinor &&
    payment.currency === quote.currency &&
    [payment.paymentMethod, payment.reusableMethod].includes(quote.paymentMethod ?? null)
  );
}

function isStale({ status, quotedAt }: PaymentRow, { at }: Quote): boolean {
  return status === 'AUTHORIZED' && at.getTime() - quotedAt.getTime() > FRESH_MS;
}
