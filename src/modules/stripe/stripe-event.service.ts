import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { organizationByName, type OrganizationFacts } from '../../auth/credential.repository';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, machineNow, type RequestContext } from '../../context';
import { Failure, notFound } from '../../shared/failure';
import { learnOfPayment, paymentAtProvider } from '../payments/payment-news.service';
import { learnOfRefund } from '../purchases/refund-news.service';
import { noteHandled, noteProviderEvent } from './provider-event.repository';
import { fromStripeAmount } from './stripe-amount';
import { StripeProvider } from './stripe-provider';

/** A webhook of Stripe as it came in. */
export interface StripeDelivery {
  /** The slug of the organization that it was sent to; without one, the organization is that of the payment. */
  readonly organization: string | undefined;
  /** The body, byte for byte. */
  readonly body: Buffer;
  /** The header Stripe-Signature. */
  readonly signature: string | undefined;
}

const SECOND_MS = 1000;

/**
 * Takes what Stripe tells. BAD_USER_INPUT when its signature is not right, NOT_FOUND where no webhooks are taken. An event
 * only says of what there is news: what the news is, Stripe is asked, so that repeated and overtaken events do no harm.
 * What has been handled is not handled again; when it fails Stripe sends it again. What is of no payment of the gateway's
 * is taken, and nothing comes of it.
 */
export async function takeStripeEvent(parts: ContextParts, delivery: StripeDelivery): Promise<void> {
  const provider = parts.payments;
  if (!(provider instanceof StripeProvider)) throw notFound('Webhook');
  const named = delivery.organization;
  const addressed = named === undefined ? undefined : await organizationByName(parts.db, named);
  if (addressed === null) throw notFound('Organization');
  const told = provider.read(delivery.body, delivery.signature, parts.clock.now());
  if (!told) throw new Failure('BAD_USER_INPUT', 'The signature of the webhook is not right.');
  const organization = addressed ?? (await organizationConcerned(parts, provider, told));
  if (organization) await takeFor(parts, { organization, provider, told });
}

/** The organization whose payment an event is of, whoever has sent it to whichever address. */
async function organizationConcerned(
  { db }: ContextParts,
  provider: StripeProvider,
  { data: { object } }: Stripe.Event,
): Promise<OrganizationFacts | null> {
  if (object.object === 'payment_intent') return organizationBehind(db, object.metadata['organization']);
  if (object.object !== 'charge' && object.object !== 'refund') return null;
  const intent = idOf(object.payment_intent);
  return intent ? organizationBehind(db, await provider.organizationOf(intent)) : null;
}

async function organizationBehind(db: ContextParts['db'], id: string | undefined): Promise<OrganizationFacts | null> {
  return id ? organizationByName(db, id) : null;
}

interface Concerning {
  readonly organization: OrganizationFacts;
  readonly provider: StripeProvider;
  readonly told: Stripe.Event;
}

async function takeFor(parts: ContextParts, { organization, provider, told }: Concerning): Promise<void> {
  const context = createContext(parts, {
    viewer: systemViewer(organization),
    requestId: randomUUID(),
    dialect: 'system',
  });
  const event = {
    ...{ organizationId: organization.id, provider: provider.name, id: told.id, type: told.type },
    subject: subjectOf(told),
    happenedAt: new Date(told.created * SECOND_MS),
    receivedAt: machineNow(context),
  };
  if (!(await noteProviderEvent(parts.db, event))) return;
  await handle(context, provider, told);
  await noteHandled(parts.db, event, machineNow(context));
}

function subjectOf({ data }: Stripe.Event): string | null {
  return 'id' in data.object ? String(data.object.id) : null;
}

async function handle(context: RequestContext, provider: StripeProvider, { data }: Stripe.Event): Promise<void> {
  const { object } = data;
  if (object.object === 'payment_intent') return newsOfIntent(context, provider, object);
  if (object.object === 'refund') return newsOfRefund(context, provider, object.id);
  if (object.object !== 'charge') return undefined;
  const intent = idOf(object.payment_intent);
  if (!intent) return undefined;
  for (const refund of await provider.refundsOf(intent)) await newsOfRefund(context, provider, refund.id);
  return undefined;
}

async function newsOfIntent(
  context: RequestContext,
  { name }: StripeProvider,
  intent: Stripe.PaymentIntent,
): Promise<void> {
  const key = intent.metadata['payment'] ?? null;
  const payment = await paymentAtProvider(context, { provider: name, ref: intent.id, key });
  if (payment) await learnOfPayment(context, payment);
}

async function newsOfRefund(context: RequestContext, provider: StripeProvider, id: string): Promise<void> {
  const refund = await provider.refundState(id);
  const intent = idOf(refund.payment_intent);
  const payment = intent && (await paymentAtProvider(context, { provider: provider.name, ref: intent, key: null }));
  if (!payment) return;
  const amountMinor = fromStripeAmount(refund.amount, payment.currency);
  const { status, failure_reason: reason } = refund;
  const failed = status === 'failed' || status === 'canceled' ? (reason ?? 'refund_failed') : null;
  const key = refund.metadata?.['refund'] ?? null;
  await learnOfRefund(context, payment, { key, ref: refund.id, amountMinor, failureCode: failed });
}

function idOf(object: string | { readonly id: string } | null): string | undefined {
  return typeof object === 'string' ? object : object?.id;
}
