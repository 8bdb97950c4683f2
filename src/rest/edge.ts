import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KnownViewer } from '../auth/viewer';
import { createContext, type RequestContext } from '../context';
import { failureOf } from '../graphql/errors';
import { Failure } from '../shared/failure';
import { noteCaller, notesOf } from '../shared/request-notes';
import { reachableOrigin } from '../shared/http-origin';
import { type Body, decodeBody, MEDIA_TYPES } from './body';
import type { CompiledRoute } from './compile';
import type { RestDialect } from './dialect';
import { Endpoints } from './endpoints';
import { HttpProblem } from './http-problem';
import { KeyedRequests } from './keyed-requests';
import type { RestOptions } from './options';
import { Parameters } from './parameters';
import { type RestReply, toReply } from './reply';
import type { RestRequest } from './route';

interface EdgeParts {
  readonly dialect: RestDialect;
  readonly routes: readonly CompiledRoute[];
  readonly options: RestOptions;
}

/** The edge of one dialect: everything between a socket and a row, with every refusal in the dialect's own form. */
export class DialectEdge {
  private readonly endpoints: Endpoints;
  private readonly keyed: KeyedRequests;
  private readonly viewers = new WeakMap<FastifyRequest, KnownViewer>();

  constructor(private readonly parts: EdgeParts) {
    this.endpoints = new Endpoints(parts.routes);
    this.keyed = new KeyedRequests(parts.options.idempotency, parts.dialect.idempotencyHeaders);
  }

  /** Understands the dialect's kinds of body and no other. */
  installParsers(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    const bodyLimit = this.parts.options.config.maxBodyBytes;
    for (const kind of this.parts.dialect.bodies)
      scope.addContentTypeParser(MEDIA_TYPES[kind], { parseAs: 'buffer', bodyLimit }, (_request, bytes, done) => {
        try {
          done(null, decodeBody(kind, bytes as Buffer));
        } catch (error) {
          done(error as Error);
        }
      });
  }

  /** Looks at who is calling before a byte of the body is read. */
  async receive(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    // That no row is for an address is told to everybody, and without reading a body.
    if (request.is404) return this.answerUnrouted(request, reply);
    const { dialect, options } = this.parts;
    notesOf(request).dialect = dialect.name;
    const { authorization } = request.headers;
    const viewer = await options.authenticator.authenticate(dialect.name, authorization, request.ip);
    if (viewer.kind === 'anonymous') throw new Failure('UNAUTHENTICATED', 'A valid credential is required.');
    this.viewers.set(request, viewer);
    noteCaller(request, viewer);
    const state = await options.rateLimiter?.consume(viewer.principal);
    if (state) void reply.headers(dialect.rateLimitHeaders(state));
    return undefined;
  }

  /** Answers a request with its row. */
  async answer(route: CompiledRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const viewer = this.viewers.get(request) as KnownViewer;
    const asked = this.toRestRequest(request, viewer);
    const context = this.contextOf(request, viewer);
    const work = (within: RequestContext) => route.answer(asked, within);
    if (!route.writes) return send(reply, await work(context));
    const { headers, raw } = request;
    const keyed = { method: route.method, url: raw.url ?? '', body: asked.body };
    return send(reply, await this.keyed.run(context, { headers, request: keyed }, work));
  }

  /** Answers what no row is for: OPTIONS, a method that the address does not take, or an unknown address. */
  async answerUnrouted(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const allow = this.endpoints.allowed(pathBelow(request, this.parts.dialect.basePaths));
    if (allow === undefined) return this.refuse(new HttpProblem('NO_ROUTE', 'Not Found.'), request, reply);
    if (request.method === 'OPTIONS') return send(reply, { status: 204, headers: { allow }, body: null });
    const message = `The ${request.method} method is not supported here. Supported methods: ${allow}.`;
    return this.refuse(new HttpProblem('WRONG_METHOD', message, { allow }), request, reply);
  }

  /** Answers with what went wrong. Faults are logged and masked. */
  refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { dialect, options } = this.parts;
    const problem = problemBehind(error);
    if (problem) {
      const answer = dialect.problem(problem);
      return send(reply, toReply({ ...answer, headers: { ...problem.headers, ...answer.headers } }));
    }
    const failure = failureOf(error);
    if (!failure) options.parts.log.error({ err: error, requestId: request.id, dialect: dialect.name }, 'fault');
    return send(reply, toReply(dialect.failure(failure ?? new Failure('INTERNAL', 'Something went wrong.'))));
  }

  private toRestRequest(request: FastifyRequest, viewer: KnownViewer): RestRequest {
    const [path = '', ...query] = (request.raw.url ?? '').split('?');
    return {
      params: request.params as Record<string, string>,
      query: Parameters.parse(query.join('?')),
      body: (request.body as Body | undefined) ?? {},
      viewer,
      address: this.originOf(request) + path,
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

function send(reply: FastifyReply, { status, headers, body }: RestReply): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers })
    .send(body ?? undefined);
}

function pathBelow(request: FastifyRequest, basePaths: readonly string[]): string {
  const path = (request.raw.url ?? '').split('?')[0] ?? '';
  const base = basePaths.find((candidate) => path.startsWith(candidate)) ?? '';
  return path.slice(base.length);
}

/** What Fastify found wrong with a request before it came to a row, in our words. */
function problemBehind(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Failure || !(error instanceof Error)) return undefined;
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new HttpProblem('TOO_LARGE', 'The request body is too large.');
  if (statusCode === 415) return new HttpProblem('WRONG_TYPE', 'This media type is not understood here.');
  const ofTheRequest = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return ofTheRequest ? new HttpProblem('MALFORMED', 'The request could not be read.') : undefined;
}
