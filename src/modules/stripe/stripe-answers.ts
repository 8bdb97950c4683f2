import Stripe from 'stripe';
import type { ChargeAnswer, RefundAnswer } from '../../shared/payment-provider';

export const UNKNOWN = { status: 'UNKNOWN' } as const;

/** What a payment intent says of a charge. */
export function answerOf(intent: Stripe.PaymentIntent): ChargeAnswer {
  const method = intent.payment_method;
  const reusableMethod = typeof method === 'string' ? method : (method?.id ?? null);
  const cardLast4 = typeof method === 'string' ? null : (method?.card?.last4 ?? null);
  const held = { ref: intent.id, reusableMethod, cardLast4 };
  switch (intent.status) {
    case 'requires_capture':
      return { status: 'AUTHORIZED', ...held };
    case 'succeeded':
      return { status: 'CAPTURED', ...held };
    case 'canceled':
      return { status: 'CANCELED', ...held };
    case 'processing':
      return UNKNOWN;
    default:
      return declined(intent.last_payment_error ?? undefined);
  }
}

interface WhyDeclined {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
  readonly message?: string | undefined;
}

function declined(error: WhyDeclined | undefined): ChargeAnswer {
  const { code = 'authentication_required', decline_code: why, message = 'Your card was declined.' } = error ?? {};
  return { status: 'DECLINED', code: why && why !== 'generic_decline' ? why : code, message };
}

/** What an error of a request for a charge says: that it is declined for good, or that nothing is known. */
export function answerOfError(error: unknown): ChargeAnswer {
  if (error instanceof Stripe.errors.StripeCardError) return declined(error as WhyDeclined);
  if (error instanceof Stripe.errors.StripeInvalidRequestError)
    return { status: 'DECLINED', code: error.code ?? 'invalid_request', message: error.message };
  return UNKNOWN;
}

/** Whether a request was refused because of the state that its object is in. */
export function isOfState(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError;
}

/**
 * Whether an answer is a fault of Stripe's that it keeps under the request's key: the request has come to its end, and
 * what it did, if anything, can be seen.
 */
export function isRepeatedFault(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  return (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true';
}

/** That a refund cannot be paid, as the error of the request for it says. */
export function refusalOf(error: unknown): RefundAnswer {
  const { code, message } = error as Stripe.errors.StripeInvalidRequestError;
  return { status: 'REFUSED', code: code ?? 'refund_failed', message };
}

/** What a refund says. */
export function refundAnswerOf(refund: Stripe.Refund): RefundAnswer {
  const { id: ref, status, failure_reason: reason } = refund;
  if (status !== 'failed' && status !== 'canceled') return { status: 'SUCCEEDED', ref };
  return { status: 'REFUSED', code: reason ?? 'refund_failed', message: 'The refund could not be paid.' };
}
