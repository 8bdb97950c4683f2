import { randomUUID } from 'node:crypto';
import { OrganizationClocks } from '../../auth/organization-clocks';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, organizationOf, type RequestContext } from '../../context';
import { manyByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { failUnanswered, writeAnswers } from './payment-answers.service';
import { providerNamed, toCharge } from './payment-provider.service';
import { finishPayments, moveOn } from './payment-settlement.service';
import { findPayments, type PaymentRow, takePaymentsToSettle } from './payment.repository';
import { LEASE_MS } from './payment.times';

const A_ROUND = 100;

/**
 * Settles payments that whoever began them has left: it asks the provider what became of those without an answer, takes
 * the money of those that are used, and gives the others free. Any number of processes may do it on one database: each
 * payment is settled by one of them at a time. Answers how many were looked at.
 */
export async function settlePayments(parts: ContextParts, stopped: () => boolean = () => false): Promise<number> {
  let count = 0;
  for (;;) {
    const now = parts.clock.now();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const taken = await takePaymentsToSettle(parts.db, now, { count: A_ROUND, leasedUntil });
    count += taken.length;
    await forEachOrganization(parts, taken, settleTaken);
    if (taken.length < A_ROUND || stopped()) return count;
  }
}

/** Does something with rows of several organizations, for each in its own name; what fails is done in a later round. */
export async function forEachOrganization(
  parts: ContextParts,
  keys: readonly { readonly organizationId: Id; readonly id: Id }[],
  work: (context: RequestContext, ids: readonly Id[]) => Promise<void>,
): Promise<void> {
  const clocks = new OrganizationClocks(parts.db);
  for (const organizationId of new Set(keys.map((key) => key.organizationId))) {
    const clockOffsetMs = BigInt((await clocks.offsetOf(organizationId)) ?? 0);
    const viewer = systemViewer({ id: organizationId, clockOffsetMs });
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    const [own = []] = manyByKey([organizationId], keys, (key) => key.organizationId);
    try {
      await work(
        context,
        own.map(({ id }) => id),
      );
    } catch (error) {
      parts.log.warn({ err: error, organizationId }, 'payments could not be settled and are looked at again');
    }
  }
}

async function settleTaken(context: RequestContext, ids: readonly Id[]): Promise<void> {
  const organizationId = organizationOf(context);
  const which = { organizationId, id: { in: [...ids] } };
  const taken = await findPayments(context.db, which);
  await askAgain(
    context,
    taken.filter(({ status }) => status === 'PENDING'),
  );
  const known = await findPayments(context.db, which);
  await finishPayments(
    context,
    known.filter(({ status }) => status === 'AUTHORIZED'),
  );
  await moveOn(
    context,
    known.filter(({ status }) => status === 'CAPTURING' || status === 'VOIDING'),
  );
}

/** Asks what became of payments without an answer. What the provider has never heard of will not come any more. */
async function askAgain(context: RequestContext, payments: readonly PaymentRow[]): Promise<void> {
  const [first] = payments;
  if (!first) return;
  const { organizationId } = first;
  for (const name of new Set(payments.map(({ provider }) => provider))) {
    const own = payments.filter((payment) => payment.provider === name);
    const answers = await providerNamed(context, name).find(own.map(toCharge));
    const pairs = own.map((payment, index) => [payment, answers[index] ?? { status: 'UNKNOWN' }] as const);
    await writeAnswers(
      context,
      organizationId,
      pairs.filter(([, { status }]) => status !== 'NONE'),
    );
    await failUnanswered(
      context,
      pairs.filter(([, { status }]) => status === 'NONE').map(([payment]) => payment),
    );
  }
}
