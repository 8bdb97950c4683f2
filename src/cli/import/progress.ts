import type { Writable } from 'node:stream';

const WIDTH = 30;
const PAUSE_MS = 100;

/** Shows how far a piece of work is. */
export interface Progress {
  /** So much of the whole is done, from 0 to 1, which is so many members. */
  show(share: number, members: number): void;
  /** Takes the bar away, for something else to be written. */
  clear(): void;
}

/** A bar on a terminal; nothing where the output goes to a file or to a pipe. */
export function progressOn(output: Writable): Progress {
  if (!(output as { isTTY?: boolean }).isTTY) return { show: () => undefined, clear: () => undefined };
  let shownAt = -Infinity;
  return {
    show(share, members) {
      const now = performance.now();
      if (now - shownAt < PAUSE_MS && share < 1) return;
      shownAt = now;
      const done = Math.round(share * WIDTH);
      const bar = '#'.repeat(done).padEnd(WIDTH, '.');
      output.write(`\r\u001b[K[${bar}] ${Math.floor(share * 100)} % ${members} members`);
    },
    clear: () => void output.write('\r\u001b[K'),
  };
}
