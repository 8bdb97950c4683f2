import type { ContextParts } from '../context';
import { AlertLookout } from '../modules/alerts/alert-lookout';
import { judgeEngagement } from '../modules/alerts/alerts.jobs';
import type { RunningJobs } from './jobs';

/** An hour is judged within so long after it is closed, and what nobody has told of is seen within so long. */
const PERIOD_MS = 15_000;

/**
 * Judges the engagement in hours that have ended, every few seconds, and looks at hours that go on as soon as activities
 * come in, until it is stopped.
 */
export function startAlerts(parts: ContextParts, periodMs = PERIOD_MS): RunningJobs {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const lookout = new AlertLookout(parts);
  const round = () => {
    running = judgeEngagement(parts, () => stopped)
      .then(() => lookout.sweep())
      .catch((error: unknown) => parts.log.warn({ err: error }, 'engagement could not be judged'))
      .then(() => {
        if (stopped) return;
        timer = setTimeout(round, periodMs);
        timer.unref();
      });
  };
  round();
  // Where news may have been missed, the next sweep finds it.
  const unwatch = parts.activity?.watch((creator) => creator && lookout.wake(creator));
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      unwatch?.();
      await lookout.stop();
      await running;
    },
  };
}
