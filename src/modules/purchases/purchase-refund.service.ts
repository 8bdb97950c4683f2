import { knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import type { RefundAnswer } from '../../shared/payment-provider';
import { revokePurchaseEntitlements } from '../entitlements/entitlement-source.service';
import { bookBack, bookRefund } from '../ledger/ledger.service';
import { paymentOfPurchase, refundAtProvider } from '../payments/payment-refund.service';
import type { PaymentRow } from '../payments/payment.repository';
import { whenUnanswered } from '../payments/payment.times';
import { findRefunds, insertRefund, lockPurchase, type PurchaseRow, type RefundRow } from './purchase.repository';
import { toldPurchase } from './purchase-anonymity';
import { changeRefund, updateRefunded } from './refund.repository';
import { checkRefundReason, refundOutcome, withoutRefund } from './purchase.rules';

/** What a caller says when paying money back. */
export interface RefundValues {
  /** All that is left when absent. */
  readonly amountMinor?: number | null | undefined;
  readonly reason?: string | null | undefined;
}

/**
 * Pays money of a purchase back, together never more than was paid. Once all of it is paid back, the access that it
 * paid for is revoked. Where the gateway has taken the money, its provider is asked to pay it back after the commit, and
 * until it has the refund is PENDING; should it refuse, the refund is FAILED and counts no longer.
 */
export async function refundPurchase(
  context: RequestContext,
  id: Id,
  values: RefundValues,
): Promise<{ purchase: PurchaseRow; refund: RefundRow }> {
  const reason = values.reason ?? null;
  checkRefundReason(reason);
  const found = await lockPurchase(context.db, knownViewer(context), id);
  if (!found) throw notFound('Purchase');
  const now = context.clock.now();
  const { amountMinor, ...outcome } = refundOutcome(found.purchase, values.amountMinor);
  const { organizationId } = found.purchase;
  const payment = await paymentOfPurchase(context, { organizationId, purchaseId: id });
  const refund: RefundRow = {
    ...{ organizationId, id: newId(now), purchaseId: id, amountMinor, reason },
    ...{ refundedAt: now, createdAt: now, providerRef: null, failureCode: null, paymentId: payment?.id ?? null },
    ...(payment ? { status: 'PENDING', settleAt: whenUnanswered(context) } : { status: 'SUCCEEDED', settleAt: null }),
  };
  const purchase = await insertRefund(context.db, refund, outcome);
  const { creatorId } = found;
  recordRefund(context, 'refunded', { purchase, refund, creatorId });
  if (purchase.status === 'REFUNDED')
    await revokePurchaseEntitlements(context, purchase, { creatorId, reason: reason ?? 'Refunded.' });
  if (payment) await payBack(context, refund, payment);
  return { purchase, refund };
}

/** Books a refund, and lets the provider pay it back once it is certain that it is to be. */
async function payBack(context: RequestContext, refund: RefundRow, payment: PaymentRow): Promise<void> {
  const { organizationId, id: refundId, purchaseId, amountMinor, refundedAt: occurredAt } = refund;
  await bookRefund(context, { organizationId, refundId, purchaseId, amountMinor, occurredAt });
  const { unit, ...rest } = context;
  unit?.goOnOutside((db) => settleRefund({ ...rest, db }, refund, payment));
}

/** Asks the provider for a refund that is pending, by its id as the key, and writes what it says. */
export async function settleRefund(context: RequestContext, refund: RefundRow, payment: PaymentRow): Promise<void> {
  const answer = await refundAtProvider(context, payment, { key: refund.id, amountMinor: refund.amountMinor });
  if (answer.status === 'REFUSED') return fail(context, refund, answer);
  const { organizationId, id } = refund;
  const said = answer.status === 'SUCCEEDED' ? ({ status: 'SUCCEEDED', providerRef: answer.ref } as const) : {};
  const settleAt = answer.status === 'SUCCEEDED' ? null : whenUnanswered(context);
  await changeRefund(context.db, { organizationId, id }, { ...said, settleAt });
}

/** Takes a refund back that the provider refuses: the money is where it was. Access that it ended stays ended. */
async function fail(
  context: RequestContext,
  refund: RefundRow,
  { code: failureCode }: Extract<RefundAnswer, { status: 'REFUSED' }>,
): Promise<void> {
  const { organizationId, id, purchaseId, amountMinor } = refund;
  await inTransaction(context, async (transaction) => {
    const found = await lockPurchase(transaction.db, knownViewer(transaction), purchaseId);
    const key = { organizationId, id };
    const failed = await changeRefund(transaction.db, key, { status: 'FAILED', failureCode, settleAt: null });
    if (!found || !failed) return;
    const { creatorId } = found;
    const at = transaction.clock.now();
    const columns = withoutRefund(found.purchase, amountMinor);
    const purchase = await updateRefunded(transaction.db, found.purchase, { ...columns, updatedAt: at });
    await bookBack(transaction, { organizationId, kind: 'REFUND', sourceId: id, at });
    const [row = refund] = await findRefunds(transaction.db, { organizationId, id });
    recordRefund(transaction, 'refund_failed', { purchase, refund: row, creatorId });
  });
}

function recordRefund(
  context: RequestContext,
  verb: 'refunded' | 'refund_failed',
  change: { readonly purchase: PurchaseRow; readonly refund: RefundRow; readonly creatorId: Id },
): void {
  const { purchase, refund, creatorId } = change;
  const { id: subjectId } = purchase;
  recordEvent(context, { type: `purchase.${verb}`, subjectId, creatorId, ...toldPurchase(purchase, { refund }) });
}
