import { dayIn } from '../../../../shared/calendar-day';

const SECONDS = 'YYYY-MM-DDTHH:mm:ss'.length;

/** An instant as the document prints it: UTC, whole seconds. */
export function instant(text: string): string {
  return `${text.slice(0, SECONDS)}Z`;
}

/** The same, or null. */
export function instantOrNull(text: string | null): string | null {
  return text === null ? null : instant(text);
}

/** The day on which an instant lies in the organization's time zone. */
export function dateIn(text: string, timeZone: string): string {
  return dayIn(timeZone, new Date(text));
}
