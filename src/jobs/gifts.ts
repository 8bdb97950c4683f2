import type { ContextParts } from '../context';
import { deliverGifts } from '../modules/gifts/gifts.jobs';
import type { RunningJobs } from './jobs';
import { startRounds } from './rounds';

/** A gift is delivered within so long after its time. */
const PERIOD_MS = 5_000;

/** Delivers gifts as their days come, until it is stopped. */
export function startGifts(parts: ContextParts, periodMs = PERIOD_MS): RunningJobs {
  return startRounds(parts, { periodMs, name: 'delivery of gifts', work: (stopped) => deliverGifts(parts, stopped) });
}
