import { Failure, type FailureCode } from '../../../shared/failure';

/** Ghost's kinds of error that this dialect answers, and their statuses. */
export const ERROR_STATUS = {
  BadRequestError: 400,
  IncorrectUsageError: 400,
  UnauthorizedError: 401,
  NoPermissionError: 403,
  NotFoundError: 404,
  RequestNotAcceptableError: 406,
  ConflictError: 409,
  RequestEntityTooLargeError: 413,
  UnsupportedMediaTypeError: 415,
  ValidationError: 422,
  TooManyRequestsError: 429,
  InternalServerError: 500,
  MaintenanceError: 503,
} as const;

export type ErrorType = keyof typeof ERROR_STATUS;

/** What an error says beside its message. */
export interface ErrorNotes {
  readonly context?: string;
  /** The field that is wrong. */
  readonly property?: string;
  readonly help?: string;
  /** What a JSON schema found wrong, in the form of ajv. */
  readonly details?: readonly object[];
  readonly code?: string;
}

const CODES: Partial<Record<ErrorType, FailureCode>> = {
  NotFoundError: 'NOT_FOUND',
  NoPermissionError: 'FORBIDDEN',
  ConflictError: 'CONFLICT',
};

/** A refusal in Ghost's own words. On the route of a resource the message moves to the context, behind a general one. */
export class GhostError extends Failure {
  constructor(
    readonly type: ErrorType,
    message: string,
    readonly notes: ErrorNotes = {},
  ) {
    super(CODES[type] ?? 'BAD_USER_INPUT', message);
    this.name = 'GhostError';
  }
}

/** Refuses a parameter of the address or the query, in the words of Ghost's validation: `limit`, `page`, `order`, `id`. */
export function badParameter(name: string): GhostError {
  return new GhostError('ValidationError', `Validation (matches) failed for ${name}`, { context: `undefined.${name}` });
}
