import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extendSchema, type GraphQLSchema, parse } from 'graphql';
import pino from 'pino';
import { SCOPES, type Scope } from '../../src/auth/scope';
import { ANONYMOUS, type KnownViewer, type Viewer } from '../../src/auth/viewer';
import { type Config, readConfig } from '../../src/config';
import { type ContextParts, organizationOf, type RequestContext } from '../../src/context';
import type { Database } from '../../src/database/client';
import { createEventHub, type EventHub } from '../../src/events/hub';
import { gatewaySchema } from '../../src/graphql/schema';
import { mountWebsocket, type RunningWebsocket, type WebsocketDependencies } from '../../src/realtime/server';
import { systemClock } from '../../src/shared/clock';
import type { FollowedEvent } from '../../src/shared/event-feed';
import { Failure } from '../../src/shared/failure';
import type { TestOrganization } from './context';
import { silentLog } from './log';

/** Tokens that the tests hand out themselves, so that they can expire, be revoked, and the backend can be away. */
export class ScriptedAuthenticator {
  readonly tokens = new Map<string, KnownViewer>();
  fault: Error | undefined;
  delayMs = 0;
  checks = 0;

  /** A token of a caller in the organization. */
  issue(
    organization: TestOrganization,
    rights: Partial<KnownViewer> & { readonly scopes?: ReadonlySet<Scope> } = {},
  ): string {
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.set(token, {
      kind: 'system',
      organizationId: organization.id,
      scopes: new Set(SCOPES),
      creatorId: null,
      principal: `key:${token}`,
      clockOffsetMs: 0,
      expiresAt: null,
      ...rights,
    } as KnownViewer);
    return token;
  }

  async authenticate(_scheme: 'graphql', authorization: string | undefined): Promise<Viewer> {
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    if (this.fault) throw this.fault;
    if (authorization === undefined) return ANONYMOUS;
    const viewer = this.tokens.get(authorization.replace('Bearer ', ''));
    if (!viewer) throw new Failure('UNAUTHENTICATED', 'No such token.');
    return viewer;
  }

  async renewed(viewer: KnownViewer): Promise<KnownViewer> {
    return viewer;
  }

  async stillValid(viewers: readonly KnownViewer[]): Promise<boolean[]> {
    this.checks += 1;
    if (this.fault) throw this.fault;
    const known = new Set([...this.tokens.values()].map(({ principal }) => principal));
    return viewers.map(({ principal }) => known.has(principal));
  }
}

export interface TestRealtime {
  readonly url: string;
  readonly authenticator: ScriptedAuthenticator;
  readonly hub: EventHub;
  readonly parts: ContextParts;
  readonly websocket: RunningWebsocket;
  stop(): Promise<void>;
}

export interface RealtimeOptions extends Partial<Pick<WebsocketDependencies, 'rateLimiter' | 'metrics'>> {
  readonly websocket?: Partial<Config['websocket']>;
  readonly config?: Partial<Config>;
}

/** A server with nothing but the websocket, over the real graph and a few fields that misbehave on purpose. */
export async function startRealtime(database: Database, options: RealtimeOptions = {}): Promise<TestRealtime> {
  const { websocket: limits, config: overrides, ...rest } = options;
  const config = readConfig({});
  const hub = createEventHub({ database, log: silentLog });
  const announce = (id: string) => hub.announce(id);
  const parts = { db: database.prisma, clock: systemClock, log: pino({ level: 'silent' }), announce, events: hub };
  const authenticator = new ScriptedAuthenticator();
  const server = createServer((_request, response) => response.writeHead(404).end());
  const websocket = mountWebsocket(server, {
    ...rest,
    schema: await misbehavingSchema(),
    parts,
    authenticator,
    config: { ...config, ...overrides, websocket: { ...config.websocket, ...limits } },
    allowsOrigin: (origin) => origin === 'https://members.example.com',
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    await websocket.dispose();
    await hub.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `ws://127.0.0.1:${port}/graphql`, authenticator, hub, parts, websocket, stop };
}

const EXTRA = parse(`
  extend type Query { slow(ms: Int!): String, broken: String }
  extend type Subscription { broken(after: Int!): Int, counting(size: Int!): String, bulky(size: Int!): String }
`);

let extended: Promise<GraphQLSchema> | undefined;

function misbehavingSchema(): Promise<GraphQLSchema> {
  return (extended ??= extend());
}

/** How many payloads of `bulky`, which follows all events of the organization, have been made. */
export const bulky = { executed: 0 };

/** How many values the endless subscription `counting` has been asked for, and has open. */
export const counting = { asked: 0, open: 0 };

async function extend(): Promise<GraphQLSchema> {
  const schema = extendSchema(await gatewaySchema(), EXTRA);
  const queries = schema.getQueryType()?.getFields() ?? {};
  const subscriptions = schema.getSubscriptionType()?.getFields() ?? {};
  Object.assign(queries['slow'] ?? {}, {
    resolve: (_: unknown, { ms }: { ms: number }) =>
      new Promise((resolve) => setTimeout(() => resolve(`after ${ms}`), ms)),
  });
  const secret = new Error('connect failed: pg://user:pw@db');
  Object.assign(queries['broken'] ?? {}, { resolve: () => Promise.reject(secret) });
  Object.assign(subscriptions['broken'] ?? {}, {
    resolve: (value: unknown) => value,
    subscribe: async function* (_: unknown, { after }: { after: number }) {
      for (let value = 1; value <= after; value += 1) yield value;
      throw secret;
    },
  });
  Object.assign(subscriptions['counting'] ?? {}, {
    resolve: (value: unknown) => value,
    subscribe: (_: unknown, { size }: { size: number }) => endless('x'.repeat(size)),
  });
  Object.assign(subscriptions['bulky'] ?? {}, {
    resolve: ({ position }: FollowedEvent, { size }: { size: number }) => {
      bulky.executed += 1;
      return `${position} `.padEnd(size, 'x');
    },
    subscribe: (_: unknown, _args: unknown, context: RequestContext) =>
      context.events.follow({ organizationId: organizationOf(context), after: 'now' }),
  });
  return schema;
}

function endless(value: string): AsyncIterableIterator<string> {
  counting.open += 1;
  let open = true;
  const iterator: AsyncIterableIterator<string> = {
    [Symbol.asyncIterator]: () => iterator,
    next: async () => {
      // A turn of the event loop, as the database would take.
      await new Promise((resolve) => setImmediate(resolve));
      if (!open) return { done: true, value: undefined };
      counting.asked += 1;
      return { done: false, value };
    },
    return: async () => {
      if (open) counting.open -= 1;
      open = false;
      return { done: true, value: undefined };
    },
  };
  return iterator;
}
