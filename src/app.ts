import { type AddressInfo, Server } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Authenticator, createAuthenticator } from './auth/authenticator';
import { signingKey } from './auth/signing-key.service';
import type { CredentialDialect } from './auth/credential';
import type { Config } from './config';
import type { ContextParts } from './context';
import { type Database, openDatabase } from './database/client';
import { migrate } from './database/migrate';
import { inTransaction } from './database/transaction';
import { type Demo, ensureDemo, isDemoOrganization } from './demo/demo.service';
import { createEventHub, type EventHub } from './events/hub';
import { createGraphServer } from './graphql/apollo';
import { gatewaySchema } from './graphql/schema';
import { mountConsole } from './http/console.routes';
import { mountGraphql } from './http/graphql.route';
import { mountMessageLinks } from './http/message.routes';
import { createLog } from './http/log';
import { createMetrics, type Metrics } from './http/metrics';
import { originPolicy } from './http/origins';
import { createRateLimiter, type RateLimiter } from './http/rate-limiter';
import { mountReceipts } from './http/receipt.routes';
import { mountReference } from './http/reference.routes';
import { createHttpServer } from './http/server';
import { mountProviderWebhooks } from './http/provider-webhook.routes';
import { mountServiceRoutes } from './http/service.routes';
import { once } from './idempotency/idempotency.service';
import { mountWebsocket, type RunningWebsocket } from './realtime/server';
import { type ActivitySignals, openActivitySignals } from './modules/engagement/activity-signals';
import { answerBadAddress } from './rest/bad-address';
import { DIALECTS } from './rest/dialects';
import type { Idempotency } from './rest/idempotency';
import { mountRest } from './rest/mount';
import { openApiDocument } from './rest/openapi/document';
import { StripeProvider } from './modules/stripe/stripe-provider';
import { type Clock, systemClock } from './shared/clock';
import { httpOrigin, reachableOrigin } from './shared/http-origin';
import { notesOf } from './shared/request-notes';
import { gatewayVersion } from './shared/version';
import { within } from './shared/within';

/** What a start may bring along instead of what the configuration names; for tests and for commands. */
export interface StartOptions {
  readonly log?: Logger;
  /** An open database, which the caller closes. */
  readonly database?: Database;
  readonly clock?: Clock;
}

/** A gateway that answers requests. */
export interface RunningGateway {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  readonly parts: ContextParts;
  readonly schema: GraphQLSchema;
  readonly authenticator: Authenticator;
  /** The demo organizations and their credentials, when the demo is on. */
  readonly demo: Demo | undefined;
  /** Stops taking requests, lets those under way end, closes all sockets and the database. */
  stop(): Promise<void>;
}

/** Everything that the fronts share. */
interface Core {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  readonly hub: EventHub;
  readonly activity: ActivitySignals;
  readonly parts: ContextParts;
  readonly schema: GraphQLSchema;
  readonly authenticator: Authenticator;
  readonly rateLimiter: RateLimiter;
  readonly metrics: Metrics;
  readonly demo: Demo | undefined;
}

/** Puts the gateway together and starts it. */
export async function startGateway(config: Config, options: StartOptions = {}): Promise<RunningGateway> {
  const log = options.log ?? createLog(config);
  const { dataDir, databaseUrl, databasePoolSize: poolSize, redisUrl } = config;
  const database = options.database ?? (await openDatabase({ dataDir, databaseUrl, poolSize, log }));
  const hub = createEventHub({ database, log, redisUrl });
  try {
    const core = await createCore(config, { ...options, log, database, hub });
    return await listen(core, options.database === undefined);
  } catch (error) {
    await hub.close();
    if (!options.database) await database.close();
    throw error;
  }
}

type CoreOptions = Pick<Core, 'log' | 'database' | 'hub'> & Pick<StartOptions, 'clock'>;

async function createCore(config: Config, { log, database, hub, clock = systemClock }: CoreOptions): Promise<Core> {
  await migrate(database);
  const db = database.prisma;
  await signingKey({ db, clock, log });
  const rateLimiter = createRateLimiter(config);
  const authenticator = createAuthenticator({ db, clock, config, attempts: rateLimiter });
  const announce = (organizationId: string) => {
    authenticator.forget(organizationId);
    hub.announce(organizationId);
  };
  const { webhookAllowPrivate, messaging } = config;
  const activity = openActivitySignals({ database: hub.carrier, log });
  const payments = config.stripe && new StripeProvider({ settings: config.stripe, db });
  const parts = {
    ...{ db, clock, log, announce, events: hub, activity, webhookAllowPrivate, messaging: { ...messaging } },
    ...(payments ? { payments } : {}),
    isDemoOrganization,
  };
  const demo = config.demo ? await ensureDemo({ database, parts, config, log }) : undefined;
  const schema = await gatewaySchema();
  return {
    config,
    log,
    database,
    hub,
    activity,
    parts,
    schema,
    authenticator,
    rateLimiter,
    metrics: createMetrics(database),
    demo,
  };
}

async function listen(core: Core, ownsDatabase: boolean): Promise<RunningGateway> {
  const { config, database, parts, schema, authenticator, demo } = core;
  const state = { draining: false, port: config.port };
  const draining = () => state.draining;
  const allowsOrigin = originPolicy(config, () => state.port);
  const server = createHttpServer({
    ...core,
    allowsOrigin,
    draining,
    answerBadAddress: (bad) => answerBadAddress({ ...bad, at: parts.clock.now() }),
  });
  mountServiceRoutes(server, { ...core, draining });
  mountMessageLinks(server, core);
  mountProviderWebhooks(server, parts);
  mountReceipts(server, parts);
  const apollo = createGraph(core);
  await apollo.start();
  mountGraphql(server, { ...core, apollo, demoToken: demoCredentials(demo)?.graphql });
  mountConsole(server, { demo: demo?.organizations ?? [] });
  mountReference(server, { describe: () => describeRest(config), credentials: referenceCredentials(demo) });
  mountRest(server, { ...core, idempotency: restIdempotency });
  const sockets = mountWebsocket(server.server, { ...core, allowsOrigin });
  await listenOn(server, config);
  state.port = (server.server.address() as AddressInfo).port;
  // Only now is it known where links of messages lead when PORT is 0.
  if (!config.publicUrl) Object.assign(parts.messaging ?? {}, { origin: reachableOrigin(config.host, state.port) });
  const stop = async () => {
    state.draining = true;
    await drain(core, server, sockets);
    await apollo.stop();
    await core.activity.close();
    await core.hub.close();
    core.metrics.stop();
    if (ownsDatabase) await database.close();
  };
  let stopped: Promise<void> | undefined;
  const { port } = state;
  const url = httpOrigin(config.host, port);
  return { url, port, database, parts, schema, authenticator, demo, stop: () => (stopped ??= stop()) };
}

async function listenOn(server: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw new Error(`Cannot listen on HOST ${host}, PORT ${port}: ${(error as Error).message}`, { cause: error });
  }
}

function createGraph(core: Core): ReturnType<typeof createGraphServer> {
  const { schema, config, rateLimiter, metrics } = core;
  return createGraphServer({
    schema,
    config,
    admit: async (context, { weight, operation }) => {
      notesOf(context.log).operation = operation.name?.value ?? operation.operation;
      // The request itself has been counted; each further root field counts as one more.
      if (weight > 1 && context.viewer.kind !== 'anonymous')
        await rateLimiter.consume(context.viewer.principal, weight - 1);
    },
    answered: (type, outcome) => metrics.operation({ type, outcome }),
  });
}

/** Key, effect, events and the kept answer of a REST request are one transaction. */
const restIdempotency: Idempotency = {
  once: (context, { key, request }, work) =>
    inTransaction(context, (transaction) => once(transaction, { key, request }, () => work(transaction))),
};

function demoCredentials(demo: Demo | undefined): Partial<Record<CredentialDialect, string>> | undefined {
  return demo?.organizations.find(({ slug }) => slug === 'demo')?.credentials;
}

function describeRest({ publicUrl }: Config): object {
  return openApiDocument({ dialects: DIALECTS, version: gatewayVersion(), publicUrl });
}

/** The demo's credentials by the names that the reference has for them. */
function referenceCredentials(demo: Demo | undefined): Record<string, string> | undefined {
  const credentials = demoCredentials(demo);
  if (!credentials) return undefined;
  const known = DIALECTS.map(({ name, documentation }) => [documentation.security.name, credentials[name]]);
  return Object.fromEntries(known.filter(([, credential]) => credential)) as Record<string, string>;
}

const LAST_REQUESTS_MS = 100;
/** One turn accepts a connection, the next reads from it, and one more for the timer that came before both. */
const LAST_TURNS = 3;

/**
 * Lets the requests come in that had been sent before their senders could know of the end, and takes no further
 * connections. A connection whose request has not been read yet looks idle, and closing it would break that request.
 * Answers what resolves when all connections have ended.
 */
async function takeLastRequests({ server }: FastifyInstance): Promise<{ readonly ended: Promise<void> }> {
  // From now on every answer says that its connection closes.
  await sleep(LAST_REQUESTS_MS);
  await nextTurn();
  // An HTTP server's own close would also end the connections that look idle.
  const ended = new Promise<void>((resolve) => Server.prototype.close.call(server, () => resolve()));
  for (let turn = 0; turn < LAST_TURNS; turn += 1) await nextTurn();
  return { ended };
}

/** Lets what is under way come to its end, for a while; then everything is closed. */
async function drain({ config, log }: Core, server: FastifyInstance, sockets: RunningWebsocket): Promise<void> {
  const { ended } = await takeLastRequests(server);
  const drained = await within(config.shutdownTimeoutMs, Promise.all([sockets.dispose(), server.close(), ended]));
  if (!drained) log.warn('not everything came to its end in time');
  server.server.closeAllConnections();
}
