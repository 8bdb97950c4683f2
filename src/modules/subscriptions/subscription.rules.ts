import { badInput, Failure, notFound, Problems } from '../../shared/failure';
import { DAY_MS, type Period, periodAt } from '../../shared/period';
import { checkText, checkWhole } from '../../shared/text-rules';
import type { Id } from '../../shared/id';
import { intervalOf } from '../tiers/price.period';
import type { PriceRow } from '../tiers/price.repository';
import type { TierRow } from '../tiers/tier.repository';
import type { SubscriptionStatus } from './subscription.type';

const MAX_TRIAL_DAYS = 730;
const MAX_REASON = 500;
const MAX_PAYMENT_METHOD = 255;

/** On what a member and the staff agree: a tier at a price, or without payment when there is no price. */
export interface Terms {
  readonly tier: TierRow;
  readonly price: PriceRow | null;
}

/** What was found of the terms that were asked for. */
export interface AskedTerms {
  readonly tier: TierRow | null;
  readonly price: PriceRow | null;
  readonly priceId: Id | null | undefined;
  /** Nothing is paid. */
  readonly free: boolean;
  /** The home creator of the member. */
  readonly creatorId: Id;
}

/**
 * The terms when they can be agreed on: the tier is not archived, open to the member and, unless nothing is paid, of
 * type PAID; the price is one of its own, recurring and not archived, and there is none where nothing is paid.
 */
export function agreeOnTerms(asked: AskedTerms): Terms {
  const { tier, price, priceId, free, creatorId } = asked;
  if (!tier) throw notFound('Tier');
  if (tier.archivedAt) throw invalidTier('The tier is archived.');
  if (tier.creatorId && tier.creatorId !== creatorId) throw invalidTier("The tier is another creator's.");
  if (free) {
    if (priceId) throw badInput('priceId', 'Nothing is paid for a complimentary subscription.');
    return { tier, price: null };
  }
  if (tier.type !== 'PAID') throw invalidTier('The tier is free: nobody subscribes to it.');
  if (!priceId) throw badInput('priceId', 'The priceId is required for a paid subscription.');
  if (!price) throw notFound('Price');
  if (price.tierId !== tier.id) throw badInput('priceId', 'The price belongs to another tier.');
  if (price.archivedAt) throw badInput('priceId', 'The price is archived.');
  if (price.type !== 'RECURRING') throw badInput('priceId', 'The price is not recurring.');
  return { tier, price };
}

function invalidTier(problem: string): Failure {
  return new Failure('INVALID_TIER', problem, { fields: { tierId: [problem] } });
}

/** What a caller says of the time and the payment of a new subscription. */
export interface Start {
  readonly startedAt?: Date | null | undefined;
  readonly trialDays?: number | null | undefined;
  readonly paymentMethod?: string | null | undefined;
}

/** Checks what a caller says of the time and the payment of a new subscription. */
export function checkStart({ startedAt, trialDays, paymentMethod }: Start, free: boolean, now: Date): void {
  const problems = new Problems();
  if (startedAt) problems.check(startedAt <= now, 'startedAt', 'The startedAt must not be in the future.');
  checkWhole(problems, 'trialDays', { number: trialDays, min: 0, max: MAX_TRIAL_DAYS });
  problems.check(!free || !trialDays, 'trialDays', 'A complimentary subscription has no trial.');
  checkText(problems, 'paymentMethod', { text: paymentMethod, max: MAX_PAYMENT_METHOD });
  problems.check(!free || !paymentMethod, 'paymentMethod', 'Nothing is paid for a complimentary subscription.');
  problems.throwIfAny();
}

/** Checks the words with which a subscription is canceled. */
export function checkCancelReason(reason: string | null | undefined): void {
  const problems = new Problems();
  checkText(problems, 'reason', { text: reason, max: MAX_REASON });
  problems.throwIfAny();
}

/** The columns that say on which time a subscription runs. */
export interface Schedule {
  readonly status: SubscriptionStatus;
  readonly startedAt: Date;
  readonly currentPeriodStartAt: Date;
  readonly currentPeriodEndAt: Date | null;
  readonly trialStartAt: Date | null;
  readonly trialEndAt: Date | null;
  readonly anchorAt: Date;
}

/** When a new subscription starts, and by which calendar its periods are counted off. */
export interface ScheduleStart {
  readonly startedAt: Date;
  readonly trialDays: number;
  readonly timeZone: string;
}

/**
 * The time of a new subscription: without an end when nothing is paid; the trial while it lasts; otherwise the period
 * around now, counted off from the end of the trial or, without one, from the start.
 */
export function firstSchedule(price: PriceRow | null, start: ScheduleStart, now: Date): Schedule {
  const { startedAt, trialDays, timeZone } = start;
  const trialStartAt = price && trialDays > 0 ? startedAt : null;
  const trialEndAt = trialStartAt && new Date(startedAt.getTime() + trialDays * DAY_MS);
  const anchorAt = trialEndAt ?? startedAt;
  const times = { startedAt, trialStartAt, trialEndAt, anchorAt };
  if (!price) return { ...times, status: 'ACTIVE', currentPeriodStartAt: startedAt, currentPeriodEndAt: null };
  if (trialEndAt && trialEndAt > now)
    return { ...times, status: 'TRIALING', currentPeriodStartAt: startedAt, currentPeriodEndAt: trialEndAt };
  return { ...times, status: 'ACTIVE', ...periodColumns(periodAt(anchorAt, intervalOf(price, timeZone), now)) };
}

/** The columns of the present period. */
export function periodColumns({ startAt, endAt }: Period): { currentPeriodStartAt: Date; currentPeriodEndAt: Date } {
  return { currentPeriodStartAt: startAt, currentPeriodEndAt: endAt };
}

/** The columns of a subscription whose periods begin anew at an instant. */
export function firstPeriodColumns(price: PriceRow, at: Date, timeZone: string) {
  return { ...periodColumns(periodAt(at, intervalOf(price, timeZone), at)), anchorAt: at };
}

/** The columns of a subscription without payment that ends then; without an end for null. */
export function endsAtColumns(endsAt: Date | null): { currentPeriodEndAt: Date | null; cancelAtPeriodEnd: boolean } {
  return { currentPeriodEndAt: endsAt, cancelAtPeriodEnd: endsAt !== null };
}

/** The columns of a subscription that goes on after its present period. */
export const NOT_CANCELED = { cancelAtPeriodEnd: false, cancelReason: null, canceledAt: null } as const;

/** When a subscription ends that is canceled now: with its period, when it was to and that is over; otherwise now. */
export function endOfCanceled(
  subscription: { readonly cancelAtPeriodEnd: boolean; readonly currentPeriodEndAt: Date | null },
  now: Date,
): Date {
  const { cancelAtPeriodEnd, currentPeriodEndAt } = subscription;
  return cancelAtPeriodEnd && currentPeriodEndAt && currentPeriodEndAt <= now ? currentPeriodEndAt : now;
}
