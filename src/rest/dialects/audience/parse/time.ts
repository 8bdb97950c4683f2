import { startOfDayIn } from '../../../../shared/calendar-day';
import { badInput } from '../../../../shared/failure';
import { parseInstant } from '../../../../shared/instant';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day of the calendar that a text names. */
export function calendarDate(name: string, text: string): string {
  if (!DAY.test(text) || !parseInstant(text)) throw badInput(name, `The ${name} must be a date such as 2026-03-31.`);
  return text;
}

/** The instant behind a date and time, which is UTC unless it says otherwise, or the start of a day in a time zone. */
export function instantOf(name: string, text: string, timeZone: string): Date {
  const instant = parseInstant(text);
  if (!instant) throw badInput(name, `The ${name} must be a date, or a date and time, of ISO 8601.`);
  return DAY.test(text) ? startOfDayIn(timeZone, text) : instant;
}
