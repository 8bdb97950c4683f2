import { machineNow, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import type { ChargeAnswer } from '../../shared/payment-provider';
import { recordFailure } from './payment-event';
import {
  type Authorization,
  changePayments,
  type PaymentRow,
  releaseLate,
  writeAuthorizations,
} from './payment.repository';
import { whenUnanswered, whenUnused } from './payment.times';

export const UNKNOWN: ChargeAnswer = { status: 'UNKNOWN' };

/**
 * Writes what a provider said of pending payments. Those without an answer are left to be settled later. Money that was
 * reserved for one that was given up meanwhile is to be given free; answers the ids of these.
 */
export async function writeAnswers(
  context: RequestContext,
  organizationId: Id,
  answers: readonly (readonly [PaymentRow, ChargeAnswer])[],
): Promise<readonly Id[]> {
  const open = answers.flatMap(([{ id }, { status }]) => (status === 'UNKNOWN' || status === 'NONE' ? [id] : []));
  const said = answers.flatMap(([{ id }, answer]) => toAuthorization(id, answer) ?? []);
  const held = answers.flatMap(([{ id }, answer]) => (answer.status === 'AUTHORIZED' ? [{ id, ref: answer.ref }] : []));
  const now = context.clock.now();
  return inTransaction(context, async (transaction) => {
    const { db } = transaction;
    if (said.length > 0)
      await writeAuthorizations(db, organizationId, { answers: said, now, settleAt: whenUnused(context) });
    if (open.length > 0) {
      const which = { organizationId, id: { in: open }, status: 'PENDING' as const };
      await changePayments(db, which, { leasedUntil: null, settleAt: whenUnanswered(context) });
    }
    for (const [payment, answer] of answers)
      if (answer.status === 'DECLINED') recordFailure(transaction, payment, answer);
    return held.length > 0 ? releaseLate(db, organizationId, { held, now, settleAt: machineNow(context) }) : [];
  });
}

/** Gives up payments of which the provider has never heard. */
export async function failUnanswered(context: RequestContext, payments: readonly PaymentRow[]): Promise<void> {
  const [first] = payments;
  if (!first) return;
  const which = {
    organizationId: first.organizationId,
    id: { in: payments.map(({ id }) => id) },
    status: 'PENDING' as const,
  };
  const columns = { status: 'FAILED' as const, failureCode: 'unanswered', leasedUntil: null, settleAt: null };
  await changePayments(context.db, which, { ...columns, updatedAt: context.clock.now() });
}

function toAuthorization(id: Id, answer: ChargeAnswer): Authorization | undefined {
  const nothing = { providerRef: null, reusableMethod: null, cardLast4: null, failureCode: null, failureMessage: null };
  if (answer.status === 'DECLINED') {
    const { code: failureCode, message: failureMessage } = answer;
    return { ...nothing, id, status: 'FAILED', failureCode, failureMessage };
  }
  if (answer.status === 'CANCELED')
    return { ...nothing, id, status: 'FAILED', providerRef: answer.ref, failureCode: 'canceled' };
  if (answer.status === 'UNKNOWN' || answer.status === 'NONE') return undefined;
  const { ref: providerRef, reusableMethod, cardLast4 } = answer;
  return { ...nothing, id, status: 'AUTHORIZED', providerRef, reusableMethod, cardLast4 };
}

/** Why there is no money after an answer; nothing when there is. */
export function failureOf(answer: ChargeAnswer): Failure | undefined {
  if (answer.status === 'AUTHORIZED' || answer.status === 'CAPTURED') return undefined;
  if (answer.status === 'UNKNOWN' || answer.status === 'NONE')
    return new Failure(
      'UNAVAILABLE',
      'The payment provider has not answered. Try again with the same idempotency key.',
    );
  const { code, message } =
    answer.status === 'DECLINED' ? answer : { code: 'canceled', message: 'The payment was canceled at the provider.' };
  return new Failure('PAYMENT_FAILED', message, { fields: { paymentMethod: [message] }, declineCode: code });
}
