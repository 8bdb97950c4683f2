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
  'setPaymentMethod',
  'pause',
  'resume',
  'scheduleCancellation',
  'withdrawCancellation',
  'cancel',
  'expire',
];

/** All pairs of states between which an action leads, itself to itself aside. */
function edges(kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT'): string[] {
  const found = Object.values(SubscriptionStatus).flatMap((status) =>
    ACTIONS.flatMap((action) => {
      try {
        const next = statusAfter(
          { kind, status, cancelAtPeriodEnd: false, currentPeriodEndAt: null },
          action,
          new Date(0),
        );
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
      'UNPAID > ACTIVE',
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

  it('lets a gift end when it was to', () => {
    const end = new Date('2026-04-01T12:00:00.000Z');
    const gift = { kind: 'GIFT', status: 'ACTIVE', cancelAtPeriodEnd: true, currentPeriodEndAt: end } as const;
    const before = new Date(end.getTime() - 1);
    expect(() => statusAfter(gift, 'withdrawCancellation', before)).toThrow('that is gift cannot be resumed');
    expect(statusAfter(gift, 'change', before)).toBe('ACTIVE');
    expect(() => statusAfter(gift, 'change', end)).toThrow('that ended with its period cannot be changed');
    expect(statusAfter(gift, 'expire', end)).toBe('EXPIRED');
  });
});
