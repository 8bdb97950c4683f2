import { type ExecutionResult, GraphQLError } from 'graphql';
import type { RequestContext } from '../context';
import { translateDatabaseError } from '../database/errors';
import { Failure, type FailureCode } from '../shared/failure';

const SUGGESTION = /,? ?Did you mean [\s\S]*\?$/;

/** The fields of `extensions` that clients can rely on. */
export interface ErrorExtensions {
  readonly code: FailureCode | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';
  readonly requestId: string;
  readonly fields?: Failure['fields'];
  readonly retryAfterSeconds?: number;
  readonly declineCode?: string;
}

type MaskingContext = Pick<RequestContext, 'requestId' | 'log'>;

/** The failure behind an error: the one that was thrown, or what a fault of the database means to a caller. */
export function failureOf(error: unknown): Failure | undefined {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const translated = translateDatabaseError(original);
  return translated instanceof Failure ? translated : undefined;
}

/** A failure as GraphQL prints it: message, stable code, request id and, where known, the fields that are wrong. */
export function printFailure(failure: Failure, requestId: string, source?: GraphQLError): GraphQLError {
  const extensions: ErrorExtensions = {
    code: failure.code,
    requestId,
    ...(failure.fields ? { fields: failure.fields } : {}),
    ...(failure.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: failure.retryAfterSeconds }),
    ...(failure.declineCode === undefined ? {} : { declineCode: failure.declineCode }),
  };
  // Kept for callers inside the process, who may undo a transaction for it; it is never printed.
  const kept = failure.code === 'INTERNAL' ? {} : { originalError: failure };
  return new GraphQLError(failure.message, { ...placeOf(source), ...kept, extensions: { ...extensions } });
}

/** Turns what went wrong while executing into what a caller may know. Faults are logged and masked. */
export function maskError(error: unknown, context: MaskingContext): GraphQLError {
  const source = error instanceof GraphQLError ? error : undefined;
  const failure = failureOf(error);
  if (failure && failure.code !== 'INTERNAL') return printFailure(failure, context.requestId, source);
  if (source && !source.originalError) return printRequestError(source, 'BAD_USER_INPUT', context.requestId);
  context.log.error({ err: source?.originalError ?? error, path: source?.path }, 'fault');
  return printFailure(new Failure('INTERNAL', 'Something went wrong on our side.'), context.requestId, source);
}

/** An error of the request itself (syntax, validation, variables), without hints at names of the schema. */
export function printRequestError(error: GraphQLError, code: ErrorExtensions['code'], requestId: string): GraphQLError {
  const known = error.extensions['code'];
  return new GraphQLError(error.message.replace(SUGGESTION, '.').replace(/\.\.$/, '.'), {
    ...placeOf(error),
    extensions: { code: known === 'LIMIT_EXCEEDED' ? known : code, requestId },
  });
}

/**
 * Masks a result. Variables that do not fit come back from graphql-js without data and without a path; they are the
 * caller's mistake, not a fault.
 */
export function maskResult(result: ExecutionResult, context: MaskingContext): ExecutionResult {
  if (!result.errors) return result;
  const refused = result.data === undefined;
  const errors = result.errors.map((error) =>
    refused && !error.path && !failureOf(error)
      ? printRequestError(error, 'BAD_USER_INPUT', context.requestId)
      : maskError(error, context),
  );
  return { ...result, errors };
}

function placeOf(error: GraphQLError | undefined) {
  if (!error) return {};
  return {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.nodes ? {} : { source: error.source, positions: error.positions }),
    ...(error.path ? { path: error.path } : {}),
  };
}
