/** Every reason the gateway gives for refusing a request. Dialects map each of them to their own reply. */
export const FAILURE_CODES = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'EMAIL_TAKEN',
  'ALREADY_SUBSCRIBED',
  'INVALID_TIER',
  'TIER_LIMIT_REACHED',
  'PAYMENT_FAILED',
  'INVALID_STATE',
  'CONFLICT',
  'RATE_LIMITED',
  'LIMIT_EXCEEDED',
  'IDEMPOTENCY_MISMATCH',
  'IDEMPOTENCY_IN_PROGRESS',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** What is wrong with each field, by the field's path in the canonical input. */
export type FieldProblems = Readonly<Record<string, readonly string[]>>;

export interface FailureDetails {
  readonly fields?: FieldProblems;
  readonly retryAfterSeconds?: number;
  /** What was not found, as people say it: `Member`. */
  readonly noun?: string;
  /** Why a card was declined, as the payment provider says it: `insufficient_funds`. */
  readonly declineCode?: string;
  readonly cause?: unknown;
}

/** An expected refusal. Anything else that is thrown is a fault: it is logged and masked. */
export class Failure extends Error {
  readonly fields: FieldProblems | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly noun: string | undefined;
  readonly declineCode: string | undefined;

  constructor(
    readonly code: FailureCode,
    message: string,
    details: FailureDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Failure';
    this.fields = details.fields;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.noun = details.noun;
    this.declineCode = details.declineCode;
  }
}

/** Refuses one field of an input. */
export function badInput(field: string, problem: string): Failure {
  return new Failure('BAD_USER_INPUT', problem, { fields: { [field]: [problem] } });
}

/** Says that something is not there, or not for this caller: the two must look the same. */
export function notFound(noun: string): Failure {
  return new Failure('NOT_FOUND', `${noun} not found.`, { noun });
}

/** Collects field problems and throws them together, so that a caller sees all of them at once. */
export class Problems {
  private readonly fields: Record<string, string[]> = {};

  /** Notes one problem of one field. */
  add(field: string, problem: string): void {
    (this.fields[field] ??= []).push(problem);
  }

  /** Notes the problem unless the fact holds. */
  check(holds: boolean, field: string, problem: string): void {
    if (!holds) this.add(field, problem);
  }

  /** Throws one BAD_USER_INPUT with everything noted, or returns when there is nothing. */
  throwIfAny(): void {
    const all = Object.values(this.fields).flat();
    if (all.length === 0) return;
    throw new Failure('BAD_USER_INPUT', all.join(' '), { fields: this.fields });
  }
}
