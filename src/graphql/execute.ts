import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context';
import { maskResult } from './errors';

/** One operation that has been parsed, validated and held against the limits, or prepared at boot. */
export interface PreparedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly context: RequestContext;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  /** The event that one payload of a subscription is about. */
  readonly rootValue?: unknown;
}

/**
 * The one door: HTTP, websocket and every REST dialect execute their operations here, so that errors are masked, logged
 * and counted in one way.
 */
export async function executeOperation(operation: PreparedOperation): Promise<ExecutionResult> {
  const { schema, document, context, variables, operationName, rootValue } = operation;
  const result = await execute({
    schema,
    document,
    rootValue,
    contextValue: context,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  });
  return maskResult(result, context);
}
