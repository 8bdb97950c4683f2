import {
  LIVE_STATUSES,
  statusAfter,
  type SubscriptionAction,
} from '../../../src/modules/subscriptions/subscription.state';
import { SubscriptionStatus } from '../../../src/modules/subscriptions/subscription.type';

const ACTIONS: SubscriptionAction[] = [
  'startTrial',
  'pay',
  'failPayment',
  'giveUp',
  'change',
  'pause',
  'resume',
  'scheduleCancellation',
  'cancel',
  'expire',
];

/** All pairs of states between which an action leads, itself to itself aside. */
function edges(kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT'): string[] {
  const found = Object.values(SubscriptionStatus).flatMap((status) =>
    ACTIONS.flatMap((action) => {
      try {
        const next = statusAfter({ kind, status, cancelAtPeriodEnd: false }, action);
        return next === status ? [] : [`${status} > ${next}`];
      } catch {
        return [];
      }
    }),
  );
  return [...new Set(found)].sort();
}

describe('the state machine of subscriptions', () => {
  it('has these edges for a paid one, and no others', () => {
    expect(edges('PAID')).toEqual([
      'ACTIVE > CANCELED',
      'ACTIVE > EXPIRED',
      'ACTIVE > PAST_DUE',
      'ACTIVE > PAUSED',
      'INCOMPLETE > ACTIVE',
      'INCOMPLETE > EXPIRED',
      'INCOMPLETE > TRIALING',
      'PAST_DUE > ACTIVE',
      'PAST_DUE > CANCELED',
      'PAST_DUE > UNPAID',
      'PAUSED > ACTIVE',
      'PAUSED > CANCELED',
      'TRIALING > ACTIVE',
      'TRIALING > CANCELED',
      'TRIALING > PAST_DUE',
      'UNPAID > CANCELED',
    ]);
  });

  it.each(['COMPLIMENTARY', 'GIFT'] as const)('lets a %s one only run and end', (kind) => {
    expect(edges(kind).filter((edge) => edge.startsWith('ACTIVE'))).toEqual(['ACTIVE > CANCELED', 'ACTIVE > EXPIRED']);
  });

  it('never leads out of a state that is over', () => {
    expect(edges('PAID').filter((edge) => /^(CANCELED|EXPIRED)/.test(edge))).toEqual([]);
    expect(LIVE_STATUSES.has('CANCELED') || LIVE_STATUSES.has('EXPIRED')).toBe(false);
  });
});
