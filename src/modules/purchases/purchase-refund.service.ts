import { knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { revokePurchaseEntitlements } from '../entitlements/entitlement-source.service';
import { bookBack, bookRefund } from '../ledger/ledger.service';
import { paymentOfPurchase, refundAtProvider } from '../payments/payment-refund.service';
import type { PaymentRow } from '../payments/payment.repository';
import { whenUnanswered } from '../payments/payment.times';
import { holdSubscription, takeCredit } from '../subscriptions/subscription-credit.service';
import {
  findPurchases,
  findRefunds,
  insertRefund,
  type LockedPurchase,
  lockPurchase,
  type PurchaseRow,
  type RefundRow,
  visiblePurchases,
} from './purchase.repository';
import { toldPurchase } from './purchase-anonymity';
import { changeRefund, markFailed, updateRefunded } from './refund.repository';
import { checkRefundReason, type RefundOutcome, refundOutcome, withoutRefund } from './purchase.rules';

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
  const found = await purchaseToRefund(context, id);
  if (!found) throw notFound('Purchase');
  const outcome = refundOutcome(found.purchase, values.amountMinor);
  const payment = await paymentOfPurchase(context, { organizationId: found.purchase.organizationId, purchaseId: id });
  const noted = await noteRefund(context, found, { outcome, reason, payment, providerRef: null });
  const { unit, ...rest } = context;
  if (payment) unit?.goOnOutside((db) => settleRefund({ ...rest, db }, noted.refund, payment));
  return noted;
}

/**
 * A visible purchase that nobody else can change until the transaction ends; null when there is none. The subscription
 * that it pays is locked before it, as by whoever changes one, so that the two do not wait for each other.
 */
export async function purchaseToRefund(context: RequestContext, id: Id): Promise<LockedPurchase | null> {
  const [seen] = await findPurchases(context.db, { AND: [visiblePurchases(context.viewer), { id }] });
  if (!seen) return null;
  if (seen.subscriptionId) await holdSubscription(context, seen.subscriptionId);
  return lockPurchase(context.db, knownViewer(context), id);
}

interface NewRefund {
  readonly outcome: RefundOutcome;
  readonly reason: string | null;
  /** The payment that is paid back; none when the money was paid outside of the gateway. */
  readonly payment: PaymentRow | undefined;
  /** The provider's name of it, when the provider has paid it back already. */
  readonly providerRef: string | null;
}

/**
 * Writes a refund of a purchase that the transaction has locked (see purchaseToRefund), with its booking, its event and
 * what it ends: access, and credit of the subscription that the same money is worth.
 */
export async function noteRefund(
  context: RequestContext,
  { purchase: before, creatorId }: LockedPurchase,
  { outcome: { amountMinor, ...outcome }, reason, payment, providerRef }: NewRefund,
): Promise<{ purchase: PurchaseRow; refund: RefundRow }> {
  const now = context.clock.now();
  const { organizationId, id: purchaseId } = before;
  const isOpen = payment !== undefined && providerRef === null;
  const refund: RefundRow = {
    ...{ organizationId, id: newId(now), purchaseId, amountMinor, reason, refundedAt: now, createdAt: now },
    ...{ providerRef, failureCode: null, paymentId: payment?.id ?? null, status: isOpen ? 'PENDING' : 'SUCCEEDED' },
    settleAt: isOpen ? whenUnanswered(context) : null,
  };
  const purchase = await insertRefund(context.db, refund, outcome);
  recordRefund(context, 'refunded', { purchase, refund, creatorId });
  if (purchase.status === 'REFUNDED')
    await revokePurchaseEntitlements(context, purchase, { creatorId, reason: reason ?? 'Refunded.' });
  const { subscriptionId, currency } = purchase;
  if (subscriptionId) await takeCredit(context, { subscriptionId, creatorId, amountMinor, currency });
  const { id: refundId } = refund;
  if (payment) await bookRefund(context, { organizationId, refundId, purchaseId, amountMinor, occurredAt: now });
  return { purchase, refund };
}

/** Asks the provider for a refund that is pending, by its id as the key, and writes what it says. */
export async function settleRefund(context: RequestContext, refund: RefundRow, payment: PaymentRow): Promise<void> {
  const { id: key, amountMinor, createdAt } = refund;
  const answer = await refundAtProvider(context, payment, { key, amountMinor, createdAt });
  if (answer.status === 'REFUSED') return failRefund(context, refund, answer.code);
  const { organizationId, id } = refund;
  const said = answer.status === 'SUCCEEDED' ? ({ status: 'SUCCEEDED', providerRef: answer.ref } as const) : {};
  const settleAt = answer.status === 'SUCCEEDED' ? null : whenUnanswered(context);
  await changeRefund(context.db, { organizationId, id }, { ...said, settleAt });
}

/**
 * Takes a refund back that has come to nothing: the money is where it was. Access and credit
 * that it ended stay ended.
 */
export async function failRefund(context: RequestContext, refund: RefundRow, failureCode: string): Promise<void> {
  const { organizationId, id, purchaseId, amountMinor } = refund;
  await inTransaction(context, async (transaction) => {
    const found = await lockPurchase(transaction.db, knownViewer(transaction), purchaseId);
    if (!found || !(await markFailed(transaction.db, refund, failureCode))) return;
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
