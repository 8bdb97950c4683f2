import type { Writable } from 'node:stream';

/** Where a command writes: answers to one, everything else to the other. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Prints one JSON document and nothing else. */
export function printJson(io: Io, document: unknown): void {
  io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** Prints lines for people. */
export function printLines(io: Io, ...lines: readonly string[]): void {
  io.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
