import type { ContextParts } from '../context';
import { renewAll } from '../modules/subscriptions/renewals.jobs';
import type { RunningJobs } from './jobs';

/** What is due is done within so long after it is. */
const PERIOD_MS = 5_000;

/** Looks every few seconds for subscriptions about which something is due, and does it, until it is stopped. */
export function startRenewals(parts: ContextParts, periodMs = PERIOD_MS): RunningJobs {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const round = () => {
    running = renewAll(parts, () => stopped)
      .catch((error: unknown) => parts.log.warn({ err: error }, 'it could not be found out what is due'))
      .then(() => {
        if (stopped) return;
        timer = setTimeout(round, periodMs);
        timer.unref();
      });
  };
  round();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
