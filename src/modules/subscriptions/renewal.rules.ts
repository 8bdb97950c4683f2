import { DAY_MS, type Interval, nextEnd, type Period, periodAt } from '../../shared/period';
import { loweredAmount, lowersAt } from '../discounts/discount-effect.rules';
import type { DiscountRow } from '../discounts/discount.repository';
import type { PriceRow } from '../tiers/price.repository';
import type { SubscriptionRow } from './subscription.repository';
import { dueAtOf } from './subscription-due.rules';
import { periodIsOver } from './subscription.state';

/** What is to be done about a subscription when it is due. */
export type DueStep =
  /** A period is to be paid: the first after a trial, the next, one whose payment failed, or one after a rest. */
  | { readonly kind: 'CHARGE'; readonly verb: ChargeVerb; readonly period: Period; readonly anchorAt: Date }
  /** It goes on after a rest, in the period that is paid. */
  | { readonly kind: 'RESUME' }
  /** It rests, and what was paid is used up. */
  | { readonly kind: 'LAPSE' }
  /** It was to end with its period. */
  | { readonly kind: 'END' }
  /** The time of a complimentary one or of a gift is over. */
  | { readonly kind: 'EXPIRE' };

/** A period that is to be paid. */
export type ChargeStep = Extract<DueStep, { kind: 'CHARGE' }>;

/** What is told of a subscription whose period was paid. */
export type ChargeVerb = 'trial_ended' | 'renewed' | 'resumed';

/** What is to be done about a subscription at the instant at which it is due. */
export function dueStepOf(subscription: SubscriptionRow, at: Date, interval: Interval | null): DueStep {
  const { kind, status, cancelAtPeriodEnd, resumeAt } = subscription;
  if (kind !== 'PAID') return { kind: 'EXPIRE' };
  if (cancelAtPeriodEnd) return { kind: 'END' };
  if (status === 'PAUSED' && (!resumeAt || resumeAt > at)) return { kind: 'LAPSE' };
  if (status === 'PAUSED' && !periodIsOver(subscription, at)) return { kind: 'RESUME' };
  // Nothing is due of one without a price, so that there is an interval.
  return chargeOf(subscription, at, interval ?? { unit: 'MONTH', count: 1 });
}

/** The period that is to be paid of a subscription: what is owed, the next, or a new one after a rest or no payment. */
export function chargeOf(subscription: SubscriptionRow, at: Date, interval: Interval): ChargeStep {
  const { status, currentPeriodStartAt: startAt, currentPeriodEndAt: endAt } = subscription;
  if (status === 'PAUSED' || status === 'UNPAID') {
    const period = { startAt: at, endAt: nextEnd(at, interval, at) };
    return { kind: 'CHARGE', verb: status === 'PAUSED' ? 'resumed' : 'renewed', period, anchorAt: at };
  }
  const anchorAt = anchorOf(subscription, interval);
  if (status === 'PAST_DUE') {
    const isPresent = endAt !== null && endAt > at;
    const period = isPresent ? { startAt, endAt } : periodAt(anchorAt, interval, at);
    return { kind: 'CHARGE', verb: 'renewed', period, anchorAt };
  }
  const period = { startAt: at, endAt: nextEnd(anchorAt, interval, at) };
  return { kind: 'CHARGE', verb: status === 'TRIALING' ? 'trial_ended' : 'renewed', period, anchorAt };
}

/**
 * From where the periods of a subscription are counted off. Of one from before that was kept, from the first of its times
 * of which the end of the present period is a step.
 */
export function anchorOf(subscription: SubscriptionRow, interval: Interval): Date {
  const { anchorAt, currentPeriodStartAt, currentPeriodEndAt, startedAt, trialEndAt } = subscription;
  if (anchorAt) return anchorAt;
  const end = currentPeriodEndAt ?? currentPeriodStartAt;
  const times = [trialEndAt, startedAt, currentPeriodStartAt];
  const fits = (time: Date | null) =>
    time !== null && periodAt(time, interval, end).startAt.getTime() === end.getTime();
  return times.find(fits) ?? end;
}

/** How payments that fail are tried again, and for how long access goes on meanwhile. */
export interface Dunning {
  /** Days after the first failure, ascending. */
  readonly retryDays: readonly number[];
  readonly graceDays: number;
}

/** What a period costs that begins at an instant. */
export function costOf(
  subscription: Pick<SubscriptionRow, 'discountStartAt' | 'discountEndAt'>,
  price: PriceRow,
  { discount, at }: { readonly discount: DiscountRow | null; readonly at: Date },
): bigint {
  return discount && lowersAt(discount, subscription, at)
    ? loweredAmount(price.amountMinor, discount)
    : price.amountMinor;
}

/** What is to be paid for a period. */
export interface Due {
  /** The price as the discount has lowered it. */
  readonly amountMinor: bigint;
  /** What earlier money pays of it. */
  readonly creditMinor: bigint;
  /** What is left to be paid with money. */
  readonly payableMinor: bigint;
}

/** How what a period costs is paid: earlier money first. */
export function dueOf(amountMinor: bigint, creditMinor: bigint): Due {
  const used = creditMinor < amountMinor ? creditMinor : amountMinor;
  return { amountMinor, creditMinor: used, payableMinor: amountMinor - used };
}

/** The subscription after its period was paid. */
export function paidColumns(subscription: SubscriptionRow, step: ChargeStep, due: Due): Partial<SubscriptionRow> {
  const { period, anchorAt } = step;
  return {
    status: 'ACTIVE',
    currentPeriodStartAt: period.startAt,
    currentPeriodEndAt: period.endAt,
    anchorAt,
    pausedAt: null,
    resumeAt: null,
    graceEndsAt: null,
    dunningAttempts: 0,
    creditMinor: subscription.creditMinor - due.creditMinor,
    periodCreditMinor: due.creditMinor,
    dueAt: period.endAt,
  };
}

/**
 * The subscription after its payment failed. Its period goes on unpaid while the payment is tried again; the last time is
 * the end of the grace period, with which access ends.
 */
export function failedColumns(
  subscription: SubscriptionRow,
  step: ChargeStep,
  { at, dunning }: { readonly at: Date; readonly dunning: Dunning },
): Partial<SubscriptionRow> & { readonly graceEndsAt: Date } {
  const { period, anchorAt } = step;
  const again = subscription.status === 'PAST_DUE';
  const dunningAttempts = again ? subscription.dunningAttempts + 1 : 1;
  const graceEndsAt = (again && subscription.graceEndsAt) || addDays(at, dunning.graceDays);
  const isOver = at >= graceEndsAt;
  return {
    status: isOver ? 'UNPAID' : 'PAST_DUE',
    currentPeriodStartAt: period.startAt,
    currentPeriodEndAt: period.endAt,
    anchorAt,
    pausedAt: null,
    resumeAt: null,
    graceEndsAt,
    dunningAttempts,
    periodCreditMinor: 0n,
    dueAt: isOver ? null : retryAt(at, dunningAttempts, { retryDays: dunning.retryDays, graceEndsAt }),
  };
}

/** When a payment that failed so many times is tried again: never later than at the end of the grace period. */
function retryAt(
  at: Date,
  attempts: number,
  { retryDays, graceEndsAt }: { readonly retryDays: readonly number[]; readonly graceEndsAt: Date },
): Date {
  const next = retryDays[attempts - 1];
  if (next === undefined) return graceEndsAt;
  const retry = addDays(at, next - (retryDays[attempts - 2] ?? 0));
  return retry < graceEndsAt ? retry : graceEndsAt;
}

/** The subscription after a step that takes no payment. */
export function stepColumns(
  subscription: SubscriptionRow,
  step: Exclude<DueStep, { kind: 'CHARGE' }>,
  at: Date,
): Partial<SubscriptionRow> {
  if (step.kind === 'LAPSE') return { dueAt: subscription.resumeAt };
  if (step.kind === 'RESUME') {
    const goesOn = { status: 'ACTIVE', pausedAt: null, resumeAt: null } as const;
    return { ...goesOn, dueAt: dueAtOf({ ...subscription, ...goesOn }, at) };
  }
  const over = { cancelAtPeriodEnd: false, endedAt: at, resumeAt: null, dueAt: null };
  if (step.kind === 'EXPIRE') return { ...over, status: 'EXPIRED' };
  return { ...over, status: 'CANCELED', canceledAt: subscription.canceledAt ?? at };
}

function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
