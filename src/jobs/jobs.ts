import type { ContextParts } from '../context';
import { deleteExpiredKeys } from '../idempotency/idempotency.repository';

/** How often the background work is done. */
const PERIOD_MS = 10 * 60_000;

/** Background work that is under way. */
export interface RunningJobs {
  /** Starts nothing further, and waits for what runs. */
  stop(): Promise<void>;
}

/**
 * Does the gateway's background work now and every few minutes: idempotency keys whose time is over are deleted. Any
 * number of processes may do it on one database; what one has done the others find done.
 */
export function startJobs(parts: Pick<ContextParts, 'db' | 'clock' | 'log'>, periodMs = PERIOD_MS): RunningJobs {
  let running = runOnce(parts);
  const timer = setInterval(() => {
    running = running.then(() => runOnce(parts));
  }, periodMs);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}

/** A failure (the database restarts, say) is logged; the next round does the work. */
async function runOnce({ db, clock, log }: Pick<ContextParts, 'db' | 'clock' | 'log'>): Promise<void> {
  try {
    const deleted = await deleteExpiredKeys(db, clock.now());
    if (deleted > 0) log.info({ deleted }, 'expired idempotency keys deleted');
  } catch (error) {
    log.warn({ err: error }, 'background work failed and is tried again later');
  }
}
