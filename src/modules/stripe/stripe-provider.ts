import Stripe from 'stripe';
import type { Db } from '../../database/transaction';
import type {
  ChargeAnswer,
  PaymentProvider,
  ProviderCharge,
  ProviderRefund,
  RefundAnswer,
} from '../../shared/payment-provider';
import type { StripeSettings } from '../../shared/stripe-settings';
import { toStripeAmount } from './stripe-amount';
import {
  answerOf,
  answerOfError,
  isOfState,
  isRepeatedFault,
  refundAnswerOf,
  refusalOf,
  UNKNOWN,
} from './stripe-answers';
import { findCustomer, insertCustomer } from './stripe-customer.repository';

/** So long Stripe may take to answer once; with the repetition it stays within the time for which a payment is held. */
const TIMEOUT_MS = 8_000;
const REPETITIONS = 1;
const AT_ONCE = 8;
/** How old a signature may be. */
const TOLERANCE_S = 300;
/** So many faults of Stripe's that are kept under their keys are gone around. */
const MAX_FAULTS = 5;
/** So many payments of one customer are looked through for one whose name is not known. */
const LOOKED_THROUGH = 1_000;

interface StripeParts {
  readonly settings: StripeSettings;
  readonly db: Db;
  /** Shorter in tests. */
  readonly timeoutMs?: number;
}

/**
 * Pays through Stripe: a customer for each member, a payment intent that is confirmed at once and captured later for each
 * charge. The keys of charges and refunds are Stripe's idempotency keys and stand in the metadata, by which a charge is
 * found again whose answer was lost.
 */
export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe';
  readonly atOnce = AT_ONCE;
  private readonly stripe: Stripe;
  private readonly db: Db;
  private readonly webhookSecrets: readonly string[];

  constructor({ settings, db, timeoutMs = TIMEOUT_MS }: StripeParts) {
    const { protocol, hostname, port } = new URL(settings.apiBase);
    this.db = db;
    this.webhookSecrets = settings.webhookSecrets;
    this.stripe = new Stripe(settings.secretKey, {
      host: hostname,
      ...(port ? { port: Number(port) } : {}),
      protocol: protocol === 'http:' ? 'http' : 'https',
      timeout: timeoutMs,
      maxNetworkRetries: REPETITIONS,
      telemetry: false,
    });
  }

  authorize(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    return severalAtOnce(charges, (charge) => this.authorizeOne(charge).catch(answerOfError));
  }

  find(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    return severalAtOnce(charges, (charge) => this.findOne(charge).catch((): ChargeAnswer => UNKNOWN));
  }

  // A payment intent is captured or canceled once by itself. Under a fixed key Stripe would also answer a fault of its own
  // again and again.
  capture(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    return severalAtOnce(charges, (charge) => this.move(charge, (ref) => this.stripe.paymentIntents.capture(ref)));
  }

  void(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    return severalAtOnce(charges, (charge) => this.move(charge, (ref) => this.stripe.paymentIntents.cancel(ref)));
  }

  refund(refunds: readonly ProviderRefund[]): Promise<readonly RefundAnswer[]> {
    return severalAtOnce(refunds, (refund) => this.refundOne(refund).catch((): RefundAnswer => UNKNOWN));
  }

  /** The event behind a webhook that was signed within the last minutes; nothing when the signature is not right. */
  read(body: Buffer, signature: string | undefined, now: Date): Stripe.Event | undefined {
    if (!signature) return undefined;
    // Every secret is tried, so that the time does not tell which of them it was.
    const read = this.webhookSecrets.map((secret) => this.readBy(secret, { body, signature, now }));
    return read.find((event) => event !== undefined);
  }

  private readBy(
    secret: string,
    { body, signature, now }: { readonly body: Buffer; readonly signature: string; readonly now: Date },
  ): Stripe.Event | undefined {
    try {
      return this.stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_S, undefined, now.getTime());
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) return undefined;
      throw error;
    }
  }

  /** The id of the organization that a payment intent was made for; nothing when it was not made by the gateway. */
  async organizationOf(intent: string): Promise<string | undefined> {
    try {
      return (await this.stripe.paymentIntents.retrieve(intent)).metadata['organization'];
    } catch (error) {
      if (isOfState(error)) return undefined;
      throw error;
    }
  }

  /** A refund as it is now. */
  refundState(id: string): Promise<Stripe.Refund> {
    return this.stripe.refunds.retrieve(id);
  }

  /** The latest refunds of a payment intent. */
  async refundsOf(intent: string): Promise<Stripe.Refund[]> {
    return (await this.stripe.refunds.list({ payment_intent: intent, limit: 100 })).data;
  }

  private async authorizeOne(charge: ProviderCharge): Promise<ChargeAnswer> {
    const { key, organizationId, currency, paymentMethod, offSession } = charge;
    const amount = toStripeAmount(charge.amountMinor, currency);
    if (amount === undefined)
      return { status: 'DECLINED', code: 'amount_not_payable', message: 'The currency has no such small units.' };
    if (!paymentMethod)
      return { status: 'DECLINED', code: 'payment_method_required', message: 'A payment method is required.' };
    const customer = await this.customerOf(charge);
    const params: Stripe.PaymentIntentCreateParams = {
      amount,
      currency: currency.toLowerCase(),
      customer,
      payment_method: offSession ? await this.attached(paymentMethod, customer, key) : paymentMethod,
      allowed_payment_method_types: ['card'],
      capture_method: 'manual',
      confirm: true,
      error_on_requires_action: true,
      ...(offSession ? { off_session: true } : { setup_future_usage: 'off_session' }),
      metadata: { payment: key, organization: organizationId },
      expand: ['payment_method'],
    };
    return answerOf(await this.stripe.paymentIntents.create(params, { idempotencyKey: key }));
  }

  private async customerOf({ organizationId, memberId, askedAt }: ProviderCharge): Promise<string> {
    const known = await findCustomer(this.db, { organizationId, memberId, provider: this.name });
    if (known) return known;
    const metadata = { member: memberId, organization: organizationId };
    const { id: ref } = await this.stripe.customers.create({ metadata }, { idempotencyKey: `${memberId}-customer` });
    await insertCustomer(this.db, { organizationId, memberId, provider: this.name, ref, createdAt: askedAt });
    return (await findCustomer(this.db, { organizationId, memberId, provider: this.name })) ?? ref;
  }

  /** A card that belongs to the customer from now on: one that was only named for a trial does not yet. */
  private async attached(paymentMethod: string, customer: string, key: string): Promise<string> {
    const options = { idempotencyKey: `${key}-attach` };
    return (await this.stripe.paymentMethods.attach(paymentMethod, { customer }, options)).id;
  }

  private async findOne(charge: ProviderCharge): Promise<ChargeAnswer> {
    const expand = ['payment_method'];
    if (charge.ref) return answerOf(await this.stripe.paymentIntents.retrieve(charge.ref, { expand }));
    const { organizationId, memberId, key } = charge;
    const customer = await findCustomer(this.db, { organizationId, memberId, provider: this.name });
    // No payment is asked for before the customer is known.
    if (!customer) return { status: 'NONE' };
    let looked = 0;
    for await (const intent of this.stripe.paymentIntents.list({ customer, limit: 100 })) {
      if (intent.metadata['payment'] === key)
        return answerOf(await this.stripe.paymentIntents.retrieve(intent.id, { expand }));
      looked += 1;
      if (looked === LOOKED_THROUGH) return UNKNOWN;
    }
    return { status: 'NONE' };
  }

  /** Moves a payment intent on; one that is elsewhere already says where. */
  private async move(
    charge: ProviderCharge,
    step: (ref: string) => Promise<Stripe.PaymentIntent>,
  ): Promise<ChargeAnswer> {
    try {
      return charge.ref ? answerOf(await step(charge.ref)) : await this.findOne(charge);
    } catch (error) {
      if (!isOfState(error)) return UNKNOWN;
      const [answer = UNKNOWN] = await this.find([charge]);
      return answer;
    }
  }

  private async refundOne(refund: ProviderRefund): Promise<RefundAnswer> {
    // Stripe forgets its keys after a day, and would pay a part of a charge back once more.
    const before = refund.isOld ? await this.findRefund(refund) : undefined;
    if (before) return refundAnswerOf(before);
    for (let attempt = 1; attempt <= MAX_FAULTS; attempt += 1) {
      try {
        return await this.askForRefund(refund, attempt);
      } catch (error) {
        if (!isOfState(error) && !isRepeatedFault(error)) return UNKNOWN;
        // Stripe forgets its keys in time: what was paid back under this one before is there all the same.
        const made = await this.findRefund(refund);
        if (made) return refundAnswerOf(made);
        if (isOfState(error)) return refusalOf(error);
      }
    }
    return UNKNOWN;
  }

  /** Asks under a key of its own for each attempt: a fault of Stripe's stays the answer to its key. */
  private async askForRefund(refund: ProviderRefund, attempt: number): Promise<RefundAnswer> {
    const { key, chargeRef, currency } = refund;
    const amount = toStripeAmount(refund.amountMinor, currency) ?? 0;
    const idempotencyKey = `${key}-refund-${attempt}`;
    const asked = { payment_intent: chargeRef, amount, metadata: { refund: key } };
    return refundAnswerOf(await this.stripe.refunds.create(asked, { idempotencyKey }));
  }

  private async findRefund({ key, chargeRef }: ProviderRefund): Promise<Stripe.Refund | undefined> {
    for await (const made of this.stripe.refunds.list({ payment_intent: chargeRef, limit: 100 }))
      if (made.metadata?.['refund'] === key) return made;
    return undefined;
  }
}

/** Does something with each, some at a time, and answers in the same order. */
async function severalAtOnce<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE)
    answers.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(work))));
  return answers;
}
