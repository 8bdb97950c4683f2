import type { RequestContext } from '../../context';
import type { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import type { Authorized } from '../payments/payment-authorization.service';
import { paymentProvider } from '../payments/payment-provider.service';
import type { Quote } from '../payments/payment.quote';
import { bookPayments, takePayments } from '../payments/payment.service';
import type { PlannedStep } from './renewal-plan.service';
import type { PaidStep, PaymentOutcome, SettledStep } from './renewal-write.service';

/** A step whose period is to be paid with money, and the money. */
interface QuotedStep {
  readonly planned: PlannedStep;
  readonly quote: Quote;
}

/** What steps are to be paid with money; what earlier credit or a discount pays in full is not among it. */
export function quotesOf(steps: readonly PlannedStep[]): QuotedStep[] {
  return steps.flatMap((planned) => {
    const { subscription, creatorId, charge, at } = planned;
    if (!charge || charge.due.payableMinor === 0n) return [];
    const { organizationId, memberId, id, paymentMethod } = subscription;
    const { price, due } = charge;
    const owner = { organizationId, memberId, creatorId, paymentMethod };
    const money = { amountMinor: due.payableMinor, currency: price.currency };
    const quote = { ...owner, ...money, kind: 'TIER', subject: `price:${price.id}`, offSession: true, at } as const;
    return [{ planned, quote: { ...quote, claim: `renewal:${id}:${at.toISOString()}` } }];
  });
}

/** Steps with the outcomes of their payments, and the subscriptions of which it is not known yet. */
export interface Outcomes {
  readonly settled: readonly SettledStep[];
  readonly unknown: readonly Id[];
}

/** Which steps are paid, which are not, and of which that is not known. Steps without a quote take no money. */
export function outcomesOf(
  context: RequestContext,
  steps: readonly PlannedStep[],
  answers: ReadonlyMap<PlannedStep, Authorized>,
): Outcomes {
  const provider = paymentProvider(context).name;
  const free: PaymentOutcome = { kind: 'PAID', provider, payment: null };
  const settled = steps.flatMap((planned): SettledStep[] => {
    const answer = answers.get(planned);
    if (!answer) return [{ ...planned, outcome: planned.charge && free }];
    if ('payment' in answer) {
      const { payment } = answer;
      return [{ ...planned, outcome: { kind: 'PAID', provider: payment.provider, payment } }];
    }
    if (answer.failure.code !== 'PAYMENT_FAILED') return [];
    return [{ ...planned, outcome: { kind: 'FAILED', provider, code: codeOf(answer.failure) } }];
  });
  const known = new Set(settled.map(({ subscription }) => subscription.id));
  return { settled, unknown: steps.flatMap(({ subscription: { id } }) => (known.has(id) ? [] : [id])) };
}

function codeOf(failure: Failure): string {
  return failure.declineCode ?? 'declined';
}

/** Takes the reserved money of steps that are written now; that of others is given free. */
export async function takeMoney(transaction: RequestContext, steps: readonly SettledStep[]): Promise<void> {
  const paid = new Set(steps.flatMap(({ subscription, outcome }) => (outcome?.kind === 'PAID' ? subscription.id : [])));
  const quotes = quotesOf(steps).flatMap(({ planned, quote }) => (paid.has(planned.subscription.id) ? [quote] : []));
  await takePayments(transaction, quotes);
}

/** Books the money of purchases. */
export function bookMoney(transaction: RequestContext, paid: readonly PaidStep[]): Promise<void> {
  return bookPayments(
    transaction,
    paid.map(({ payment, purchaseId, at: occurredAt }) => ({ payment, purchaseId, occurredAt })),
  );
}
