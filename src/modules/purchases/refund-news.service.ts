import type { RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { parseUuid } from '../../shared/id';
import type { PaymentRow } from '../payments/payment.repository';
import { failRefund, noteRefund, purchaseToRefund } from './purchase-refund.service';
import { findRefunds } from './purchase.repository';
import { refundableMinor, refundOutcome } from './purchase.rules';
import { changeRefund } from './refund.repository';

/** How a refund stands at its provider. */
export interface RefundNews {
  /** Our key, when the gateway has asked for it. */
  readonly key: string | null;
  readonly ref: string;
  /** Undefined for an amount that our minor units cannot say. */
  readonly amountMinor: bigint | undefined;
  /** Why it has come to nothing, when it has. */
  readonly failureCode: string | null;
}

/**
 * Writes down how a refund of a payment stands: of the gateway's own, that it is done or has come to nothing; of one that
 * was made at the provider, that there is one.
 */
export async function learnOfRefund(context: RequestContext, payment: PaymentRow, news: RefundNews): Promise<void> {
  const { organizationId, id: paymentId } = payment;
  const { ref: providerRef, failureCode } = news;
  const id = news.key === null ? undefined : parseUuid(news.key);
  const same = id ? { OR: [{ id }, { providerRef }] } : { providerRef };
  const [own] = await findRefunds(context.db, { organizationId, paymentId, ...same });
  if (!own) return failureCode === null ? recordOutside(context, payment, news) : undefined;
  if (failureCode !== null) return failRefund(context, own, failureCode);
  await changeRefund(context.db, own, { status: 'SUCCEEDED', providerRef, settleAt: null });
}

/**
 * Notes a refund that was made at the provider. The money has moved, so one of more than is left is noted as what is left:
 * refused, it would be told again until the provider gives up.
 */
async function recordOutside(context: RequestContext, payment: PaymentRow, news: RefundNews): Promise<void> {
  const { organizationId, id: paymentId, purchaseId } = payment;
  const { ref: providerRef, amountMinor } = news;
  if (!purchaseId || amountMinor === undefined) return;
  await inTransaction(context, async (transaction) => {
    const found = await purchaseToRefund(transaction, purchaseId);
    // Whoever learned of it at the same time has held the lock before.
    const known = await findRefunds(transaction.db, { organizationId, paymentId, providerRef });
    if (!found || known.length > 0) return;
    const left = refundableMinor(found.purchase);
    if (amountMinor > left) {
      const told = { paymentId, purchaseId, providerRef, amountMinor: String(amountMinor), leftMinor: String(left) };
      transaction.log.warn(told, 'more was paid back at the provider than is left of the purchase');
    }
    if (left === 0n) return;
    const outcome = refundOutcome(found.purchase, Number(amountMinor < left ? amountMinor : left));
    await noteRefund(transaction, found, { outcome, reason: null, payment, providerRef });
  });
}
