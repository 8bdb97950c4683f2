import { decimalsOf } from './amount';
import { activeSession } from '../session/session';

/** An amount of minor units in the browser's locale. */
export function money(
  minor: number | string | null | undefined,
  currency = activeSession()?.currency ?? 'USD',
): string {
  if (minor === null || minor === undefined) return '–';
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(Number(minor) / 10 ** decimals);
}

/** A number in the browser's locale. */
export function number(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return '–';
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: digits }).format(value);
}

/** A share as a percentage. */
export function percent(share: number | null | undefined, digits = 1): string {
  if (share === null || share === undefined) return '–';
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** A day in the browser's locale and the organization's time zone. */
export function day(instant: string | null | undefined): string {
  return instant ? format(instant, { dateStyle: 'medium' }) : '–';
}

/** A day and time in the browser's locale and the organization's time zone. */
export function time(instant: string | null | undefined): string {
  return instant ? format(instant, { dateStyle: 'medium', timeStyle: 'short' }) : '–';
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  const timeZone = activeSession()?.timeZone ?? 'UTC';
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone }).format(new Date(instant));
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** How long ago something was, in words. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1_000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
