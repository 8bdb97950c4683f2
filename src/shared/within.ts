import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for the work, but no longer than this; true when it came to its end. Work that goes on is left alone. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const abort = new AbortController();
  const timeout = sleep(ms, false, { signal: abort.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), timeout]);
  } finally {
    abort.abort();
  }
}
