import { instantAt, wallTimeAt } from './zoned-time';

/** The length of the steps in which time is counted off from an anchor. */
export interface Interval {
  readonly unit: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
  /** So many units make one step. */
  readonly count: number;
  /** Where days begin, as an IANA name; UTC when absent. */
  readonly timeZone?: string;
}

/** A span of time: from `startAt` to just before `endAt`. */
export interface Period {
  readonly startAt: Date;
  readonly endAt: Date;
}

export const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_OF = { DAY: 1, WEEK: 7 } as const;
const MONTHS_OF = { MONTH: 1, YEAR: 12 } as const;

/**
 * The instant so many steps after the anchor, at the same time of day in the interval's time zone. Months and years keep
 * the anchor's day and fall back to the month's last day where it has no such day, so counting from the anchor never
 * loses it: 31 January, 28 February, 31 March.
 */
export function addIntervals(anchor: Date, interval: Interval, steps: number): Date {
  const { unit, count, timeZone = 'UTC' } = interval;
  const wall = new Date(wallTimeAt(anchor, timeZone));
  const units = count * steps;
  if (unit === 'DAY' || unit === 'WEEK') return instantAt(wall.getTime() + units * DAYS_OF[unit] * DAY_MS, timeZone);
  return instantAt(addMonths(wall, units * MONTHS_OF[unit]).getTime(), timeZone);
}

/** The period, counted off from the anchor, in which the instant lies; the first one for an instant before it. */
export function periodAt(anchor: Date, interval: Interval, instant: Date): Period {
  let steps = Math.max(0, estimateSteps(anchor, interval, instant));
  while (steps > 0 && addIntervals(anchor, interval, steps) > instant) steps -= 1;
  while (addIntervals(anchor, interval, steps + 1) <= instant) steps += 1;
  return { startAt: addIntervals(anchor, interval, steps), endAt: addIntervals(anchor, interval, steps + 1) };
}

/**
 * The end of the period that follows on one that ended then. Where that end is none of the anchor's steps, since days
 * began elsewhere when it was set, it is taken for the nearest of them.
 */
export function nextEnd(anchor: Date, interval: Interval, endedAt: Date): Date {
  const { startAt, endAt } = periodAt(anchor, interval, endedAt);
  const isNearerToEnd = endAt.getTime() - endedAt.getTime() < endedAt.getTime() - startAt.getTime();
  return isNearerToEnd ? periodAt(anchor, interval, endAt).endAt : endAt;
}

function addMonths(anchor: Date, months: number): Date {
  const target = new Date(anchor);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + months);
  target.setUTCDate(Math.min(anchor.getUTCDate(), daysInMonth(target)));
  return target;
}

function daysInMonth(instant: Date): number {
  const last = new Date(instant);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last.getUTCDate();
}

/** Right or nearly so: the day of the month, the time of day and the time zone are not looked at. */
function estimateSteps(anchor: Date, { unit, count }: Interval, instant: Date): number {
  if (unit === 'DAY' || unit === 'WEEK')
    return Math.floor((instant.getTime() - anchor.getTime()) / (DAYS_OF[unit] * count * DAY_MS));
  const years = instant.getUTCFullYear() - anchor.getUTCFullYear();
  const months = years * 12 + instant.getUTCMonth() - anchor.getUTCMonth();
  return Math.floor(months / (MONTHS_OF[unit] * count));
}
