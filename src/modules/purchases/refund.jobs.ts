import { type ContextParts, organizationOf, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { forEachOrganization } from '../payments/payment.jobs';
import { LEASE_MS } from '../payments/payment.times';
import { paymentById } from '../payments/payment-refund.service';
import { settleRefund } from './purchase-refund.service';
import { findRefunds } from './purchase.repository';
import { takeRefundsToSettle } from './refund.repository';

const A_ROUND = 100;

/**
 * Lets providers pay refunds back that are still pending. Any number of processes may do it on one database: each refund
 * is settled by one of them at a time, and paid back once. Answers how many were looked at.
 */
export async function settleRefunds(parts: ContextParts, stopped: () => boolean = () => false): Promise<number> {
  let count = 0;
  for (;;) {
    const now = parts.clock.now();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const taken = await takeRefundsToSettle(parts.db, now, { count: A_ROUND, leasedUntil });
    count += taken.length;
    await forEachOrganization(parts, taken, settleTaken);
    if (taken.length < A_ROUND || stopped()) return count;
  }
}

async function settleTaken(context: RequestContext, ids: readonly Id[]): Promise<void> {
  const organizationId = organizationOf(context);
  for (const refund of await findRefunds(context.db, { organizationId, id: { in: [...ids] }, status: 'PENDING' })) {
    const payment = refund.paymentId && (await paymentById(context, { organizationId, id: refund.paymentId }));
    if (payment) await settleRefund(context, refund, payment);
  }
}
