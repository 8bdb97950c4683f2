import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { findSigningKeys } from '../auth/signing-key.repository';
import { toKeySet } from '../auth/signing-key.service';
import type { Database } from '../database/client';
import { guard } from '../database/errors';
import { pendingMigrations } from '../database/migrate';
import type { Metrics } from './metrics';

export interface ServiceDependencies {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly draining: () => boolean;
  readonly log: Logger;
  /** What carries live events between processes, when that is Redis. */
  readonly hub: { redisIsReady(): boolean | undefined };
}

/** `degraded` serves everything, only slower. */
type Check = 'ok' | 'degraded' | 'failed';

const KEY_SET_CACHE = 'public, max-age=300';

/** Puts the addresses on the server by which machines look after the gateway. */
export function mountServiceRoutes(server: FastifyInstance, deps: ServiceDependencies): void {
  server.get('/livez', () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const checks = await readiness(deps);
    const ready = Object.values(checks).every((check) => check !== 'failed');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', deps.metrics.contentType).send(await deps.metrics.print()),
  );
  server.get('/.well-known/jwks.json', async (_request, reply) => {
    const keys = await guard(() => findSigningKeys(deps.database.prisma));
    return reply.header('cache-control', KEY_SET_CACHE).send(toKeySet(keys));
  });
}

async function readiness(deps: ServiceDependencies): Promise<Record<string, Check>> {
  const { database, draining, log } = deps;
  const check = (name: string, work: Promise<boolean>): Promise<Check> =>
    work.then(
      (good) => (good ? 'ok' : 'failed'),
      (error: unknown) => {
        log.warn({ err: error, check: name }, 'not ready');
        return 'failed';
      },
    );
  const accepting = draining() ? 'failed' : 'ok';
  const reachable = await check(
    'database',
    database.ping().then(() => true),
  );
  if (reachable !== 'ok') return { database: reachable, migrations: 'failed', accepting, ...redisCheck(deps) };
  const pending = pendingMigrations(database).then((names) => names.length === 0);
  return { database: reachable, migrations: await check('migrations', pending), accepting, ...redisCheck(deps) };
}

/** Without Redis nothing is lost, and live events come a moment later: no reason to send callers elsewhere. */
function redisCheck({ hub }: ServiceDependencies): Record<string, Check> {
  const ready = hub.redisIsReady();
  return ready === undefined ? {} : { redis: ready ? 'ok' : 'degraded' };
}
