import { Failure } from '../../shared/failure';
import type { SubscriptionKind, SubscriptionStatus } from './subscription.type';

/** What can happen to a subscription. */
export type SubscriptionAction =
  | 'startTrial'
  | 'pay'
  | 'failPayment'
  | 'giveUp'
  | 'change'
  | 'setPaymentMethod'
  | 'pause'
  | 'resume'
  | 'scheduleCancellation'
  | 'withdrawCancellation'
  | 'cancel'
  | 'expire';

/** Where each action leads from each state. What is not in the table is forbidden. */
const TRANSITIONS: Readonly<Record<SubscriptionStatus, Partial<Record<SubscriptionAction, SubscriptionStatus>>>> = {
  INCOMPLETE: { startTrial: 'TRIALING', pay: 'ACTIVE', cancel: 'EXPIRED', expire: 'EXPIRED' },
  TRIALING: {
    pay: 'ACTIVE',
    failPayment: 'PAST_DUE',
    change: 'TRIALING',
    setPaymentMethod: 'TRIALING',
    scheduleCancellation: 'TRIALING',
    withdrawCancellation: 'TRIALING',
    cancel: 'CANCELED',
  },
  ACTIVE: {
    pay: 'ACTIVE',
    failPayment: 'PAST_DUE',
    change: 'ACTIVE',
    setPaymentMethod: 'ACTIVE',
    pause: 'PAUSED',
    scheduleCancellation: 'ACTIVE',
    withdrawCancellation: 'ACTIVE',
    cancel: 'CANCELED',
    expire: 'EXPIRED',
  },
  PAST_DUE: { pay: 'ACTIVE', giveUp: 'UNPAID', cancel: 'CANCELED' },
  UNPAID: { pay: 'ACTIVE', cancel: 'CANCELED' },
  PAUSED: { resume: 'ACTIVE', setPaymentMethod: 'PAUSED', cancel: 'CANCELED' },
  CANCELED: {},
  EXPIRED: {},
};

/** What can happen to a subscription for which its member pays nothing: it has no periods that could be paused. */
const WITHOUT_PAYMENT: ReadonlySet<SubscriptionAction> = new Set(['change', 'cancel', 'expire']);

/** What can still happen to a subscription that ended with its period: that this is noted. */
const WHEN_ENDED: ReadonlySet<SubscriptionAction> = new Set(['cancel', 'expire']);

/** How an action is called in a refusal. */
const PARTICIPLES: Readonly<Record<SubscriptionAction, string>> = {
  startTrial: 'started as a trial',
  pay: 'paid',
  failPayment: 'found unpaid',
  giveUp: 'given up',
  change: 'changed',
  setPaymentMethod: 'given a payment method',
  pause: 'paused',
  resume: 'resumed',
  scheduleCancellation: 'canceled at the end of its period',
  withdrawCancellation: 'resumed',
  cancel: 'canceled',
  expire: 'expired',
};

/** The states in which a subscription holds a seat of its tier; from the others there is no way back. */
export const LIVE_STATUSES: ReadonlySet<SubscriptionStatus> = new Set([
  'INCOMPLETE',
  'TRIALING',
  'ACTIVE',
  'PAST_DUE',
  'UNPAID',
  'PAUSED',
]);

/** The states in which a subscription can give access to its tier. */
const OPEN_STATUSES: ReadonlySet<SubscriptionStatus> = new Set(['TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED']);

interface Tenure {
  readonly status: SubscriptionStatus;
  readonly cancelAtPeriodEnd: boolean;
  readonly currentPeriodEndAt: Date | null;
}

/** Whether a subscription gives access to its tier at an instant. What rests or is to end does until its period is over. */
export function givesAccess(subscription: Tenure, at: Date): boolean {
  const { status, cancelAtPeriodEnd } = subscription;
  if (!OPEN_STATUSES.has(status)) return false;
  return !((status === 'PAUSED' || cancelAtPeriodEnd) && periodIsOver(subscription, at));
}

/** The condition on rows of which `givesAccess` says yes at an instant. */
export function accessAt(at: Date) {
  return {
    status: { in: [...OPEN_STATUSES] },
    OR: [
      { currentPeriodEndAt: null },
      { currentPeriodEndAt: { gt: at } },
      { cancelAtPeriodEnd: false, status: { not: 'PAUSED' as const } },
    ],
  };
}

/** Whether the present period, or the trial, of a subscription is over at an instant. The end is not inside it. */
export function periodIsOver({ currentPeriodEndAt }: Pick<Tenure, 'currentPeriodEndAt'>, at: Date): boolean {
  return currentPeriodEndAt !== null && currentPeriodEndAt <= at;
}

interface Standing extends Tenure {
  readonly kind: SubscriptionKind;
}

/**
 * The state to which an action leads at an instant, or INVALID_STATE when it is forbidden. What was to end with its
 * period has ended when that is over, also while nobody has noted it; a trial that is over goes on only as a paid one.
 */
export function statusAfter(subscription: Standing, action: SubscriptionAction, at: Date): SubscriptionStatus {
  const { kind, status, cancelAtPeriodEnd } = subscription;
  const over = periodIsOver(subscription, at);
  const next = TRANSITIONS[status][status === 'TRIALING' && over && action === 'change' ? 'pay' : action];
  const adjective = status.toLowerCase().replace('_', ' ');
  if (LIVE_STATUSES.has(status) && cancelAtPeriodEnd && over && !WHEN_ENDED.has(action))
    throw refused('that ended with its period', action);
  if (!next) throw refused(`that is ${adjective}`, action);
  if (over && action === 'scheduleCancellation') throw refused('whose period is over', action);
  if (kind !== 'PAID' && !WITHOUT_PAYMENT.has(action)) throw refused(`that is ${kind.toLowerCase()}`, action);
  if (cancelAtPeriodEnd && (action === 'pause' || action === 'scheduleCancellation'))
    throw refused('that ends with its period', action);
  return next;
}

function refused(which: string, action: SubscriptionAction): Failure {
  return new Failure('INVALID_STATE', `A subscription ${which} cannot be ${PARTICIPLES[action]}.`);
}
