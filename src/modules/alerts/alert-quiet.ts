import { HOUR_MS } from './alert-evidence';

/** From one hour of the day until another, which can be on the next day. */
export interface QuietHours {
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
}

/** When something that happens now may be told: now, or when the quiet hours of the time zone are over. */
export function tellAt(now: Date, { quietFrom, quietUntil }: QuietHours, timeZone: string): Date {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return now;
  const form = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  const isQuiet = (at: number) => {
    const hour = Number(form.format(at));
    return quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil;
  };
  if (!isQuiet(now.getTime())) return now;
  // Quarters of an hour, since zones are apart from each other by such.
  const step = HOUR_MS / 4;
  let at = Math.floor(now.getTime() / step) * step;
  while (isQuiet(at)) at += step;
  return new Date(at);
}
