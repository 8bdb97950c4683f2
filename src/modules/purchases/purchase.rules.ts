import { Failure, Problems } from '../../shared/failure';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import { checkFilledText, checkText, checkWhole } from '../../shared/text-rules';
import type { PurchaseRow } from './purchase.repository';
import type { PurchaseStatus } from './purchase.type';

const MAX_PROVIDER = 100;
const MAX_PROVIDER_REF = 255;
const MAX_REASON = 500;

/** Where each status can lead. */
const NEXT: Readonly<Record<PurchaseStatus, readonly PurchaseStatus[]>> = {
  PENDING: ['COMPLETED', 'FAILED', 'EXPIRED'],
  COMPLETED: ['PARTIALLY_REFUNDED', 'REFUNDED'],
  PARTIALLY_REFUNDED: ['PARTIALLY_REFUNDED', 'REFUNDED'],
  FAILED: [],
  EXPIRED: [],
  REFUNDED: [],
};

/** The statuses in which a payment can be recorded: nothing of it can have been paid back before. */
const RECORDABLE: ReadonlySet<PurchaseStatus> = new Set(['PENDING', ...NEXT.PENDING]);

/** What is checked of a payment that is recorded. */
export interface PurchaseValues {
  readonly amountMinor: number;
  readonly currency: string;
  readonly provider: string;
  readonly providerRef?: string | null | undefined;
  readonly status: PurchaseStatus;
  readonly purchasedAt?: Date | null | undefined;
}

/** Checks a payment that is recorded and refuses all that is wrong at once. */
export function checkPurchase(values: PurchaseValues, now: Date, price: { readonly currency: string } | null): void {
  const problems = new Problems();
  const { amountMinor, currency, provider, providerRef, status, purchasedAt } = values;
  checkWhole(problems, 'amountMinor', { number: amountMinor, min: 0, max: Number(MAX_AMOUNT_MINOR) });
  const code = parseCurrency(currency);
  problems.check(code !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  if (code && price)
    problems.check(code === price.currency, 'currency', `The currency must be the price's, ${price.currency}.`);
  checkFilledText(problems, 'provider', { text: provider, max: MAX_PROVIDER });
  if (providerRef !== null) checkFilledText(problems, 'providerRef', { text: providerRef, max: MAX_PROVIDER_REF });
  problems.check(RECORDABLE.has(status), 'status', `A purchase cannot be recorded as ${status}.`);
  if (purchasedAt) problems.check(purchasedAt <= now, 'purchasedAt', 'The purchasedAt must not be in the future.');
  problems.throwIfAny();
}

/** Checks the words with which money is paid back. */
export function checkRefundReason(reason: string | null | undefined): void {
  const problems = new Problems();
  checkText(problems, 'reason', { text: reason, max: MAX_REASON });
  problems.throwIfAny();
}

/** A purchase after a refund. */
export interface RefundOutcome {
  readonly amountMinor: bigint;
  readonly refundedMinor: bigint;
  readonly status: PurchaseStatus;
}

/** What a purchase is without a refund that came to nothing. */
export function withoutRefund(
  { refundedMinor: before }: PurchaseRow,
  amountMinor: bigint,
): Pick<RefundOutcome, 'refundedMinor' | 'status'> {
  const refundedMinor = before - amountMinor;
  return { refundedMinor, status: refundedMinor > 0n ? 'PARTIALLY_REFUNDED' : 'COMPLETED' };
}

/** How much of a purchase can still be paid back, in minor units; 0 when nothing can. */
export function refundableMinor({ status, amountMinor, refundedMinor }: PurchaseRow): bigint {
  const left = amountMinor - refundedMinor;
  return NEXT[status].includes('REFUNDED') && left > 0n ? left : 0n;
}

/**
 * What a refund makes of a purchase: all that is left when no amount is given. Only what was paid and not paid back yet
 * can be paid back.
 */
export function refundOutcome(purchase: PurchaseRow, amount: number | null | undefined): RefundOutcome {
  const left = refundableMinor(purchase);
  if (left === 0n) throw new Failure('INVALID_STATE', 'Nothing of this purchase can be paid back.');
  const amountMinor = amount === null || amount === undefined ? left : BigInt(amount);
  const problems = new Problems();
  problems.check(amountMinor > 0n, 'amountMinor', 'The amountMinor must be positive.');
  problems.check(
    amountMinor <= left,
    'amountMinor',
    `The amountMinor must not be more than the ${left} that are left.`,
  );
  problems.throwIfAny();
  const status = amountMinor === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  return { amountMinor, refundedMinor: purchase.refundedMinor + amountMinor, status };
}
