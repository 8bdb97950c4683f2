import { machineNow, organizationOf, type RequestContext } from '../../context';
import { parseUuid } from '../../shared/id';
import { writeAnswers } from './payment-answers.service';
import { providerNamed, toCharge } from './payment-provider.service';
import { writeCaptures, writeVoids } from './payment-settlement.service';
import { changePayments, findPayments, type PaymentRow } from './payment.repository';

/** The payment of the caller's organization behind a provider's name, or behind our key for it. */
export async function paymentAtProvider(
  context: RequestContext,
  named: { readonly provider: string; readonly ref: string; readonly key: string | null },
): Promise<PaymentRow | undefined> {
  const { provider, ref: providerRef } = named;
  const organizationId = organizationOf(context);
  const [known] = await findPayments(context.db, { organizationId, provider, providerRef });
  if (known) return known;
  const id = named.key === null ? undefined : parseUuid(named.key);
  const [own] = id ? await findPayments(context.db, { organizationId, provider, id }) : [];
  return own;
}

/** Asks the provider how a payment stands and goes on from there. Who is at it already is not disturbed. */
export async function learnOfPayment(context: RequestContext, payment: PaymentRow): Promise<void> {
  const { organizationId, id, status, provider, leasedUntil } = payment;
  if (leasedUntil && leasedUntil > machineNow(context)) return;
  const [answer = { status: 'UNKNOWN' as const }] = await providerNamed(context, provider).find([toCharge(payment)]);
  if (answer.status === 'UNKNOWN' || answer.status === 'NONE') return;
  // Money may be reserved for one that was given up: it is to be given free.
  const isLate = status === 'FAILED' && answer.status === 'AUTHORIZED';
  if (status === 'PENDING' || isLate) await writeAnswers(context, organizationId, [[payment, answer]]);
  if (status === 'CAPTURING') await writeCaptures(context, [payment], [answer]);
  if (status === 'VOIDING') await writeVoids(context, [payment], [answer]);
  // Reserved money that was given free at the provider, or that has run out of time.
  if (status === 'AUTHORIZED' && answer.status === 'CANCELED') {
    const columns = { status: 'VOIDED' as const, claim: null, settleAt: null, updatedAt: context.clock.now() };
    await changePayments(context.db, { organizationId, id, status }, columns);
  }
}
