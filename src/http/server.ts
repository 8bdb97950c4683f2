import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { Failure } from '../shared/failure';
import { notesOf } from '../shared/request-notes';
import { answerClientError } from './client-errors';
import type { Metrics } from './metrics';
import { installCors } from './origins';
import { installRefusals } from './refusals';
import { requestIdOf } from './request-id';
import { installSecurityHeaders } from './security-headers';

export interface HttpDependencies {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly allowsOrigin: (origin: string) => boolean;
  readonly draining: () => boolean;
  /** How the front that an address lies in says that the address is malformed; nothing outside of all fronts. */
  readonly answerBadAddress: (request: BadAddress) => PreparedAnswer | undefined;
}

/** A request that the router could not make sense of. */
export interface BadAddress {
  readonly url: string;
  readonly method: string;
  readonly requestId: string;
}

/** An answer that only needs to be sent. */
export interface PreparedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const HEADERS_TIMEOUT_MS = 5000;
const CHECKING_INTERVAL_MS = 1000;
const KEEP_ALIVE_MS = 65_000;
const MAX_ADDRESS_LENGTH = 16_384;
/** Callers' names for a credential in an address, where it would end up in logs and histories. */
const CREDENTIAL_PARAMETERS = ['api_key', 'apikey', 'access_token', 'token', 'authorization', 'key'];

/** Makes the HTTP server with everything that holds for all addresses. Fronts are put on it afterwards. */
export function createHttpServer(deps: HttpDependencies): FastifyInstance {
  const { config, log } = deps;
  const server = fastify({
    logger: false,
    genReqId: requestIdOf,
    requestIdHeader: false,
    bodyLimit: config.maxBodyBytes,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // A request that comes in on an open connection while the gateway drains is still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CHECKING_INTERVAL_MS },
    // Long ids are for the fronts to look up; how long a request may be at all is limited by Node.
    routerOptions: { maxParamLength: MAX_ADDRESS_LENGTH },
    frameworkErrors: (_error, request, reply) => refuseAddress(deps, request, reply),
  });
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  server.addHook('onSend', async (_request, reply) => {
    if (deps.draining()) void reply.header('connection', 'close');
  });
  installSecurityHeaders(server, config);
  installCors(server, deps.allowsOrigin);
  installRefusals(server, log);
  server.addHook('onRequest', refuseUnreadable);
  server.addHook('onResponse', async (request, reply) => {
    logRequest(deps, request, reply);
  });
  return server;
}

/** The router refuses broken escapes before any hook or front has seen the request. */
function refuseAddress({ answerBadAddress }: HttpDependencies, request: FastifyRequest, reply: FastifyReply): void {
  const failure = { code: 'BAD_USER_INPUT', message: 'The address is malformed.', requestId: request.id };
  const { id: requestId, method, raw } = request;
  const answer = answerBadAddress({ url: raw.url ?? '', method, requestId }) ?? {
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ error: failure }),
  };
  void reply
    .code(answer.status)
    .headers({ ...answer.headers, 'x-request-id': request.id })
    .send(answer.body);
}

/** Refuses what must not be read: credentials in the address, and bodies that unpack to something larger. */
async function refuseUnreadable(request: FastifyRequest): Promise<void> {
  const coding = request.headers['content-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'identity') throw unsupportedCoding();
  // Links of mails bring along what only their member knows, under the name that Ghost's links have for it.
  const { takesKey } = request.routeOptions.config as { readonly takesKey?: boolean };
  if (takesKey) return;
  const names = Object.keys(request.query as object).map((name) => name.toLowerCase());
  if (names.some((name) => CREDENTIAL_PARAMETERS.includes(name)))
    throw new Failure('BAD_USER_INPUT', 'A credential is sent in the Authorization header, never in the address.');
}

function unsupportedCoding(): Error {
  return Object.assign(new Error('Compressed request bodies are not understood.'), { statusCode: 415 });
}

/** One line a request, with the path but without the query, and never a header. */
function logRequest({ log, metrics }: HttpDependencies, request: FastifyRequest, reply: FastifyReply): void {
  const { method, id, routeOptions } = request;
  const route = routeOptions.url ?? 'unknown';
  const durationMs = Math.round(reply.elapsedTime * 100) / 100;
  const { operation = (routeOptions.config as { operation?: string } | undefined)?.operation, ...notes } =
    notesOf(request);
  const path = request.url.split('?')[0];
  metrics.request({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  const line = { requestId: id, method, path, status: reply.statusCode, durationMs, ...notes, operation };
  if (reply.statusCode >= 500) log.error(line, 'request');
  else log.info(line, 'request');
}
