import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';

const STRICT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const ONE_YEAR = 'max-age=31536000';

/** Puts the headers on every answer that tell browsers to be careful. A page brings a wider policy of its own. */
export function installSecurityHeaders(server: FastifyInstance, config: Pick<Config, 'publicUrl'>): void {
  const overTls = config.publicUrl?.startsWith('https:') === true;
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'content-security-policy': STRICT,
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(overTls ? { 'strict-transport-security': ONE_YEAR } : {}),
  };
  server.addHook('onRequest', async (_request, reply) => {
    void reply.headers(always);
  });
}
