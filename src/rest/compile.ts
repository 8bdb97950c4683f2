import { type DocumentNode, type GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { freshContext, type RequestContext } from '../context';
import { failureOf } from '../graphql/errors';
import { executeOperation } from '../graphql/execute';
import { Failure, type FailureCode } from '../shared/failure';
import type { RestDialect } from './dialect';
import { documentsOf, isWriting } from './documents';
import { type RestReply, toReply } from './reply';
import type { PreparedRoute, RestRequest, RouteBase } from './route';
import type { Run, StreamAnswer, StreamRequest, StreamRoute } from './stream';

interface CompiledBase extends Pick<RouteBase, 'endpoint' | 'method' | 'path'> {
  /** Whether a document changes anything: that, and not the method, is what tells a row that only reads. */
  readonly writes: boolean;
}

/** A row that is ready to answer. Refusals are thrown as failures. */
export interface CompiledRoute extends CompiledBase {
  readonly answer: (request: RestRequest, context: RequestContext) => Promise<RestReply>;
}

/** A streaming row that is ready to answer. */
export interface CompiledStream extends CompiledBase {
  readonly maxUploadBytes: number | undefined;
  readonly stream: (request: StreamRequest, context: RequestContext) => Promise<StreamAnswer>;
}

export type Compiled = CompiledRoute | CompiledStream;

/** Holds every prepared document of a dialect against the schema and refuses to start when one does not fit. */
export function compileDialect(schema: GraphQLSchema, dialect: RestDialect): Compiled[] {
  const documents = dialect.routes.flatMap((route) =>
    documentsOf(route).map((document) => ({ endpoint: `"${route.endpoint}"`, document })),
  );
  if (dialect.organization) documents.push({ endpoint: 'organization', document: dialect.organization });
  const problems = documents.flatMap(({ endpoint, document }) =>
    validate(schema, document).map(({ message }) => `${dialect.name} ${endpoint}: ${message}`),
  );
  if (problems.length > 0) throw new Error(`REST documents do not fit the schema.\n${problems.join('\n')}`);
  return dialect.routes.map((route) =>
    'stream' in route ? compileStream(schema, route) : compileRoute(schema, route, dialect.organization),
  );
}

function compileRoute(
  schema: GraphQLSchema,
  route: PreparedRoute,
  organization: RestDialect['organization'],
): CompiledRoute {
  const { endpoint, method, path, operation } = route;
  const run = runner(schema);
  return {
    endpoint,
    method,
    path,
    writes: isWriting(route),
    async answer(request, context) {
      const facts = organization && ((await run(context, organization, {})) as Pick<RestRequest, 'organization'>);
      const asked = { ...request, ...facts };
      const data = await run(context, operation, route.variables(asked));
      return toReply(route.reply(data as never, asked));
    },
  };
}

function compileStream(schema: GraphQLSchema, route: StreamRoute): CompiledStream {
  const { endpoint, method, path, maxUploadBytes } = route;
  const run = runner(schema);
  return {
    endpoint,
    method,
    path,
    maxUploadBytes,
    writes: isWriting(route),
    stream(request, context) {
      // Loaders remember by context: one that lives as long as the answer would gather all of it.
      const runOne: Run = (operation, variables) =>
        run(freshContext(context), operation, variables as Record<string, unknown>) as never;
      return route.stream(request, runOne);
    },
  };
}

type Variables = Readonly<Record<string, unknown>>;

function runner(schema: GraphQLSchema) {
  return async (context: RequestContext, document: DocumentNode, variables: Variables): Promise<unknown> => {
    const { data, errors } = await executeOperation({ schema, document, context, variables });
    // Clients of a dialect cannot see half an answer, so any error is the whole answer.
    const [error] = errors ?? [];
    if (error) throw failureBehind(error);
    return data;
  };
}

function failureBehind(error: GraphQLError): Failure {
  const failure = failureOf(error);
  if (failure) return failure;
  return new Failure(error.extensions['code'] as FailureCode, error.message);
}
