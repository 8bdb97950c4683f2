import type { ContextParts } from '../context';
import { judgeEngagement } from '../modules/alerts/alerts.jobs';
import type { RunningJobs } from './jobs';

/** An hour is judged within so long after it is closed. */
const PERIOD_MS = 15_000;

/** Looks every few seconds for hours that have ended, and judges the engagement in them, until it is stopped. */
export function startAlerts(parts: ContextParts, periodMs = PERIOD_MS): RunningJobs {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const round = () => {
    running = judgeEngagement(parts, () => stopped)
      .catch((error: unknown) => parts.log.warn({ err: error }, 'engagement could not be judged'))
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
