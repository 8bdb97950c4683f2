import compress from '@fastify/compress';
import etag from '@fastify/etag';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Shorter answers than this many bytes are sent as they are. */
const COMPRESSED_FROM = 1024;

/** Gives the answers of a scope a weak ETag, reads that name it a 304, and compresses what is long. */
export async function installConditionalReads(scope: FastifyInstance): Promise<void> {
  await scope.register(etag, { weak: true, replyWith304: false });
  scope.addHook('onSend', async (request, reply, payload) => {
    if (!isUnchanged(request, reply)) return payload;
    void reply.code(304).removeHeader('content-type');
    return '';
  });
  // Behind the tag, which is the same however an answer is compressed.
  await scope.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'], threshold: COMPRESSED_FROM });
  // Compressing adds a name in its own spelling, also where it is already.
  scope.addHook('onRoute', (route) => {
    route.onSend = [route.onSend ?? []].flat().concat(async (_request, reply, payload) => {
      void reply.header('vary', distinctNames(String(reply.getHeader('vary') ?? '')));
      return payload;
    });
  });
}

function distinctNames(list: string): string {
  const names = list.split(',').map((name) => name.trim());
  const isFirst = (name: string, index: number) =>
    names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index;
  return names.filter(isFirst).join(', ');
}

/** Only a read can be spared: what a write has done is told, whatever the client has seen before. */
function isUnchanged({ method, headers }: FastifyRequest, reply: FastifyReply): boolean {
  const known = headers['if-none-match'];
  if (known === undefined || (method !== 'GET' && method !== 'HEAD') || reply.statusCode !== 200) return false;
  const tag = comparable(String(reply.getHeader('etag') ?? ''));
  return tag !== '' && known.split(',').some((one) => one.trim() === '*' || comparable(one) === tag);
}

function comparable(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
