import { addIntervals, type Interval } from '../../shared/period';
import { intervalOf } from '../tiers/price.period';
import type { PriceRow } from '../tiers/price.repository';
import type { DiscountRow } from './discount.repository';

const PERCENT = 100n;

/** On what a subscription runs that a discount is to be used for. */
export interface DiscountedTerms {
  readonly tierId: string;
  /** Null when nothing is paid. */
  readonly price: PriceRow | null;
}

/** Why a discount is not for a subscription on such terms; nothing when it is. */
export function misfitOf(discount: DiscountRow, { tierId, price }: DiscountedTerms): string | undefined {
  if (!price) return 'Where nothing is paid there is nothing to discount.';
  if (discount.tierId !== tierId) return 'The discount is for another tier.';
  if (price.interval !== discount.cadence || price.intervalCount !== 1)
    return `The discount is for prices by the ${discount.cadence.toLowerCase()}.`;
  if (discount.currency && discount.currency !== price.currency)
    return `The discount is for prices in ${discount.currency}.`;
  return undefined;
}

/**
 * Days of trial of a new subscription: at least those of a discount of the type TRIAL; a discount of another type takes
 * the place of the tier's own trial. What the caller says goes first.
 */
export function trialDaysWith(
  discount: DiscountRow | null,
  days: { readonly asked: number | null | undefined; readonly tier: number },
): number {
  const { asked, tier } = days;
  if (!discount) return asked ?? tier;
  if (discount.type !== 'TRIAL') return asked ?? 0;
  return Math.max(asked ?? tier, Number(discount.amount));
}

/** The columns of a subscription that say which discount it has and from when to when. */
export interface DiscountColumns {
  readonly discountId: string | null;
  readonly discountStartAt: Date | null;
  readonly discountEndAt: Date | null;
}

export const NO_DISCOUNT: DiscountColumns = { discountId: null, discountStartAt: null, discountEndAt: null };

/** The time of a discount in a new subscription: the trial that it gives, otherwise from the first paid period on. */
export function discountColumns(
  discount: DiscountRow,
  price: PriceRow,
  start: { readonly startedAt: Date; readonly trialEndAt: Date | null; readonly timeZone?: string },
): DiscountColumns {
  const { startedAt, trialEndAt, timeZone } = start;
  const discountId = discount.id;
  if (discount.type === 'TRIAL') return { discountId, discountStartAt: startedAt, discountEndAt: trialEndAt };
  const discountStartAt = trialEndAt ?? startedAt;
  return { discountId, discountStartAt, discountEndAt: endOf(discount, intervalOf(price, timeZone), discountStartAt) };
}

function endOf({ duration, durationMonths }: DiscountRow, interval: Interval, startAt: Date): Date | null {
  if (duration === 'ONCE') return addIntervals(startAt, interval, 1);
  const months = { ...interval, unit: 'MONTH', count: durationMonths ?? 1 } as const;
  return duration === 'REPEATING' ? addIntervals(startAt, months, 1) : null;
}

/** Whether the discount of a subscription lowers a payment at an instant. */
export function lowersAt(discount: DiscountRow, time: Omit<DiscountColumns, 'discountId'>, at: Date): boolean {
  const { discountStartAt, discountEndAt } = time;
  if (discount.type === 'TRIAL') return false;
  return (!discountStartAt || discountStartAt <= at) && (!discountEndAt || discountEndAt > at);
}

/** What is left of an amount: a percentage is taken off to the nearest minor unit, halves up; never less than nothing. */
export function loweredAmount(amountMinor: bigint, { type, amount }: DiscountRow): bigint {
  if (type === 'TRIAL') return amountMinor;
  if (type === 'PERCENT') return (amountMinor * (PERCENT - amount) + PERCENT / 2n) / PERCENT;
  return amount >= amountMinor ? 0n : amountMinor - amount;
}
