import type { RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import type { RefundAnswer } from '../../shared/payment-provider';
import { providerNamed } from './payment-provider.service';
import { moveOn } from './payment-settlement.service';
import { findPayments, type PaymentRow } from './payment.repository';

/** So long providers know the keys of refunds for certain. Stripe says 24 hours. */
const KEY_KNOWN_MS = 12 * 3_600_000;

const UNKNOWN: RefundAnswer = { status: 'UNKNOWN' };

/**
 * The payment through the gateway that paid a purchase; none when it was paid outside, or nothing was due. INVALID_STATE
 * when its money could not be taken: then there is nothing to pay back.
 */
export async function paymentOfPurchase(
  context: RequestContext,
  { organizationId, purchaseId }: { readonly organizationId: Id; readonly purchaseId: Id },
): Promise<PaymentRow | undefined> {
  const status = { in: ['CAPTURING', 'CAPTURED', 'FAILED'] as PaymentRow['status'][] };
  const [payment] = await findPayments(context.db, { organizationId, purchaseId, status });
  if (payment?.status === 'FAILED')
    throw new Failure('INVALID_STATE', 'The money of this purchase could not be taken: there is nothing to pay back.');
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
  refund: { readonly key: string; readonly amountMinor: bigint; readonly createdAt: Date },
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
  const { createdAt, ...wanted } = refund;
  const isOld = context.clock.now().getTime() - createdAt.getTime() > KEY_KNOWN_MS;
  const asked = { ...wanted, isOld, chargeKey: id, chargeRef: providerRef ?? '', currency };
  const [answer = UNKNOWN] = await providerNamed(context, taken.provider).refund([asked]);
  return answer;
}
