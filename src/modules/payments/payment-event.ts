import type { RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import type { Id } from '../../shared/id';
import type { PaymentRow } from './payment.repository';

/** A payment as the log is told of it: of an anonymous one not who was to pay. */
export function toldPayment(payment: PaymentRow): { readonly memberId: Id | null; readonly data: object } {
  const memberId = payment.anonymous ? null : payment.memberId;
  return { memberId, data: { ...payment, memberId } };
}

/** Notes that a provider has declined a payment, and why. */
export function recordFailure(
  context: RequestContext,
  payment: PaymentRow,
  { code, message }: { readonly code: string; readonly message: string },
): void {
  const { id: subjectId, creatorId, quotedAt: occurredAt, version } = payment;
  const failed = { status: 'FAILED' as const, failureCode: code, failureMessage: message, version: version + 1 };
  const told = toldPayment({ ...payment, ...failed });
  recordEvent(context, { type: 'payment.failed', subjectId, creatorId, occurredAt, ...told, isFirst: true });
}
