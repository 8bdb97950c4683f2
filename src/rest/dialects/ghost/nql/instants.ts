import type { RelativeDate, Value } from './parse';

const SECOND = 1000;
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:\d\d)?$/i;

const UNITS = { weeks: 7 * 86_400, days: 86_400, hours: 3600, minutes: 60, seconds: 1 } as const;

const LETTERS: Readonly<Record<string, RelativeDate['unit']>> = {
  d: 'days',
  w: 'weeks',
  M: 'months',
  y: 'years',
  h: 'hours',
  m: 'minutes',
  s: 'seconds',
};

/**
 * The instant that a value names, in milliseconds: a date with or without a time, in UTC unless it says otherwise, or a
 * time before or after now, to the second. Nothing when it names none.
 */
export function readInstant(value: Value, now: Date): number | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  const relative = typeof value === 'string' ? readRelative(value) : value;
  return relative ? within(relativeTo(relative, now)) : readDate(String(value));
}

/** With a blank behind it the parser takes `now-30d` for a word. */
function readRelative(text: string): RelativeDate | undefined {
  const [, sign, amount, letter = ''] = /^now([-+])(\d+)([dwMyhms])$/.exec(text) ?? [];
  const unit = LETTERS[letter];
  return unit && { op: sign === '+' ? 'add' : 'sub', amount: Number(amount), unit };
}

function readDate(text: string): number | undefined {
  const parts = DATE.exec(text.trim());
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    parts;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const local = new Date(`${time}Z`);
  // 30 February would be taken for a day in March.
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) return undefined;
  return within(new Date(`${time}${zone.toUpperCase()}`).getTime());
}

/** Years that a database can hold, too. */
function within(time: number): number | undefined {
  return Math.abs(time) <= Date.UTC(9999, 11, 31) ? time : undefined;
}

function relativeTo({ op, amount, unit }: RelativeDate, now: Date): number {
  const signed = op === 'add' ? amount : -amount;
  const start = Math.floor(now.getTime() / SECOND) * SECOND;
  if (unit === 'months') return addMonths(new Date(start), signed);
  if (unit === 'years') return addMonths(new Date(start), 12 * signed);
  return start + signed * UNITS[unit] * SECOND;
}

/** The same day and time of another month, or the last day of a shorter one. */
function addMonths(date: Date, months: number): number {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) + (date.getTime() % 86_400_000);
}
