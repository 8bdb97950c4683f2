import { isInDemo, type RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import type { PaymentProvider, ProviderCharge } from '../../shared/payment-provider';
import type { PaymentRow } from './payment.repository';
import { TestProvider } from './test-provider';

const TEST = 'test';

/**
 * The provider through which new payments go: the one of the configuration or, without one, the test provider. In an
 * organization whose clock was moved nobody pays real money for a future that is only played, and in one of the demo
 * never.
 */
export function paymentProvider(context: RequestContext): PaymentProvider {
  const { viewer, payments, db } = context;
  const isPlayed = viewer.kind !== 'anonymous' && viewer.clockOffsetMs !== 0;
  return isPlayed || isInDemo(context) || !payments ? new TestProvider(db) : payments;
}

/** The provider that has made a payment. */
export function providerNamed(context: RequestContext, name: string): PaymentProvider {
  if (context.payments?.name === name) return context.payments;
  if (name === TEST) return new TestProvider(context.db);
  throw new Failure('UNAVAILABLE', `The payment provider ${name} is not configured.`);
}

/** A payment as its provider is asked about it. */
export function toCharge(payment: PaymentRow): ProviderCharge {
  const { id: key, organizationId, memberId, amountMinor, currency, paymentMethod, offSession, providerRef } = payment;
  const asked = { key, organizationId, memberId, amountMinor, currency, paymentMethod, offSession };
  return { ...asked, ref: providerRef, askedAt: payment.createdAt };
}
