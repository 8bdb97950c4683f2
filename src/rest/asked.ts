import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Endpoint } from './route';

/** What a dialect may look at of a request, whatever becomes of it. */
export interface Asked {
  readonly requestId: string;
  readonly method: string;
  /** The address as it was sent, with its query. */
  readonly url: string;
  /** Which of the dialect's base paths it lies under. */
  readonly basePath: string;
  readonly headers: IncomingHttpHeaders;
  /** The row that the request is for, if any. */
  readonly endpoint: Endpoint | undefined;
  /** When it came, by the machine's clock. */
  readonly at: Date;
  /** Whether a page of an allowed origin is asking, which will be told so. */
  readonly fromAllowedPage: boolean;
}

/** A request that is answered in place of its row, or that no row is for. */
export interface Unrouted<Answer> {
  /** Whether only a known caller is told. */
  readonly toKnownCallers: boolean;
  readonly answer: Answer;
}

/** What is known of a request while it is answered. */
export function askedBy(
  request: FastifyRequest,
  reply: FastifyReply,
  { basePath, at }: Pick<Asked, 'basePath' | 'at'>,
): Asked {
  return {
    requestId: request.id,
    at,
    method: request.method,
    url: request.raw.url ?? '',
    basePath,
    headers: request.headers,
    endpoint: (request.routeOptions.config as { endpoint?: Endpoint } | undefined)?.endpoint,
    fromAllowedPage: reply.getHeader('access-control-allow-origin') !== undefined,
  };
}

/** The path below the base path, as it was sent. */
export function pathBelow({ url, basePath }: Pick<Asked, 'url' | 'basePath'>): string {
  return (url.split('?')[0] ?? '').slice(basePath.length);
}

/** A request of which no more is known than its row: for the reference, and for tests. */
export function askedForRow(endpoint: Endpoint, basePath: string): Asked {
  const [method = '', path = ''] = endpoint.split(' ');
  const unknown = {
    requestId: '00000000-0000-4000-8000-000000000000',
    at: new Date(0),
    headers: {},
    fromAllowedPage: false,
  };
  return { ...unknown, method, url: basePath + path, basePath, endpoint };
}
