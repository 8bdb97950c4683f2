import type { Failure, FailureCode, FieldProblems } from '../../../shared/failure';
import type { HttpProblem, HttpProblemKind } from '../../http-problem';
import type { RestAnswer } from '../../route';

/** Seconds after which a client may try again when nothing better is known. */
const RETRY_SECONDS = 1;

/** Every reason to refuse, in the forms that Laravel gives its API clients. */
const FAILURES: Record<FailureCode, (failure: Failure) => RestAnswer> = {
  BAD_USER_INPUT: (failure) => (failure.fields ? invalid(failure.fields) : plain(400, failure.message)),
  UNAUTHENTICATED: () => ({ ...plain(401, 'Unauthenticated.'), headers: { 'www-authenticate': 'Bearer' } }),
  FORBIDDEN: () => plain(403, 'This action is unauthorized.'),
  NOT_FOUND: (failure) => plain(404, failure.message),
  EMAIL_TAKEN: () => invalid({ email: ['The email has already been taken.'] }),
  ALREADY_SUBSCRIBED: conflict,
  INVALID_TIER: (failure) => invalid(failure.fields ?? { tier: [failure.message] }),
  TIER_LIMIT_REACHED: conflict,
  PAYMENT_FAILED: (failure) => plain(402, failure.message),
  INVALID_STATE: conflict,
  CONFLICT: conflict,
  RATE_LIMITED: (failure) => later(429, 'Too Many Attempts.', failure),
  LIMIT_EXCEEDED: (failure) => plain(400, failure.message),
  IDEMPOTENCY_MISMATCH: (failure) => invalid({ 'Idempotency-Key': [failure.message] }),
  IDEMPOTENCY_IN_PROGRESS: (failure) => later(409, failure.message, failure),
  UNAVAILABLE: (failure) => later(503, 'Service Unavailable', failure),
  INTERNAL: () => plain(500, 'Server Error'),
};

const PROBLEM_STATUS: Record<HttpProblemKind, number> = {
  NO_ROUTE: 404,
  WRONG_METHOD: 405,
  MALFORMED: 400,
  TOO_LARGE: 413,
  WRONG_TYPE: 415,
};

/** Canonical fields that are called otherwise here. */
const FIELD_NAMES: Readonly<Record<string, string>> = { idempotencyKey: 'Idempotency-Key' };

/** A refused operation in this API's form. */
export function failureAnswer(failure: Failure): RestAnswer {
  return FAILURES[failure.code](failure);
}

/** A request that reached no operation, in this API's form. */
export function problemAnswer({ kind, message }: HttpProblem): RestAnswer {
  return plain(PROBLEM_STATUS[kind], message);
}

function plain(status: number, message: string): RestAnswer {
  return { status, body: { message } };
}

function conflict(failure: Failure): RestAnswer {
  return plain(409, failure.message);
}

function later(status: number, message: string, { retryAfterSeconds = RETRY_SECONDS }: Failure): RestAnswer {
  return { ...plain(status, message), headers: { 'retry-after': String(retryAfterSeconds) } };
}

/** 422: the first problem as the message, how many more there are, and all of them by field. */
function invalid(fields: FieldProblems): RestAnswer {
  const errors = Object.fromEntries(Object.entries(fields).map(([name, all]) => [FIELD_NAMES[name] ?? name, all]));
  const [first = 'The given data was invalid.', ...others] = Object.values(errors).flat();
  const more = others.length === 0 ? '' : ` (and ${others.length} more error${others.length === 1 ? '' : 's'})`;
  return { status: 422, body: { message: first + more, errors } };
}
