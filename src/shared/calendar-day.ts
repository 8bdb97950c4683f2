import { instantAt, wallTimeAt } from './zoned-time';

const LENGTH = 'YYYY-MM-DD'.length;

/** The day of the calendar on which an instant lies in a time zone: `2026-01-15`. */
export function dayIn(timeZone: string, instant: Date): string {
  return printDay(new Date(wallTimeAt(instant, timeZone)));
}

/** The first instant of a day in a time zone. */
export function startOfDayIn(timeZone: string, day: string): Date {
  return instantAt(dayColumn(day).getTime(), timeZone);
}

/** A day as the database holds it, as text. */
export function printDay(day: Date): string {
  return day.toISOString().slice(0, LENGTH);
}

/** A day as the database takes it. */
export function dayColumn(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
