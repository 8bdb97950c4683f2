import type { FastifyInstance } from 'fastify';
import { type Body, decodeBody, MEDIA_TYPES } from './body';
import type { RestDialect } from './dialect';

/** Understands a dialect's kinds of body and no other; what is not understood is refused, or counts as no body. */
export function installParsers(scope: FastifyInstance, dialect: RestDialect, bodyLimit: number): void {
  scope.removeAllContentTypeParsers();
  for (const kind of dialect.bodies)
    addParser(scope, { type: MEDIA_TYPES[kind], bodyLimit, decode: (bytes) => decodeBody(kind, bytes) });
  if (dialect.ignoresOtherBodies) addParser(scope, { type: '*', bodyLimit, decode: () => ({}) });
}

interface Parser {
  readonly type: string;
  readonly bodyLimit: number;
  readonly decode: (bytes: Buffer) => Body;
}

function addParser(scope: FastifyInstance, { type, bodyLimit, decode }: Parser): void {
  scope.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, (_request, bytes, done) => {
    try {
      done(null, decode(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}
