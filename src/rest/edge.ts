import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KnownViewer } from '../auth/viewer';
import { createContext, knownViewer, type RequestContext } from '../context';
import { failureOf } from '../graphql/errors';
import { Failure } from '../shared/failure';
import { noteCaller, notesOf } from '../shared/request-notes';
import { reachableOrigin } from '../shared/http-origin';
import { type Asked, askedBy, pathBelow } from './asked';
import type { Body } from './body';
import type { Compiled, CompiledStream } from './compile';
import type { RestDialect } from './dialect';
import { Endpoints } from './endpoints';
import { HttpProblem } from './http-problem';
import { KeyedRequests } from './keyed-requests';
import type { RestOptions } from './options';
import { Parameters } from './parameters';
import { problemBehind } from './problem-behind';
import { type RestReply, type StreamReply, toReply } from './reply';
import type { RestAnswer, RestRequest } from './route';
import { toStreamReply } from './stream-reply';
import { uploadOf } from './uploads';

interface EdgeParts {
  readonly dialect: RestDialect;
  readonly routes: readonly Compiled[];
  readonly basePath: string;
  readonly options: RestOptions;
}

/** The edge of one dialect under one of its base paths: everything between a socket and a row, in the dialect's form. */
export class DialectEdge {
  private readonly endpoints: Endpoints;
  private readonly keyed: KeyedRequests;
  private readonly viewers = new WeakMap<FastifyRequest, KnownViewer>();

  constructor(private readonly parts: EdgeParts) {
    this.endpoints = new Endpoints(parts.routes, parts.dialect.answersHead !== false);
    this.keyed = new KeyedRequests(parts.options.idempotency, parts.dialect.idempotencyHeaders);
  }

  /** Looks at who is calling before a byte of the body is read. */
  async receive(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { dialect } = this.parts;
    const early = dialect.before?.(this.askedBy(request, reply));
    if (early) return this.answerWith(early, request, reply);
    // That no row is for an address is told to everybody, and without reading a body.
    if (request.is404 || (dialect.trailingSlashes && isIncomplete(request))) return this.answerUnrouted(request, reply);
    return this.identify(request, reply);
  }

  private async identify(request: FastifyRequest, reply: FastifyReply): Promise<undefined> {
    const { dialect, options, basePath } = this.parts;
    notesOf(request).dialect = dialect.name;
    const approach = { address: request.ip, audience: dialect.audience?.(basePath) };
    const viewer = await options.authenticator.authenticate(dialect.name, request.headers.authorization, approach);
    if (viewer.kind === 'anonymous') throw new Failure('UNAUTHENTICATED', 'A valid credential is required.');
    this.viewers.set(request, viewer);
    noteCaller(request, viewer);
    const state = await options.rateLimiter?.consume(viewer.principal);
    if (state) void reply.headers(dialect.rateLimitHeaders(state));
    return undefined;
  }

  /** Answers a request with its row. */
  async answer(route: Compiled, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const viewer = this.viewers.get(request) as KnownViewer;
    const context = this.contextOf(request, viewer);
    const asked = this.toRestRequest(request, context);
    if ('stream' in route) return this.answerStream(route, { request, reply, asked, context });
    const work = (within: RequestContext) => route.answer(asked, within);
    if (!route.writes) return this.send(await work(context), request, reply);
    const { headers, raw } = request;
    const keyed = { method: route.method, url: raw.url ?? '', body: asked.body };
    return this.send(await this.keyed.run(context, { headers, request: keyed }, work), request, reply);
  }

  private async answerStream(route: CompiledStream, parts: StreamParts): Promise<FastifyReply> {
    const { request, reply, asked, context } = parts;
    if (route.writes) this.keyed.refuse(request.headers);
    const upload = uploadOf(request, route.maxUploadBytes);
    const answer = await route.stream({ ...asked, upload }, context);
    const fault = (error: unknown) => context.log.error({ err: error }, 'fault in the middle of an answer');
    return this.send(await toStreamReply(answer, fault), request, reply);
  }

  /** Answers what no row is for: OPTIONS, a method that the address does not take, or an unknown address. */
  async answerUnrouted(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = this.askedBy(request, reply);
    const own = request.method === 'OPTIONS' ? undefined : this.parts.dialect.unrouted?.(asked);
    if (own?.toKnownCallers) await this.identify(request, reply);
    if (own) return this.answerWith(own.answer, request, reply);
    const allow = this.endpoints.allowed(pathBelow(asked));
    if (allow === undefined) return this.refuse(new HttpProblem('NO_ROUTE', 'Not Found.'), request, reply);
    if (request.method === 'OPTIONS') return this.send({ status: 204, headers: { allow }, body: null }, request, reply);
    const message = `The ${request.method} method is not supported here. Supported methods: ${allow}.`;
    return this.refuse(new HttpProblem('WRONG_METHOD', message, { headers: { allow } }), request, reply);
  }

  /** Answers with what went wrong. Faults are logged and masked. */
  refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { dialect, options } = this.parts;
    const asked = this.askedBy(request, reply);
    const problem = problemBehind(error);
    if (problem) {
      const answer = dialect.problem(problem, asked);
      return this.answerWith({ ...answer, headers: { ...problem.headers, ...answer.headers } }, request, reply);
    }
    const failure = failureOf(error);
    if (!failure) options.parts.log.error({ err: error, requestId: request.id, dialect: dialect.name }, 'fault');
    const known = failure ?? new Failure('INTERNAL', 'Something went wrong.');
    return this.answerWith(dialect.failure(known, asked), request, reply);
  }

  private askedBy(request: FastifyRequest, reply: FastifyReply): Asked {
    const { basePath, options } = this.parts;
    return askedBy(request, reply, { basePath, at: options.parts.clock.now() });
  }

  private answerWith(answer: RestAnswer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return this.send(toReply(answer), request, reply);
  }

  private send({ status, headers, body }: RestReply | StreamReply, request: FastifyRequest, reply: FastifyReply) {
    const common = this.parts.dialect.headers?.(this.askedBy(request, reply));
    return reply
      .code(status)
      .headers({ ...common, ...headers })
      .send(body ?? undefined);
  }

  private toRestRequest(request: FastifyRequest, context: RequestContext): RestRequest {
    const [path = '', ...query] = (request.raw.url ?? '').split('?');
    return {
      params: request.params as Record<string, string>,
      query: Parameters.parse(query.join('?')),
      body: (request.body as Body | undefined) ?? {},
      viewer: knownViewer(context),
      address: this.originOf(request) + path,
      now: context.clock.now(),
    };
  }

  private originOf(request: FastifyRequest): string {
    const { publicUrl, host, port } = this.parts.options.config;
    return publicUrl?.replace(/\/+$/, '') ?? reachableOrigin(host, request.socket.localPort ?? port);
  }

  private contextOf(request: FastifyRequest, viewer: KnownViewer): RequestContext {
    const { parts } = this.parts.options;
    const dialect = this.parts.dialect.name;
    const log = parts.log.child({ requestId: request.id, ...notesOf(request) });
    return createContext({ ...parts, log }, { viewer, requestId: request.id, dialect });
  }
}

interface StreamParts {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly asked: RestRequest;
  readonly context: RequestContext;
}

/** Whether a part of the address that a row needs is empty: `/members//` is not the address of a member. */
function isIncomplete({ params }: FastifyRequest): boolean {
  return Object.values((params ?? {}) as Record<string, string>).includes('');
}
