import { getOperationAST, type GraphQLError, type GraphQLSchema, validate } from 'graphql';
import type { RequestContext } from '../context';
import { failureOf } from '../graphql/errors';
import { executeOperation } from '../graphql/execute';
import { Failure, type FailureCode } from '../shared/failure';
import type { RestDialect } from './dialect';
import { type RestReply, toReply } from './reply';
import type { RestRequest, Route } from './route';

/** A row that is ready to answer. Refusals are thrown as failures. */
export interface CompiledRoute extends Pick<Route, 'endpoint' | 'method' | 'path'> {
  /** Whether the document changes anything: that, and not the method, is what tells a row that only reads. */
  readonly writes: boolean;
  readonly answer: (request: RestRequest, context: RequestContext) => Promise<RestReply>;
}

/** Holds every prepared document of a dialect against the schema and refuses to start when one does not fit. */
export function compileDialect(schema: GraphQLSchema, dialect: RestDialect): CompiledRoute[] {
  const problems = dialect.routes.flatMap((route) =>
    validate(schema, route.operation).map(({ message }) => `${dialect.name} "${route.endpoint}": ${message}`),
  );
  if (problems.length > 0) throw new Error(`REST documents do not fit the schema.\n${problems.join('\n')}`);
  return dialect.routes.map((route) => compileRoute(schema, route));
}

function compileRoute(schema: GraphQLSchema, route: Route): CompiledRoute {
  const { endpoint, method, path, operation: document } = route;
  return {
    endpoint,
    method,
    path,
    writes: getOperationAST(document)?.operation === 'mutation',
    async answer(request, context) {
      const variables = route.variables(request);
      const { data, errors } = await executeOperation({ schema, document, context, variables });
      // Clients of a dialect cannot see half an answer, so any error is the whole answer.
      const [error] = errors ?? [];
      if (error) throw failureBehind(error);
      return toReply(route.reply(data as never, request));
    },
  };
}

function failureBehind(error: GraphQLError): Failure {
  const failure = failureOf(error);
  if (failure) return failure;
  return new Failure(error.extensions['code'] as FailureCode, error.message);
}
