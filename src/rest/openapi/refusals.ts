import { Failure, type FailureCode } from '../../shared/failure';
import { askedForRow } from '../asked';
import type { RestDialect } from '../dialect';
import { isWriting } from '../documents';
import { HttpProblem, type HttpProblemKind } from '../http-problem';
import type { RestAnswer, Route } from '../route';

/** What a status means to a caller, whichever dialect it is in. */
const FAILURE_MEANINGS: Record<FailureCode, string> = {
  BAD_USER_INPUT: 'Something in the request is wrong',
  UNAUTHENTICATED: 'There is no credential, or it is not good',
  FORBIDDEN: 'The credential does not permit this',
  NOT_FOUND: 'There is nothing under this id for this caller, or what the idempotency key made has been erased',
  EMAIL_TAKEN: 'The address belongs to somebody else',
  ALREADY_SUBSCRIBED: 'There is a live subscription already',
  INVALID_TIER: 'What is sold and its price do not go together',
  TIER_LIMIT_REACHED: 'Everything is sold out',
  PAYMENT_FAILED: 'The payment was declined',
  INVALID_STATE: 'What is there does not permit this any more',
  CONFLICT: 'It conflicts with what is there or was changed meanwhile',
  RATE_LIMITED: 'The caller has used up its allowance',
  LIMIT_EXCEEDED: 'The request asks for too much',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used for another request',
  IDEMPOTENCY_IN_PROGRESS: 'The request with this idempotency key is still under way',
  UNAVAILABLE: 'The gateway cannot work at the moment',
  INTERNAL: 'Something went wrong in the gateway',
};

const ANY_ROW: readonly FailureCode[] = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
];
const ANY_WRITE: readonly FailureCode[] = ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_MISMATCH', 'IDEMPOTENCY_IN_PROGRESS'];

/** What can be wrong with a request that a row is for. */
type RowProblem = Exclude<HttpProblemKind, 'NO_ROUTE' | 'WRONG_METHOD'>;

const PROBLEM_MEANINGS: Record<RowProblem, string> = {
  MALFORMED: 'The request cannot be read',
  TOO_LARGE: 'The body is too large',
  WRONG_TYPE: 'The media type of the body is not understood',
};

/** The refusals of a row that have one status. */
export interface Refusal {
  readonly status: number;
  readonly meanings: readonly string[];
  /** The names of the headers that say more. */
  readonly headers: readonly string[];
}

/** Everything that a row may be refused for, asked of the dialect itself, so that the two cannot differ. */
export function refusalsOf(dialect: RestDialect, row: Route): Refusal[] {
  const asked = askedForRow(row.endpoint, dialect.basePaths[0]);
  const byStatus = new Map<number, { meanings: Set<string>; headers: Set<string> }>();
  const note = ({ status = 200, headers = {} }: RestAnswer, meaning: string) => {
    const found = byStatus.get(status) ?? { meanings: new Set<string>(), headers: new Set<string>() };
    byStatus.set(status, found);
    found.meanings.add(meaning);
    for (const name of Object.keys(headers)) found.headers.add(name);
  };
  for (const code of codesOf(row))
    for (const details of [{}, { fields: { field: ['A problem.'] } }])
      note(dialect.failure(new Failure(code, 'A message.', details), asked), FAILURE_MEANINGS[code]);
  for (const kind of problemsOf(dialect, row))
    note(dialect.problem(new HttpProblem(kind, 'A message.'), asked), PROBLEM_MEANINGS[kind]);
  for (const [status, meaning] of Object.entries(dialect.documentation.refusals ?? {}))
    note({ status: Number(status) }, meaning);
  return [...byStatus]
    .sort(([one], [other]) => one - other)
    .map(([status, { meanings, headers }]) => ({ status, meanings: [...meanings], headers: [...headers] }));
}

function codesOf(row: Route): readonly FailureCode[] {
  const { path, documentation } = row;
  return [
    ...ANY_ROW,
    ...(path.includes(':') ? (['NOT_FOUND'] as const) : []),
    ...(isWriting(row) ? ANY_WRITE : []),
    ...(documentation.refusals ?? []),
  ];
}

function problemsOf(dialect: RestDialect, { method }: Route): readonly RowProblem[] {
  if (method === 'GET') return ['MALFORMED'];
  return ['MALFORMED', 'TOO_LARGE', ...(dialect.ignoresOtherBodies ? [] : (['WRONG_TYPE'] as const))];
}
