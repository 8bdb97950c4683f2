import { machineNow, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { recordEvent } from '../../events/record';
import type { Id } from '../../shared/id';
import type { ChargeAnswer } from '../../shared/payment-provider';
import { bookBack } from '../ledger/ledger.service';
import { toldPayment } from './payment-event';
import { providerNamed, toCharge } from './payment-provider.service';
import { changePayments, findPayments, type PaymentRow } from './payment.repository';
import { whenUnanswered } from './payment.times';

/** Takes at their providers what was used of the payments of one organization, and gives free what was not. */
export async function finishPayments(context: RequestContext, payments: readonly PaymentRow[]): Promise<void> {
  const [first] = payments;
  if (!first) return;
  const { organizationId } = first;
  const which = { organizationId, id: { in: payments.map(({ id }) => id) } };
  // Whoever would use one of these now finds it given up; whoever was about to has committed before.
  await changePayments(context.db, { ...which, status: 'AUTHORIZED' }, { status: 'VOIDING', claim: null });
  await moveOn(context, await findPayments(context.db, { ...which, status: { in: ['CAPTURING', 'VOIDING'] } }));
}

/** Captures and voids payments of one organization that are to be, and writes what came of it. */
export async function moveOn(context: RequestContext, payments: readonly PaymentRow[]): Promise<void> {
  for (const name of new Set(payments.map(({ provider }) => provider))) {
    const provider = providerNamed(context, name);
    const own = payments.filter((payment) => payment.provider === name);
    const capturing = own.filter(({ status }) => status === 'CAPTURING');
    const voiding = own.filter(({ status }) => status === 'VOIDING');
    if (capturing.length > 0) await writeCaptures(context, capturing, await provider.capture(capturing.map(toCharge)));
    if (voiding.length > 0) await writeVoids(context, voiding, await provider.void(voiding.map(toCharge)));
  }
}

/** Writes what a provider said when it was to take the money of these. */
export async function writeCaptures(
  context: RequestContext,
  payments: readonly PaymentRow[],
  answers: readonly ChargeAnswer[],
): Promise<void> {
  const by = (...statuses: readonly ChargeAnswer['status'][]) =>
    payments.filter((_payment, index) => statuses.includes(answers[index]?.status ?? 'UNKNOWN'));
  await finish(context, by('CAPTURED'), { from: 'CAPTURING', to: 'CAPTURED' });
  // Money that was reserved and is gone all the same: it has run out of time, or was canceled at the provider.
  for (const payment of by('CANCELED', 'DECLINED', 'NONE')) await reverse(context, payment);
  await lookLater(context, by('AUTHORIZED', 'UNKNOWN'));
}

/** Writes what a provider said when it was to give the money of these free. */
export async function writeVoids(
  context: RequestContext,
  payments: readonly PaymentRow[],
  answers: readonly ChargeAnswer[],
): Promise<void> {
  const paidBack = await payBack(
    context,
    payments.filter((_payment, index) => answers[index]?.status === 'CAPTURED'),
  );
  const isOver = (index: number) =>
    ['CANCELED', 'DECLINED', 'NONE'].includes(answers[index]?.status ?? '') || paidBack.has(payments[index]?.id ?? '');
  await finish(
    context,
    payments.filter((_payment, index) => isOver(index)),
    { from: 'VOIDING', to: 'VOIDED' },
  );
  await lookLater(
    context,
    payments.filter((_payment, index) => !isOver(index)),
  );
}

/** Pays back what was to be given free and was taken at the provider all the same; answers what is paid back. */
async function payBack(context: RequestContext, payments: readonly PaymentRow[]): Promise<ReadonlySet<Id>> {
  const done = new Set<Id>();
  for (const { id, provider, providerRef, amountMinor, currency } of payments) {
    // Rare, and perhaps asked for long ago: it is looked for first.
    const asked = { key: id, isOld: true, chargeKey: id, chargeRef: providerRef ?? '', amountMinor, currency };
    const [answer] = await providerNamed(context, provider).refund([asked]);
    if (answer?.status === 'SUCCEEDED') done.add(id);
    else context.log.error({ payment: id, answer }, 'money that was taken for nothing could not be paid back yet');
  }
  return done;
}

interface Step {
  readonly from: PaymentRow['status'];
  readonly to: PaymentRow['status'];
}

async function finish(context: RequestContext, payments: readonly PaymentRow[], { from, to }: Step): Promise<void> {
  if (payments.length === 0) return;
  await changePayments(context.db, which(payments, from), {
    status: to,
    settleAt: null,
    leasedUntil: null,
    updatedAt: context.clock.now(),
  });
}

async function lookLater(context: RequestContext, payments: readonly PaymentRow[]): Promise<void> {
  if (payments.length === 0) return;
  const settling = { in: ['CAPTURING', 'VOIDING'] as PaymentRow['status'][] };
  const columns = { settleAt: whenUnanswered(context), leasedUntil: null };
  await changePayments(context.db, { ...which(payments), status: settling }, columns);
}

/** Books a payment back whose purchase was made and whose money is gone. What the member got is for people to decide. */
async function reverse(context: RequestContext, payment: PaymentRow): Promise<void> {
  const { organizationId, id, creatorId } = payment;
  const at = context.clock.now();
  await inTransaction(context, async (transaction) => {
    const columns = { status: 'FAILED' as const, failureCode: 'capture_failed', settleAt: null, leasedUntil: null };
    const [row] = await changePayments(transaction.db, which([payment], 'CAPTURING'), { ...columns, updatedAt: at });
    if (!row) return;
    await bookBack(transaction, { organizationId, kind: 'CHARGE', sourceId: id, at });
    recordEvent(transaction, { type: 'payment.failed', subjectId: id, creatorId, ...toldPayment(row) });
  });
  context.log.error({ payment: id, at: machineNow(context) }, 'reserved money could not be taken');
}

function which(payments: readonly PaymentRow[], status?: PaymentRow['status']) {
  const organizationId: Id = payments[0]?.organizationId ?? '';
  return { organizationId, id: { in: payments.map(({ id }) => id) }, ...(status ? { status } : {}) };
}
