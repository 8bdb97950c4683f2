/** The length of the steps in which time is counted off from an anchor. */
export interface Interval {
  readonly unit: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
  /** So many units make one step. */
  readonly count: number;
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
 * The instant so many steps after the anchor, in UTC. Months and years keep the anchor's day and fall back to the
 * month's last day where it has no such day, so counting from the anchor never loses it: 31 January, 28 February,
 * 31 March.
 */
export function addIntervals(anchor: Date, interval: Interval, steps: number): Date {
  const units = interval.count * steps;
  if (interval.unit === 'DAY' || interval.unit === 'WEEK')
    return new Date(anchor.getTime() + units * DAYS_OF[interval.unit] * DAY_MS);
  return addMonths(anchor, units * MONTHS_OF[interval.unit]);
}

/** The period, counted off from the anchor, in which the instant lies; the first one for an instant before it. */
export function periodAt(anchor: Date, interval: Interval, instant: Date): Period {
  let steps = Math.max(0, estimateSteps(anchor, interval, instant));
  while (steps > 0 && addIntervals(anchor, interval, steps) > instant) steps -= 1;
  while (addIntervals(anchor, interval, steps + 1) <= instant) steps += 1;
  return { startAt: addIntervals(anchor, interval, steps), endAt: addIntervals(anchor, interval, steps + 1) };
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

/** Right or off by one: the day of the month and the time of day are not looked at. */
function estimateSteps(anchor: Date, { unit, count }: Interval, instant: Date): number {
  if (unit === 'DAY' || unit === 'WEEK')
    return Math.floor((instant.getTime() - anchor.getTime()) / (DAYS_OF[unit] * count * DAY_MS));
  const years = instant.getUTCFullYear() - anchor.getUTCFullYear();
  const months = years * 12 + instant.getUTCMonth() - anchor.getUTCMonth();
  return Math.floor(months / (MONTHS_OF[unit] * count));
}
