import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** That a subscription was paused or resumed, and when. */
export interface Rest {
  readonly subscriptionId: Id;
  readonly paused: boolean;
  readonly at: Date;
}

/** When subscriptions of an organization were paused and resumed, in order. */
export async function findRests(db: Db, organizationId: Id, ids: readonly Id[]): Promise<Rest[]> {
  const events = await db.event.findMany({
    where: {
      organizationId,
      subjectId: { in: [...ids] },
      type: { in: ['subscription.paused', 'subscription.resumed'] },
    },
    orderBy: { sequence: 'asc' },
    select: { subjectId: true, type: true, occurredAt: true },
  });
  return events.map(({ subjectId, type, occurredAt }) => ({
    subscriptionId: subjectId,
    paused: type === 'subscription.paused',
    at: occurredAt,
  }));
}
