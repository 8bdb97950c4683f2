import { machineNow, type RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import type { ChargeAnswer, PaymentProvider } from '../../shared/payment-provider';
import { failureOf, UNKNOWN, writeAnswers } from './payment-answers.service';
import { paymentProvider, providerNamed, toCharge } from './payment-provider.service';
import { changePayments, findPayments, insertPayments, type PaymentRow } from './payment.repository';
import { isFor, type Quote } from './payment.quote';
import { whenLeaseEnds, whenUnanswered, whenUnused } from './payment.times';

/** What became of one quote: reserved money, or why there is none. */
export type Authorized = { readonly payment: PaymentRow } | { readonly failure: Failure };

/**
 * Reserves the money of quotes of one organization at the provider, outside of any transaction, and answers one for one
 * in the same order. A quote whose claim has a payment already gets that one: a lost answer is settled by asking for the
 * same key. Declined ones fail with PAYMENT_FAILED; UNAVAILABLE when it is not known what happened; and
 * IDEMPOTENCY_IN_PROGRESS while somebody else is at the same claim.
 */
export async function authorizePayments(
  context: RequestContext,
  quotes: readonly Quote[],
): Promise<readonly Authorized[]> {
  const [first] = quotes;
  if (!first) return [];
  const { organizationId } = first;
  const provider = paymentProvider(context);
  const taken = await takeUp(context, quotes);
  const fresh = quotes.filter((quote) => !taken.has(quote)).map((quote) => toPayment(context, quote, provider));
  const inserted = new Set(
    (
      await insertPayments(
        context.db,
        fresh.map(({ row }) => row),
      )
    ).map(({ id }) => id),
  );
  for (const { quote, row } of fresh) taken.set(quote, inserted.has(row.id) ? row : inProgress());
  const rows = [...taken.values()].filter((each): each is PaymentRow => !(each instanceof Failure));
  const failures = await ask(
    context,
    rows.filter(({ status }) => status === 'PENDING'),
  );
  const ids = rows.map(({ id }) => id);
  const after = new Map(
    (await findPayments(context.db, { organizationId, id: { in: ids } })).map((row) => [row.id, row]),
  );
  return quotes.map((quote) => {
    const own = taken.get(quote);
    if (!own || own instanceof Failure) return { failure: own ?? inProgress() };
    const payment = after.get(own.id) ?? own;
    // What was reserved first may have been given free before the last was.
    const failure = failures.get(own.id) ?? (GIVEN_UP.includes(payment.status) ? failureOf(UNKNOWN) : undefined);
    return failure ? { failure } : { payment };
  });
}

const GIVEN_UP: readonly PaymentRow['status'][] = ['FAILED', 'VOIDING', 'VOIDED'];

/** The payments that the claims of quotes have already, or why they cannot be used. */
async function takeUp(context: RequestContext, quotes: readonly Quote[]): Promise<Map<Quote, PaymentRow | Failure>> {
  const taken = new Map<Quote, PaymentRow | Failure>();
  const claims = quotes.flatMap(({ claim }) => claim ?? []);
  const [first] = quotes;
  if (!first || claims.length === 0) return taken;
  const { organizationId } = first;
  const status = { in: ['PENDING', 'AUTHORIZED'] as const satisfies string[] };
  const live = await findPayments(context.db, {
    organizationId,
    claim: { in: claims },
    status: { in: [...status.in] },
  });
  for (const quote of quotes) {
    const own = live.find(({ claim }) => claim !== null && claim === quote.claim);
    const found = own && (await takeUpOne(context, own, quote));
    if (found) taken.set(quote, found);
  }
  return taken;
}

/** The payment for one process alone; nothing when it was for something else, and then no longer has the claim. */
async function takeUpOne(
  context: RequestContext,
  payment: PaymentRow,
  quote: Quote,
): Promise<PaymentRow | Failure | undefined> {
  const { organizationId, id, status } = payment;
  const now = machineNow(context);
  if (payment.leasedUntil && payment.leasedUntil > now) return inProgress();
  const which = { organizationId, id, status, leasedUntil: payment.leasedUntil };
  if (!isFor(payment, quote)) {
    await changePayments(context.db, which, { claim: null, settleAt: now });
    return undefined;
  }
  const held = status === 'PENDING' ? leased(context) : { settleAt: whenUnused(context) };
  const [mine] = await changePayments(context.db, which, held);
  return mine ?? inProgress();
}

function leased(context: RequestContext): { leasedUntil: Date; settleAt: Date } {
  return { leasedUntil: whenLeaseEnds(context), settleAt: whenUnanswered(context) };
}

function inProgress(): Failure {
  const message = 'A payment for this request is still under way.';
  return new Failure('IDEMPOTENCY_IN_PROGRESS', message, { retryAfterSeconds: 1 });
}

function toPayment(
  context: RequestContext,
  quote: Quote,
  provider: PaymentProvider,
): { quote: Quote; row: PaymentRow } {
  const { organizationId, memberId, creatorId, kind, subject, amountMinor, currency, at: quotedAt } = quote;
  const now = context.clock.now();
  const due = { organizationId, memberId, creatorId, kind, subject, amountMinor, currency, quotedAt };
  const unanswered = { providerRef: null, reusableMethod: null, cardLast4: null, failureCode: null };
  const row: PaymentRow = {
    ...due,
    ...unanswered,
    id: newId(now),
    status: 'PENDING',
    provider: provider.name,
    paymentMethod: quote.paymentMethod ?? null,
    anonymous: quote.anonymous ?? false,
    offSession: quote.offSession ?? false,
    failureMessage: null,
    claim: quote.claim ?? null,
    purchaseId: null,
    ...leased(context),
    attempts: 0,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  return { quote, row };
}

/** Asks the provider for pending payments of one organization and writes its word; answers what failed, by id. */
async function ask(context: RequestContext, payments: readonly PaymentRow[]): Promise<Map<Id, Failure>> {
  const failures = new Map<Id, Failure>();
  for (const name of new Set(payments.map(({ provider }) => provider))) {
    const provider = providerNamed(context, name);
    let left = payments.filter((payment) => payment.provider === name);
    const atOnce = provider.atOnce ?? left.length;
    for (let isFirst = true; left.length > 0; isFirst = false) {
      const held = isFirst ? left : await holdOn(context, left);
      // What somebody else has taken over meanwhile is theirs to ask for, or was given up.
      for (const { id } of left) if (!held.some((payment) => payment.id === id)) failures.set(id, inProgress());
      await askSome(context, { provider, payments: held.slice(0, atOnce), failures });
      left = held.slice(atOnce);
    }
  }
  return failures;
}

/** Keeps payments for this process alone for longer; answers those that are its own still. */
async function holdOn(context: RequestContext, payments: readonly PaymentRow[]): Promise<PaymentRow[]> {
  const organizationId: Id = payments[0]?.organizationId ?? '';
  const leases = [...new Set(payments.map(({ leasedUntil }) => leasedUntil?.getTime() ?? 0))];
  const which = {
    organizationId,
    id: { in: payments.map(({ id }) => id) },
    status: 'PENDING' as const,
    leasedUntil: { in: leases.map((at) => new Date(at)) },
  };
  const held = new Map((await changePayments(context.db, which, leased(context))).map((row) => [row.id, row]));
  return payments.flatMap(({ id }) => held.get(id) ?? []);
}

interface Asking {
  readonly provider: PaymentProvider;
  readonly payments: readonly PaymentRow[];
  readonly failures: Map<Id, Failure>;
}

/** Asks for a few payments and writes at once what was said: their money is held from now on. */
async function askSome(context: RequestContext, { provider, payments, failures }: Asking): Promise<void> {
  const [first] = payments;
  if (!first) return;
  const said = await insist(provider, payments);
  const answers = payments.map((payment, index) => [payment, said[index] ?? UNKNOWN] as const);
  const released = new Set(await writeAnswers(context, first.organizationId, answers));
  for (const [{ id }, answer] of answers) {
    const failure = failureOf(released.has(id) ? UNKNOWN : answer);
    if (failure) failures.set(id, failure);
  }
}

/** Asks to reserve; where no answer comes, asks what became of it. */
async function insist(provider: PaymentProvider, payments: readonly PaymentRow[]): Promise<readonly ChargeAnswer[]> {
  const charges = payments.map(toCharge);
  const answers = [...(await provider.authorize(charges))];
  const unanswered = charges.filter((_charge, index) => answers[index]?.status === 'UNKNOWN');
  if (unanswered.length === 0) return answers;
  const found = await provider.find(unanswered);
  unanswered.forEach((charge, index) => {
    const answer = found[index];
    // That the provider has not heard of it yet says nothing of what is still under way.
    if (answer && answer.status !== 'NONE') answers[charges.indexOf(charge)] = answer;
  });
  return answers;
}
