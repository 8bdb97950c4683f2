import type { RequestContext } from '../../context';
import type { EventInput } from '../../events/event';
import { recordEvent } from '../../events/record';
import type { Id } from '../../shared/id';
import { type AccessMove, moveAccess } from '../entitlements/entitlement-batch.service';
import type { PaymentRow } from '../payments/payment.repository';
import { recordPeriodPayments, type RecordedPayment } from '../purchases/purchase-batch.service';
import { releaseSeats } from '../tiers/seat.service';
import type { PlannedStep } from './renewal-plan.service';
import { writeSubscriptions } from './renewal.repository';
import { type Dunning, failedColumns, paidColumns, stepColumns } from './renewal.rules';
import type { SubscriptionRow } from './subscription.repository';

/** What became of a payment. */
export type PaymentOutcome =
  | { readonly kind: 'PAID'; readonly provider: string; readonly payment: PaymentRow | null }
  | { readonly kind: 'FAILED'; readonly provider: string; readonly code: string };

/** A step with the outcome of its payment, where it takes one. */
export interface SettledStep extends PlannedStep {
  readonly outcome: PaymentOutcome | null;
}

/** A subscription after its step. */
interface DoneStep extends SettledStep {
  readonly row: SubscriptionRow;
  readonly verb: string;
}

/** A payment that was used for a purchase. */
export interface PaidStep {
  readonly payment: PaymentRow;
  readonly purchaseId: Id;
  readonly at: Date;
}

/** Writes what comes of steps whose subscriptions the transaction has locked. Answers the payments that were used. */
export async function writeSteps(
  context: RequestContext,
  steps: readonly SettledStep[],
  dunning: Dunning,
): Promise<readonly PaidStep[]> {
  const done = steps.map((settled) => doneOf(settled, dunning));
  await writeSubscriptions(
    context.db,
    done.map(({ row }) => row),
  );
  await releaseSeatsOf(context, done);
  const purchases = await pay(context, done);
  const access = await moveAccess(
    context,
    done.flatMap((one) => accessOf(one, purchases.get(one.row.id)) ?? []),
  );
  for (const one of done) {
    const purchase = purchases.get(one.row.id);
    recordEvent(context, eventOf(one));
    if (purchase) recordEvent(context, purchase.event);
    for (const event of access.get(one.row.id) ?? []) recordEvent(context, event);
  }
  return done.flatMap(({ row, outcome, at }) => {
    const purchaseId = purchases.get(row.id)?.purchase.id;
    return purchaseId && outcome?.kind === 'PAID' && outcome.payment
      ? [{ payment: outcome.payment, purchaseId, at }]
      : [];
  });
}

const VERBS = { RESUME: 'resumed', LAPSE: 'lapsed', END: 'canceled', EXPIRE: 'expired' } as const;

function doneOf(settled: SettledStep, dunning: Dunning): DoneStep {
  const { subscription, step, at, outcome, charge } = settled;
  const changed = (verb: string, columns: Partial<SubscriptionRow>): DoneStep => {
    const row = { ...subscription, ...columns, updatedAt: at, version: subscription.version + 1 };
    return { ...settled, row, verb };
  };
  if (step.kind !== 'CHARGE' || !charge) {
    const other = step.kind === 'CHARGE' ? ({ kind: 'EXPIRE' } as const) : step;
    return changed(VERBS[other.kind], stepColumns(subscription, other, at));
  }
  if (outcome?.kind !== 'FAILED') return changed(step.verb, paidColumns(subscription, step, charge.due));
  const columns = failedColumns(subscription, step, { at, dunning });
  return changed(columns.status === 'UNPAID' ? 'unpaid' : 'payment_failed', columns);
}

function releaseSeatsOf(context: RequestContext, done: readonly DoneStep[]): Promise<void> {
  const over = done.filter(({ row }) => row.endedAt !== null);
  return releaseSeats(
    context,
    done[0]?.row.organizationId ?? '',
    over.map(({ row }) => row.tierId),
  );
}

async function pay(context: RequestContext, done: readonly DoneStep[]): Promise<Map<Id, RecordedPayment>> {
  const payments = done.flatMap(({ row, creatorId, charge, outcome, at }) => {
    if (!charge || !outcome) return [];
    const { organizationId, memberId, id: subscriptionId } = row;
    const { provider, kind } = outcome;
    return [
      {
        ...{ organizationId, memberId, subscriptionId, creatorId, provider, at },
        priceId: charge.price.id,
        status: kind === 'PAID' ? ('COMPLETED' as const) : ('FAILED' as const),
        amountMinor: charge.due.payableMinor,
        currency: charge.price.currency,
        providerRef: kind === 'PAID' ? (outcome.payment?.providerRef ?? null) : null,
      },
    ];
  });
  const recorded = await recordPeriodPayments(context, payments);
  return new Map(recorded.map((one, index) => [payments[index]?.subscriptionId ?? '', one]));
}

/** Access to the end of what is paid, or of the grace period; from now on none where the subscription gives none. */
function accessOf({ row, creatorId, step, at }: DoneStep, paid: RecordedPayment | undefined): AccessMove | null {
  if (step.kind === 'RESUME') return null;
  const { organizationId, memberId, id: subscriptionId, tierId, status } = row;
  const owner = { organizationId, memberId, creatorId, subscriptionId, tierId, from: at };
  if (status === 'ACTIVE') return { ...owner, purchaseId: paid?.purchase.id ?? null, until: row.currentPeriodEndAt };
  return { ...owner, purchaseId: null, until: status === 'PAST_DUE' ? row.graceEndsAt : at };
}

function eventOf({ row, creatorId, verb, at, outcome }: DoneStep): EventInput {
  const data = outcome?.kind === 'FAILED' ? { ...row, declineCode: outcome.code } : row;
  const { id: subjectId, memberId } = row;
  return { type: `subscription.${verb}`, subjectId, memberId, creatorId, occurredAt: at, data };
}
