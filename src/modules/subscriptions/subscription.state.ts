import { Failure } from '../../shared/failure';
import type { SubscriptionKind, SubscriptionStatus } from './subscription.type';

/** What can happen to a subscription. */
export type SubscriptionAction =
  | 'startTrial'
  | 'pay'
  | 'failPayment'
  | 'giveUp'
  | 'change'
  | 'pause'
  | 'resume'
  | 'scheduleCancellation'
  | 'cancel'
  | 'expire';

/** Where each action leads from each state. What is not in the table is forbidden. */
const TRANSITIONS: Readonly<Record<SubscriptionStatus, Partial<Record<SubscriptionAction, SubscriptionStatus>>>> = {
  INCOMPLETE: { startTrial: 'TRIALING', pay: 'ACTIVE', cancel: 'EXPIRED', expire: 'EXPIRED' },
  TRIALING: {
    pay: 'ACTIVE',
    failPayment: 'PAST_DUE',
    change: 'TRIALING',
    scheduleCancellation: 'TRIALING',
    cancel: 'CANCELED',
  },
  ACTIVE: {
    pay: 'ACTIVE',
    failPayment: 'PAST_DUE',
    change: 'ACTIVE',
    pause: 'PAUSED',
    scheduleCancellation: 'ACTIVE',
    cancel: 'CANCELED',
    expire: 'EXPIRED',
  },
  PAST_DUE: { pay: 'ACTIVE', giveUp: 'UNPAID', cancel: 'CANCELED' },
  UNPAID: { cancel: 'CANCELED' },
  PAUSED: { resume: 'ACTIVE', cancel: 'CANCELED' },
  CANCELED: {},
  EXPIRED: {},
};

/** What can happen to a subscription for which its member pays nothing: it has no periods that could be paused. */
const WITHOUT_PAYMENT: ReadonlySet<SubscriptionAction> = new Set(['change', 'cancel', 'expire']);

/** How an action is called in a refusal. */
const PARTICIPLES: Readonly<Record<SubscriptionAction, string>> = {
  startTrial: 'started as a trial',
  pay: 'paid',
  failPayment: 'found unpaid',
  giveUp: 'given up',
  change: 'changed',
  pause: 'paused',
  resume: 'resumed',
  scheduleCancellation: 'canceled at the end of its period',
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

interface Standing {
  readonly kind: SubscriptionKind;
  readonly status: SubscriptionStatus;
  readonly cancelAtPeriodEnd: boolean;
}

/** The state to which an action leads, or INVALID_STATE when it is forbidden. */
export function statusAfter(subscription: Standing, action: SubscriptionAction): SubscriptionStatus {
  const { kind, status, cancelAtPeriodEnd } = subscription;
  const next = TRANSITIONS[status][action];
  const adjective = status.toLowerCase().replace('_', ' ');
  if (!next) throw refused(`that is ${adjective}`, action);
  if (kind !== 'PAID' && !WITHOUT_PAYMENT.has(action)) throw refused(`that is ${kind.toLowerCase()}`, action);
  if (cancelAtPeriodEnd && (action === 'pause' || action === 'scheduleCancellation'))
    throw refused('that ends with its period', action);
  return next;
}

function refused(which: string, action: SubscriptionAction): Failure {
  return new Failure('INVALID_STATE', `A subscription ${which} cannot be ${PARTICIPLES[action]}.`);
}
