import type { RequestContext } from '../../context';
import { type Brought, Errand } from '../../database/errand';
import { inTransactionWith, type UnitOfWork } from '../../database/transaction';
import { clockAt } from '../../shared/clock';
import { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { bookCharges } from '../ledger/ledger.service';
import { type Authorized, authorizePayments } from './payment-authorization.service';
import { finishPayments } from './payment-settlement.service';
import { isFor, type Quote } from './payment.quote';
import { lockPayments, type PaymentRow, usePayments } from './payment.repository';
import { whenUnused } from './payment.times';

/** Reserved money on its way into a transaction. After it, what was used is taken and all else given free. */
class BroughtPayments implements Brought {
  constructor(
    private readonly outside: RequestContext,
    readonly payments: readonly PaymentRow[],
  ) {}

  within<C extends object>(context: C): C {
    // What is due depends on the time, so the work is run again by the time of its quote.
    const [first] = this.payments;
    return first ? { ...context, clock: clockAt(first.quotedAt) } : context;
  }

  async settle(error?: unknown): Promise<void> {
    // Another request with the same key is at it now, and may be about to use this very payment.
    if (error instanceof Failure && error.code === 'IDEMPOTENCY_IN_PROGRESS') return;
    try {
      await finishPayments(this.outside, this.payments);
    } catch (fault) {
      this.outside.log.warn({ err: fault }, 'payments could not be settled and are settled later');
    }
  }
}

const used = new WeakMap<UnitOfWork, Set<Id>>();

/**
 * Reserved money for just these quotes of one organization, one for one in the same order, for a transaction, which must
 * use it by bookPayments or be undone. When there is none yet the transaction is undone, the money is reserved at the
 * provider, and the transaction is run again from its start: what comes before this call happens twice and must not reach
 * outside of the database. PAYMENT_FAILED with a decline code when it cannot be had; UNAVAILABLE when that is not known.
 */
export async function takePayments(context: RequestContext, quotes: readonly Quote[]): Promise<PaymentRow[]> {
  const { unit } = context;
  if (!unit) throw new Error('Payments are taken inside a transaction.');
  const taken = used.get(unit) ?? new Set<Id>();
  used.set(unit, taken);
  const brought = unit.brought.flatMap((each) => (each instanceof BroughtPayments ? each.payments : []));
  const found = quotes.map((quote) => {
    const payment = brought.find((each) => !taken.has(each.id) && isFor(each, quote));
    if (payment) taken.add(payment.id);
    return payment;
  });
  const missing = quotes.flatMap((quote, index) => (found[index] ? [] : [quote]));
  if (missing.length > 0) throw reserving(context, withClaims(unit, missing, taken.size));
  return locked(
    context,
    found.filter((each) => each !== undefined),
  );
}

/** The money that is reserved for this already, when the transaction is run again for it: to write down the card with it. */
export function reservedFor(context: RequestContext, subject: string): PaymentRow | undefined {
  const brought = context.unit?.brought ?? [];
  const payments = brought.flatMap((each) => (each instanceof BroughtPayments ? each.payments : []));
  return payments.find((payment) => payment.subject === subject);
}

/** The requests with an idempotency key whose payments are cut short are continued under that key. */
function withClaims(unit: UnitOfWork, quotes: readonly Quote[], taken: number): Quote[] {
  const { requestKey } = unit;
  if (requestKey === undefined) return [...quotes];
  return quotes.map((quote, index) => ({ ...quote, claim: quote.claim ?? `${requestKey}#${taken + index}` }));
}

async function locked(context: RequestContext, payments: readonly PaymentRow[]): Promise<PaymentRow[]> {
  const [first] = payments;
  if (!first) return [];
  const rows = await lockPayments(
    context.db,
    first.organizationId,
    payments.map(({ id }) => id),
  );
  return payments.map(({ id }) => {
    const row = rows.find((each) => each.id === id);
    if (row?.status !== 'AUTHORIZED')
      throw new Failure('CONFLICT', 'The payment was settled by another request. Try again.');
    return row;
  });
}

function reserving({ unit: _unit, ...context }: RequestContext, quotes: readonly Quote[]): Errand {
  return new Errand('A payment is needed first.', async (outside) => {
    const own: RequestContext = { ...context, db: outside.db };
    const outcomes = await authorizePayments(own, quotes);
    const payments = paymentsOf(outcomes);
    const failed = outcomes.find((outcome) => 'failure' in outcome);
    const brought = new BroughtPayments(own, payments);
    if (failed) {
      await brought.settle(failed.failure);
      throw failed.failure;
    }
    return brought;
  });
}

function paymentsOf(outcomes: readonly Authorized[]): PaymentRow[] {
  return outcomes.flatMap((outcome) => ('payment' in outcome ? [outcome.payment] : []));
}

/**
 * Reserves the money of quotes of one organization and then runs work in one transaction, in which takePayments has it
 * at once; declined quotes are told to the work, which is run once. For jobs that know beforehand what is due.
 */
export async function inPaidTransaction<T>(
  context: RequestContext,
  quotes: readonly Quote[],
  work: (transaction: RequestContext & { readonly unit: UnitOfWork }, outcomes: readonly Authorized[]) => Promise<T>,
): Promise<T> {
  const outcomes = await authorizePayments(context, quotes);
  const brought = new BroughtPayments(context, paymentsOf(outcomes));
  return inTransactionWith(context, [brought], (transaction) => work(transaction, outcomes));
}

/** A payment that was taken by takePayments, and what was bought by it. */
export interface PaidPurchase {
  readonly payment: PaymentRow;
  readonly purchaseId: Id;
  /** Business time. */
  readonly occurredAt: Date;
}

/** Uses reserved money for purchases and books it; after the commit it is taken at the provider. */
export async function bookPayments(context: RequestContext, paid: readonly PaidPurchase[]): Promise<void> {
  const [first] = paid;
  if (!first) return;
  const { organizationId } = first.payment;
  const pairs = paid.map(({ payment, purchaseId }) => ({ paymentId: payment.id, purchaseId }));
  const times = { now: context.clock.now(), settleAt: whenUnused(context) };
  const changed = await usePayments(context.db, organizationId, { pairs, ...times });
  if (changed !== paid.length) throw new Failure('CONFLICT', 'The payment was settled by another request. Try again.');
  await bookCharges(
    context,
    paid.map(({ payment, purchaseId, occurredAt }) => {
      const { id: paymentId, creatorId, kind, amountMinor, currency } = payment;
      const memberId = payment.anonymous ? null : payment.memberId;
      const member = { organizationId, paymentId, purchaseId, memberId, creatorId };
      return { ...member, kind, amountMinor, currency, occurredAt };
    }),
  );
}
