import { Readable } from 'node:stream';
import { type RestReply, type StreamReply, toReply } from './reply';
import type { StreamAnswer } from './stream';

/**
 * Writes a streaming row's answer out. The first piece is waited for, so that what fails before it is still refused in
 * the dialect's form; what fails later cuts the answer off, so that no client takes half of it for the whole.
 */
export async function toStreamReply(
  answer: StreamAnswer,
  onFault: (error: unknown) => void,
): Promise<RestReply | StreamReply> {
  const { text, status = 200, headers = {} } = answer;
  if (!text) return toReply(answer);
  const pieces = text[Symbol.asyncIterator]();
  const first = await pieces.next();
  const body = Readable.from(first.done ? [] : joined(first.value, pieces), { objectMode: false });
  body.on('error', onFault);
  return { status, headers, body };
}

async function* joined(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    // Who hangs up early must not leave a half-read list behind.
    await rest.return?.();
  }
}
