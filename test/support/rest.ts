import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import pino from 'pino';
import { type Scope, SCOPES } from '../../src/auth/scope';
import type { KeyViewer } from '../../src/auth/viewer';
import { inTransaction } from '../../src/database/transaction';
import { gatewaySchema } from '../../src/graphql/schema';
import { once } from '../../src/idempotency/idempotency.service';
import type { DialectName, RateLimitState, RestDialect } from '../../src/rest/dialect';
import { DIALECTS } from '../../src/rest/dialects';
import type { Idempotency } from '../../src/rest/idempotency';
import { mountRest } from '../../src/rest/mount';
import { Failure } from '../../src/shared/failure';
import { eventHub, type TestOrganization } from './context';

/** As the composition root fills it. */
export const testIdempotency: Idempotency = {
  once: (context, request, work) =>
    inTransaction(context, (transaction) => once(transaction, request, () => work(transaction))),
};

export interface RestServerOptions {
  /** The gateway's own when absent. */
  readonly schema?: GraphQLSchema;
  readonly dialects?: readonly RestDialect[];
  readonly rateLimiter?: { consume(principal: string): Promise<RateLimitState | undefined> };
  readonly authenticate?: () => Promise<KeyViewer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // Tests read answers of any form.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
}

export interface KeyOptions {
  readonly scopes?: readonly Scope[];
  readonly bare?: boolean;
  readonly creatorId?: string;
}

/** The REST dialects over an organization's database, without a network. */
export class RestServer {
  private readonly viewers = new Map<string, KeyViewer>();

  private constructor(
    readonly server: FastifyInstance,
    readonly organization: TestOrganization,
    private readonly options: RestServerOptions,
  ) {}

  static async start(organization: TestOrganization, options: RestServerOptions = {}): Promise<RestServer> {
    const server = fastify();
    // Such rows answer what no reference says, also where they have the endpoints of others.
    if (options.dialects) server.decorate('madeUpRows', true);
    const rest = new RestServer(server, organization, options);
    mountRest(server, {
      schema: options.schema ?? (await gatewaySchema()),
      parts: {
        db: organization.database.prisma,
        clock: organization.clock,
        log: pino({ level: 'silent' }),
        announce: () => undefined,
        events: eventHub(organization.database),
      },
      authenticator: { authenticate: (scheme, authorization) => rest.authenticate(scheme, authorization) },
      idempotency: testIdempotency,
      config: { maxBodyBytes: 100_000, publicUrl: 'https://gateway.test', host: '127.0.0.1', port: 0 },
      dialects: options.dialects ?? DIALECTS,
      rateLimiter: options.rateLimiter,
    });
    await server.ready();
    return rest;
  }

  /** The token of a new credential of the organization. */
  issue(dialect: DialectName, { scopes = SCOPES, bare = false, creatorId }: KeyOptions = {}): string {
    const token = `${dialect}-${randomUUID()}`;
    this.viewers.set(token, {
      kind: 'key',
      organizationId: this.organization.id,
      scopes: new Set(scopes),
      creatorId: creatorId ?? null,
      principal: `key:${token}`,
      clockOffsetMs: 0,
      expiresAt: null,
      credentialId: randomUUID(),
      name: dialect,
      dialect,
      bare,
    });
    return token;
  }

  /** Sends a request and reads the answer. */
  async send(request: InjectOptions & { readonly token?: string }): Promise<Answer> {
    const { token, headers, ...rest } = request;
    const authorization = token === undefined ? {} : { authorization: authorizationOf(token) };
    const response = await this.server.inject({ ...rest, headers: { ...authorization, ...headers } });
    const text = response.body;
    return { status: response.statusCode, headers: response.headers as Answer['headers'], text, json: parsed(text) };
  }

  private async authenticate(scheme: DialectName, authorization: string | undefined): Promise<KeyViewer> {
    if (this.options.authenticate) return this.options.authenticate();
    const viewer = this.viewers.get(tokenIn(scheme, authorization ?? ''));
    if (viewer?.dialect !== scheme) throw new Failure('UNAUTHENTICATED', 'The credential is not valid.');
    return viewer;
  }
}

/** Pliro's keys come by HTTP Basic, all others as bearer tokens. */
function authorizationOf(token: string): string {
  return token.startsWith('pliro-') ? `Basic ${Buffer.from(`${token}:`).toString('base64')}` : `Bearer ${token}`;
}

function tokenIn(dialect: DialectName, authorization: string): string {
  const [scheme, text = ''] = authorization.split(' ');
  if (dialect !== 'pliro') return scheme === 'Bearer' ? text : '';
  return scheme === 'Basic' ? (Buffer.from(text, 'base64').toString().split(':')[0] ?? '') : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
