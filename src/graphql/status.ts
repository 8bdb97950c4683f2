import type { ExecutionResult, GraphQLError } from 'graphql';

/** Refusals that the specification answers with 200 to a client who knows no GraphQL media type. */
const WELL_FORMED = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};
const EMPTY_STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, UNAVAILABLE: 503 };

/**
 * The HTTP status of an operation that was not executed, after the GraphQL over HTTP specification: 400, but 200 for a
 * client who asks for application/json only and sent a request that is well formed as HTTP. Limits are always 400.
 */
export function statusOfRefusal(errors: readonly GraphQLError[], accept: string): number {
  const codes = errors.map((error) => String(error.extensions['code']));
  const special = STATUS[codes[0] ?? ''];
  if (special) return special;
  return isLegacy(accept) && codes.every((code) => WELL_FORMED.has(code)) ? 200 : 400;
}

/** The HTTP status of an executed operation: nothing special, unless there is no data at all for one plain reason. */
export function statusOfResult(result: ExecutionResult, accept: string): number | undefined {
  const { data, errors } = result;
  if (!errors?.length) return undefined;
  if (data === undefined) return statusOfRefusal(errors, accept);
  if (data !== null && Object.values(data).some((value) => value !== null)) return undefined;
  const codes = new Set(errors.map((error) => String(error.extensions['code'])));
  return codes.size === 1 ? EMPTY_STATUS[[...codes][0] ?? ''] : undefined;
}

function isLegacy(accept: string): boolean {
  return accept.includes('application/json') && !accept.includes('application/graphql-response+json');
}
