import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 5000;

/** Aborts a while after a signal. */
export function whenAborted(signal: AbortSignal, then: AbortController): { readonly forget: () => void } {
  const forgotten = new AbortController();
  const onAbort = () => {
    sleep(PATIENCE_MS, undefined, { signal: forgotten.signal }).then(
      () => then.abort(),
      () => undefined,
    );
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true, signal: forgotten.signal });
  return { forget: () => forgotten.abort() };
}
