import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::']);
const METHODS = 'GET, POST, PUT, PATCH, DELETE';
const EXPOSED = 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed';
const DEFAULT_HEADERS = 'Authorization, Content-Type, Idempotency-Key, X-Request-Id';
const PREFLIGHT_SECONDS = '600';

type OriginConfig = Pick<Config, 'host' | 'publicUrl' | 'allowedOrigins'>;

/** The origins of the gateway's own pages. On one's own machine all names of the loopback interface are meant. */
export function ownOrigins(config: OriginConfig, port: number): string[] {
  if (config.publicUrl) return [config.publicUrl];
  const hosts = LOCAL_HOSTS.has(config.host) ? LOOPBACK : [config.host];
  return hosts.map((host) => new URL(`http://${host}:${port}`).origin);
}

/** Decides which pages may read answers and open sockets. The port is asked for when the gateway listens. */
export function originPolicy(config: OriginConfig, port: () => number): (origin: string) => boolean {
  const allowed = new Set(config.allowedOrigins);
  return (origin) => allowed.has(origin) || ownOrigins(config, port()).includes(origin);
}

/** Answers preflights and lets pages of allowed origins read the answers. No cookies: callers send their own headers. */
export function installCors(server: FastifyInstance, allowsOrigin: (origin: string) => boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    void reply.header('vary', 'Origin');
    if (origin === undefined) return;
    const allowed = allowsOrigin(origin);
    if (allowed)
      void reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED });
    if (isPreflight(request)) return answerPreflight(request, reply, allowed);
  });
}

function isPreflight(request: FastifyRequest): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

function answerPreflight(request: FastifyRequest, reply: FastifyReply, allowed: boolean): FastifyReply {
  if (!allowed) return reply.code(403).send();
  const asked = request.headers['access-control-request-headers'] ?? DEFAULT_HEADERS;
  return reply
    .code(204)
    .headers({
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': asked,
      'access-control-max-age': PREFLIGHT_SECONDS,
    })
    .send();
}
