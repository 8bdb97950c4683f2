import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import type { RefundAnswer } from '../../shared/payment-provider';
import { providerNamed } from './payment-provider.service';
import { moveOn } from './payment-settlement.service';
import { findPayments, type PaymentRow } from './payment.repository';

const UNKNOWN: RefundAnswer = { status: 'UNKNOWN' };

/** The payment through the gateway that paid a purchase; none when it was paid outside, or nothing was due. */
export async function paymentOfPurchase(
  context: RequestContext,
  { organizationId, purchaseId }: { readonly organizationId: Id; readonly purchaseId: Id },
): Promise<PaymentRow | undefined> {
  const status = { in: ['CAPTURING', 'CAPTURED'] as PaymentRow['status'][] };
  const [payment] = await findPayments(context.db, { organizationId, purchaseId, status });
  return payment;
}

/** A payment, whoever may see it. */
export async function paymentById(
  context: RequestContext,
  key: { readonly organizationId: Id; readonly id: Id },
): Promise<PaymentRow | undefined> {
  const [payment] = await findPayments(context.db, { ...key });
  return payment;
}

/** Pays money of a payment back at its provider, outside of any transaction; once for a key, however often it is asked. */
export async function refundAtProvider(
  context: RequestContext,
  payment: PaymentRow,
  refund: { readonly key: string; readonly amountMinor: bigint },
): Promise<RefundAnswer> {
  const { organizationId, id } = payment;
  // Only money that was taken can be paid back.
  const [before] = await findPayments(context.db, { organizationId, id, status: 'CAPTURING' });
  if (before) await moveOn(context, [before]);
  const [taken] = await findPayments(context.db, { organizationId, id });
  if (taken?.status === 'CAPTURING') return UNKNOWN;
  if (taken?.status !== 'CAPTURED')
    return { status: 'REFUSED', code: 'not_captured', message: 'The money was never taken.' };
  const { providerRef, currency } = taken;
  const asked = { ...refund, chargeKey: id, chargeRef: providerRef ?? '', currency };
  const [answer = UNKNOWN] = await providerNamed(context, taken.provider).refund([asked]);
  return answer;
}
