import type { ContextParts } from '../context';
import type { RunningJobs } from './jobs';

/** Work that is done again and again. */
export interface Rounds {
  /** From the end of one round to the beginning of the next. */
  readonly periodMs: number;
  /** What the log calls it. */
  readonly name: string;
  /** One round; ends early once it is told to. */
  readonly work: (stopped: () => boolean) => Promise<unknown>;
}

/** Does one round after the other until it is stopped. A failure is logged; the next round does the work. */
export function startRounds({ log }: Pick<ContextParts, 'log'>, { periodMs, name, work }: Rounds): RunningJobs {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const round = () => {
    running = work(() => stopped)
      .catch((error: unknown) => log.warn({ err: error, job: name }, 'a round of a job failed and is repeated'))
      .then(() => {
        if (stopped) return;
        timer = setTimeout(round, periodMs);
        timer.unref();
      });
  };
  round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
