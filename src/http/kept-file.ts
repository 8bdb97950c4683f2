import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file that is the same for everybody until the gateway is started again. */
export interface KeptFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  readonly etag: string;
  readonly cache: string;
}

/** Browsers keep it, and ask each time whether it is still the same: after an upgrade they have nothing old. */
const CACHE = 'public, no-cache';

/** For files whose names change with their content. */
export const FOREVER = 'public, max-age=31536000, immutable';

/** Makes a file from its content and its media type. */
export function keptFile(type: string, content: Buffer | string, cache = CACHE): KeptFile {
  const body = Buffer.from(content);
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  // A weak tag, for it is the same however the file is compressed.
  return { type, body, gzipped: gzipSync(body, { level: 9 }), etag: `W/"${digest}"`, cache };
}

/** Sends a file, compressed for those who understand that, or says that the caller has it already. */
export function sendKeptFile(request: FastifyRequest, reply: FastifyReply, file: KeptFile): FastifyReply {
  void reply.headers({ etag: file.etag, 'cache-control': file.cache, vary: 'Origin, Accept-Encoding' });
  if (names(request.headers['if-none-match'], file.etag)) return reply.code(304).send();
  void reply.header('content-type', file.type);
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers['accept-encoding'] ?? ''))
    return reply.send(file.body);
  return reply.header('content-encoding', 'gzip').send(file.gzipped);
}

function names(known: string | undefined, etag: string): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return known?.split(',').some((one) => one.trim() === '*' || strong(one) === strong(etag)) ?? false;
}
