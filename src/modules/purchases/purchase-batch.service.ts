import type { RequestContext } from '../../context';
import type { EventInput } from '../../events/event';
import { type Id, newId } from '../../shared/id';
import { insertPurchases, type PurchaseRow } from './purchase.repository';

/** A payment for a period of a subscription, or that it failed. */
export interface PeriodPayment {
  readonly organizationId: Id;
  readonly memberId: Id;
  readonly subscriptionId: Id;
  readonly creatorId: Id;
  readonly priceId: Id;
  readonly status: 'COMPLETED' | 'FAILED';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly provider: string;
  readonly providerRef: string | null;
  readonly at: Date;
}

/** A purchase with the event that tells of it, which the caller records. */
export interface RecordedPayment {
  readonly purchase: PurchaseRow;
  readonly event: EventInput;
}

/** Records the payments of many subscriptions in one statement, in their order. */
export async function recordPeriodPayments(
  context: RequestContext,
  payments: readonly PeriodPayment[],
): Promise<RecordedPayment[]> {
  const recorded = payments.map(recordedOf);
  await insertPurchases(
    context.db,
    recorded.map(({ purchase }) => purchase),
  );
  return recorded;
}

function recordedOf({ creatorId, at, ...payment }: PeriodPayment): RecordedPayment {
  const times = { purchasedAt: at, createdAt: at, updatedAt: at };
  const purchase: PurchaseRow = {
    ...payment,
    id: newId(at),
    kind: 'TIER',
    refundedMinor: 0n,
    anonymous: false,
    ...times,
    version: 1,
  };
  const { id: subjectId, memberId } = purchase;
  const event = { type: 'purchase.recorded', subjectId, memberId, creatorId, occurredAt: at, data: purchase } as const;
  return { purchase, event: { ...event, isFirst: true } };
}
