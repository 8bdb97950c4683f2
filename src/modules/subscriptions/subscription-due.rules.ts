import type { SubscriptionRow } from './subscription.repository';

/** Pays whatever is asked, without anybody's money. */
const TEST_PROVIDER = 'test';

type Billed = Pick<SubscriptionRow, 'kind' | 'priceId' | 'provider' | 'providerIds' | 'paymentMethod'>;

/** What decides when something is to be done about a subscription. */
export type Dated = Billed &
  Pick<SubscriptionRow, 'status' | 'cancelAtPeriodEnd' | 'currentPeriodEndAt' | 'resumeAt' | 'dueAt'>;

/**
 * Whether the gateway itself lets the periods of a subscription be paid. What was imported is billed where it came from,
 * unless it was given a means of payment here.
 */
export function isBilledHere({ kind, priceId, provider, providerIds, paymentMethod }: Billed): boolean {
  if (kind !== 'PAID' || priceId === null) return false;
  if (providerIds && Object.hasOwn(providerIds as object, 'subscription')) return false;
  return paymentMethod !== null || provider === TEST_PROVIDER;
}

/**
 * When something is to be done about a subscription next: its trial or period ends, a payment is tried again, it is to go
 * on after a rest, or it ends for good. Null when nothing is. Of one whose payment failed, only the engine says when.
 */
export function dueAtOf(subscription: Dated, now: Date): Date | null {
  const { kind, status, cancelAtPeriodEnd, currentPeriodEndAt } = subscription;
  if (status !== 'TRIALING' && status !== 'ACTIVE' && status !== 'PAST_DUE' && status !== 'PAUSED') return null;
  if (kind !== 'PAID' || cancelAtPeriodEnd) return currentPeriodEndAt;
  if (!isBilledHere(subscription)) return null;
  if (status === 'PAST_DUE') return subscription.dueAt;
  return status === 'PAUSED' ? restDueAt(subscription, now) : currentPeriodEndAt;
}

/** The end of what was paid and the end of the rest, whichever comes first. */
function restDueAt({ currentPeriodEndAt, resumeAt }: Dated, now: Date): Date | null {
  const [first = null] = [currentPeriodEndAt, resumeAt]
    .filter((at) => at !== null && (at > now || at === resumeAt))
    .sort((one, other) => (one?.getTime() ?? 0) - (other?.getTime() ?? 0));
  return first;
}
