const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The instant a number of days after another; fractions of a day count. */
export function addDays(instant: Date, days: number): Date {
  return new Date(Math.round(instant.getTime() + days * DAY_MS));
}

/** The first instant of an instant's day in UTC. */
export function startOfDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / DAY_MS) * DAY_MS);
}

/** The earlier of two instants. */
export function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** An instant between two others, as far along as the fraction says. */
export function between(one: Date, other: Date, fraction: number): Date {
  return new Date(Math.floor(one.getTime() + (other.getTime() - one.getTime()) * fraction));
}
