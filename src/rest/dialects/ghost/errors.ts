import { GhostRefusal, type GhostRefusalReason } from '../../../auth/schemes/ghost-refusal';
import type { Failure, FailureCode } from '../../../shared/failure';
import type { Asked } from '../../asked';
import type { HttpProblem, HttpProblemKind } from '../../http-problem';
import type { RestAnswer } from '../../route';
import { type Action, actionOf } from './action';
import { printError, type Said } from './envelope';
import { nameOfField, reworded, saidOfField } from './field-words';
import { GhostError } from './refusal';

/** Seconds after which a client may try again when nothing better is known. */
const RETRY_SECONDS = 1;

const UNEXPECTED = 'An unexpected error occurred, please try again.';
const NO_CALLER =
  'Unable to determine the authenticated user or integration. Check that cookies are being passed through if using session authentication.';

/** Every reason to refuse, in Ghost's words. */
const FAILURES: Record<FailureCode, (failure: Failure, action: Action | undefined) => Said> = {
  BAD_USER_INPUT: (failure) => ({ type: 'ValidationError', message: failure.message, ...propertyOf(failure) }),
  UNAUTHENTICATED: () => ({
    type: 'NoPermissionError',
    message: 'Authorization failed',
    context: NO_CALLER,
    raw: true,
  }),
  FORBIDDEN: ({ message }) => ({ type: 'NoPermissionError', message }),
  NOT_FOUND: ({ message }, action) => ({ type: 'NotFoundError', message: missing(message, action) }),
  EMAIL_TAKEN: (_failure, action) => ({ type: 'ValidationError', message: emailTaken(action), property: 'email' }),
  ALREADY_SUBSCRIBED: invalid,
  INVALID_TIER: invalid,
  TIER_LIMIT_REACHED: invalid,
  PAYMENT_FAILED: invalid,
  INVALID_STATE: invalid,
  CONFLICT: ({ message }, action) => ({ type: 'ValidationError', message: duplicate(message, action) }),
  RATE_LIMITED: (failure) => ({
    type: 'TooManyRequestsError',
    message: 'Too many requests.',
    raw: true,
    ...later(failure),
  }),
  LIMIT_EXCEEDED: ({ message }) => ({ type: 'BadRequestError', message }),
  IDEMPOTENCY_MISMATCH: ({ message }) => ({ type: 'ValidationError', message, property: 'Idempotency-Key', raw: true }),
  IDEMPOTENCY_IN_PROGRESS: (failure) => ({ type: 'ConflictError', message: failure.message, ...later(failure) }),
  UNAVAILABLE: (failure) => ({ type: 'MaintenanceError', message: failure.message, ...later(failure) }),
  INTERNAL: () => ({ type: 'InternalServerError', message: UNEXPECTED, code: 'UNEXPECTED_ERROR' }),
};

const PROBLEMS: Record<HttpProblemKind, (problem: HttpProblem) => Said> = {
  NO_ROUTE: () => ({ type: 'NotFoundError', message: 'Resource not found', raw: true }),
  WRONG_METHOD: () => ({ type: 'NotFoundError', message: 'Resource not found', raw: true }),
  // Ghost takes a parser's error for one of its own, with the status of the request's.
  MALFORMED: ({ message, reason }) =>
    reason === undefined
      ? { type: 'BadRequestError', message, raw: true }
      : {
          type: 'InternalServerError',
          status: 400,
          message: UNEXPECTED,
          context: reason,
          code: 'UNEXPECTED_ERROR',
          raw: true,
        },
  TOO_LARGE: ({ message }) => ({ type: 'RequestEntityTooLargeError', message, raw: true }),
  WRONG_TYPE: ({ message }) => ({ type: 'UnsupportedMediaTypeError', message, raw: true }),
};

/** What is wrong with credentials. A token that is no token is a bad request, everything else is unauthorized. */
const CREDENTIALS: Record<GhostRefusalReason, Omit<Said, 'message'>> = {
  NO_CREDENTIALS: { type: 'NoPermissionError', context: NO_CALLER },
  INVALID_AUTH_HEADER: { type: 'UnauthorizedError', code: 'INVALID_AUTH_HEADER' },
  MALFORMED_JWT: { type: 'BadRequestError', code: 'INVALID_JWT' },
  MISSING_ADMIN_API_KID: { type: 'BadRequestError', code: 'MISSING_ADMIN_API_KID' },
  UNKNOWN_ADMIN_API_KEY: { type: 'UnauthorizedError', code: 'UNKNOWN_ADMIN_API_KEY' },
  INVALID_API_KEY_TYPE: { type: 'UnauthorizedError', code: 'INVALID_API_KEY_TYPE' },
  INVALID_JWT: { type: 'UnauthorizedError', code: 'INVALID_JWT' },
};

/** A refused operation in this API's form. */
export function failureAnswer(failure: Failure, asked: Asked): RestAnswer {
  const { message } = failure;
  if (failure instanceof GhostError) return printError({ type: failure.type, message, ...failure.notes }, asked);
  if (failure instanceof GhostRefusal) return printError({ ...CREDENTIALS[failure.reason], message, raw: true }, asked);
  const action = actionOf(asked.endpoint);
  const told = reworded(failure, action);
  return printError(saidOfField(told, action) ?? FAILURES[told.code](told, action), asked);
}

/** A request that reached no operation, in this API's form. */
export function problemAnswer(problem: HttpProblem, asked: Asked): RestAnswer {
  return printError(PROBLEMS[problem.kind](problem), asked);
}

function invalid(failure: Failure): Said {
  return { type: 'ValidationError', message: failure.message, ...propertyOf(failure) };
}

/** The first field that is wrong, as it is called here. */
function propertyOf({ fields = {} }: Failure): { property?: string } {
  const [name] = Object.keys(fields);
  return name === undefined ? {} : { property: nameOfField(name) };
}

function later({ retryAfterSeconds = RETRY_SECONDS }: Failure): Pick<Said, 'headers'> {
  return { headers: { 'retry-after': String(retryAfterSeconds) } };
}

function missing(message: string, action: Action | undefined): string {
  if (action?.verb === 'delete') return 'Resource could not be found.';
  return action?.verb === 'edit' && message === 'Member not found.' ? 'Could not find Member ID' : message;
}

function emailTaken(action: Action | undefined): string {
  return `Member already exists. Attempting to ${action?.verb === 'edit' ? 'edit' : 'add'} member with existing email address`;
}

/** What stands in the way, where Ghost has words of its own for it. */
function duplicate(message: string, action: Action | undefined): string {
  if (action?.resource === 'labels') return 'Label already exists';
  return action?.resource === 'webhooks' ? 'Target URL has already been used for this event.' : message;
}
