import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer, BaseContext } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator';
import { principalOf } from '../auth/principal';
import type { Config } from '../config';
import { type ContextParts, createContext, type RequestContext } from '../context';
import { printFailure } from '../graphql/errors';
import { renderGraphiqlPage } from '../graphql/graphiql';
import { noteCaller, notesOf, shareNotes } from '../shared/request-notes';
import { type RateLimiter, rateLimitHeaders } from './rate-limiter';
import { toRefusal } from './refusals';

export interface GraphqlRouteDependencies {
  readonly apollo: ApolloServer<RequestContext & BaseContext>;
  readonly parts: ContextParts;
  readonly authenticator: Authenticator;
  readonly rateLimiter: RateLimiter;
  readonly config: Pick<Config, 'rateLimit'>;
  /** The token that GraphiQL begins with; only there is one when the demo is on. */
  readonly demoToken: string | undefined;
}

const PATH = '/graphql';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Puts GraphQL over HTTP on the server, and GraphiQL for whoever comes with a browser. */
export function mountGraphql(server: FastifyInstance, deps: GraphqlRouteDependencies): void {
  void server.register((scope, _options, done) => {
    const contexts = new WeakMap<FastifyRequest, RequestContext>();
    const answer = fastifyApolloHandler(deps.apollo, {
      context: (request) => Promise.resolve(contexts.get(request) as RequestContext),
    });
    scope.setErrorHandler((error, request, reply) => refuse(deps, { error, request, reply }));
    scope.addHook('onRequest', async (request, reply) => {
      if (wantsPage(request)) return sendPage(reply, deps.demoToken);
      contexts.set(request, await receive(deps, request, reply));
    });
    scope.route({
      method: METHODS,
      url: PATH,
      async handler(request, reply) {
        const body = (await answer.call(scope, request as never, reply as never)) as string;
        return reply.statusCode < 400 ? body : withRequestId(body, request.id);
      },
    });
    done();
  });
}

/** Finds out who is calling and counts the request, before a byte of the body is read. */
async function receive(
  deps: GraphqlRouteDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const { authenticator, rateLimiter, parts, config } = deps;
  const notes = notesOf(request);
  notes.dialect = 'graphql';
  const viewer = await authenticator.authenticate('graphql', request.headers.authorization, {
    address: request.ip,
  });
  if (viewer.kind !== 'anonymous') noteCaller(request, viewer);
  const state = await rateLimiter.consume(principalOf(viewer, request.ip));
  if (state && config.rateLimit) void reply.headers(rateLimitHeaders(state, config.rateLimit.seconds));
  const log = parts.log.child({ requestId: request.id, ...notes });
  const context = createContext({ ...parts, log }, { viewer, requestId: request.id, dialect: 'graphql' });
  // Apollo hands on a copy of the context; its log is still the same object.
  shareNotes(request, log);
  return context;
}

/** What went wrong before the operation was read, in the form of GraphQL. */
function refuse(
  deps: GraphqlRouteDependencies,
  { error, request, reply }: { error: unknown; request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const refusal = toRefusal(error);
  if (refusal.failure.code === 'INTERNAL') deps.parts.log.error({ err: error, requestId: request.id }, 'fault');
  const body = { errors: [printFailure(refusal.failure, request.id)] };
  return reply
    .code(refusal.status)
    .headers({ ...refusal.headers })
    .send(body);
}

/** Apollo's own refusals do not know the request id. */
function withRequestId(body: string, requestId: string): string {
  const result = JSON.parse(body) as { errors?: { extensions?: Record<string, unknown> }[] };
  for (const error of result.errors ?? []) error.extensions = { requestId, ...error.extensions };
  return JSON.stringify(result);
}

/** A browser that opens the address, in contrast to a program that sends a query. */
function wantsPage(request: FastifyRequest): boolean {
  const { accept = '' } = request.headers;
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return accept.includes('text/html') && !Object.hasOwn(request.query as object, 'query');
}

function sendPage(reply: FastifyReply, token: string | undefined): FastifyReply {
  const { html, contentSecurityPolicy } = renderGraphiqlPage({ token });
  return reply
    .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy })
    .send(html);
}
