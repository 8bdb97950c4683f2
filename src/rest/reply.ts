import type { Readable } from 'node:stream';
import type { RestAnswer } from './route';

/** An answer as it goes over the wire; kept as it is when it may have to be given again. */
export interface RestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text, or null for an empty body. */
  readonly body: string | null;
}

/** An answer whose text is written as it comes. */
export interface StreamReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Writes an answer out. */
export function toReply({ status = 200, headers = {}, body }: RestAnswer): RestReply {
  if (body === undefined) return { status, headers, body: null };
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}
