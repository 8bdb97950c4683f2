const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long is waited after the first, second, … failed attempt: the schedule of the Standard Webhooks specification. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** By how much a wait is longer at most, so that receivers that come back are not overrun. */
const JITTER = 0.1;
/** The longest time for which a receiver may ask to be left alone. */
export const MAX_RETRY_AFTER_MS = 24 * HOUR;
/** An endpoint with nothing but failures for so long is disabled. */
export const DISABLED_AFTER_MS = 5 * 24 * HOUR;
/** How long messages are signed with the secret before a rotation too. */
export const SECRET_OVERLAP_MS = 24 * HOUR;

/** How a failed attempt is followed. */
export interface Failed {
  /** Attempts so far, this one included. */
  readonly attempts: number;
  /** For how long the receiver asked to be left alone. */
  readonly retryAfterMs: number | null;
  /** Between 0 and 1. */
  readonly random: number;
}

/** How long to wait for the next attempt, in milliseconds; nothing when there is none. */
export function retryDelay({ attempts, retryAfterMs, random }: Failed): number | undefined {
  const delay = RETRY_DELAYS_MS[attempts - 1];
  if (delay === undefined) return undefined;
  return Math.max(Math.round(delay * (1 + JITTER * random)), retryAfterMs ?? 0);
}

/** What a `Retry-After` header asks for, in milliseconds and bounded; nothing when it says nothing that can be read. */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now.getTime();
  return Number.isNaN(wait) || wait <= 0 ? null : Math.min(wait, MAX_RETRY_AFTER_MS);
}
