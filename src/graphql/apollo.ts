import {
  ApolloServer,
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  HeaderMap,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type DocumentNode, type ExecutionResult, type GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config';
import type { RequestContext } from '../context';
import { Failure } from '../shared/failure';
import { notesOf } from '../shared/request-notes';
import { maskError, printFailure } from './errors';
import { executeOperation } from './execute';
import { type Prepared, prepare } from './prepare';
import { statusOfRefusal, statusOfResult } from './status';

/** What the server needs beside the schema. */
export interface GraphServerDependencies {
  readonly schema: GraphQLSchema;
  readonly config: Pick<Config, 'limits' | 'introspection'>;
  /** Called with each operation that was understood; takes what it weighs from the caller's allowance. */
  readonly admit: (context: RequestContext, operation: Prepared) => Promise<void>;
  /** Called when an operation has been answered. */
  readonly answered: (type: string, outcome: 'ok' | 'error' | 'refused') => void;
}

type Context = RequestContext & BaseContext;
type Request = GraphQLRequestContext<Context>;

/**
 * GraphQL over HTTP. Apollo Server reads the request, guards against forged ones and negotiates the answer; parsing,
 * limits, execution and masking are the gateway's own, the very same functions that the websocket uses.
 */
export function createGraphServer(deps: GraphServerDependencies): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: deps.schema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Documents that are good are kept by prepare(), together with what is known about them.
    documentStore: null,
    persistedQueries: false,
    formatError: formatOwnError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      pipeline(deps),
    ],
  });
}

/** Stands for an operation that is refused; it is never executed. */
const REFUSED = parse('{ __typename }');

/** Puts the gateway's own preparation and execution in the places of Apollo's. */
function pipeline(deps: GraphServerDependencies): ApolloServerPlugin<Context> {
  return { requestDidStart: () => Promise.resolve(listener(deps)) };
}

function listener(deps: GraphServerDependencies): GraphQLRequestListener<Context> {
  let prepared: Prepared | undefined;
  let refusal: readonly GraphQLError[] = [];
  return {
    async didResolveSource(request) {
      const outcome = await prepareRequest(deps, request);
      if ('errors' in outcome) refusal = outcome.errors;
      else prepared = outcome;
      // With a document in its place Apollo neither parses nor validates.
      (request as { document?: DocumentNode }).document = prepared?.document ?? REFUSED;
    },
    async responseForOperation(request) {
      if (!prepared) {
        deps.answered('unknown', 'refused');
        return respond({ errors: refusal }, statusOfRefusal(refusal, acceptOf(request)));
      }
      const { request: sent, contextValue: context } = request;
      const { document } = prepared;
      const { variables, operationName } = sent;
      const result = await executeOperation({ schema: deps.schema, document, context, variables, operationName });
      deps.answered(prepared.operation.operation, result.errors ? 'error' : 'ok');
      const response = respond(result, statusOfResult(result, acceptOf(request)));
      if (notesOf(context).replayed) response.http.headers.set('idempotency-replayed', 'true');
      return response;
    },
    // What Apollo refuses itself does not know of the request's id.
    willSendResponse({ response, contextValue: { requestId } }) {
      if (response.body.kind !== 'single') return Promise.resolve();
      for (const error of response.body.singleResult.errors ?? [])
        Object.assign(error, { extensions: { requestId, ...error.extensions } });
      return Promise.resolve();
    },
  };
}

async function prepareRequest(
  deps: GraphServerDependencies,
  { request, contextValue: context }: Request,
): Promise<ReturnType<typeof prepare>> {
  const { query = '', variables, operationName } = request;
  const { viewer, requestId } = context;
  try {
    const outcome = prepare(
      deps.schema,
      { query, variables, operationName },
      { config: deps.config, viewer, requestId },
    );
    if ('errors' in outcome) return outcome;
    if (outcome.operation.operation === 'subscription') return { errors: [printFailure(overWebsocket(), requestId)] };
    await deps.admit(context, outcome);
    return outcome;
  } catch (error) {
    return { errors: [maskError(error, context)] };
  }
}

function overWebsocket(): Failure {
  return new Failure('BAD_USER_INPUT', 'Subscriptions are served over websocket, at this same address.');
}

function acceptOf(request: Request): string {
  return request.request.http?.headers.get('accept') ?? '';
}

function respond(result: ExecutionResult | { errors: readonly GraphQLError[] }, status: number | undefined) {
  const { errors, ...rest } = result;
  const singleResult = { ...rest, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) };
  const retryAfter = errors?.[0]?.extensions['retryAfterSeconds'];
  const headers = new HeaderMap();
  if (status === 429 && retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return { http: { status, headers }, body: { kind: 'single' as const, singleResult } };
}

/** What Apollo itself refuses comes out with one of our codes. */
function formatOwnError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const fault = formatted.extensions?.['code'] === 'INTERNAL_SERVER_ERROR';
  return fault
    ? { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } }
    : { message: formatted.message, extensions: { code: 'BAD_USER_INPUT' } };
}
