import type { Failure, FailureCode } from '../../../shared/failure';
import type { Asked } from '../../asked';
import type { HttpProblem, HttpProblemKind } from '../../http-problem';
import type { RestAnswer } from '../../route';
import { inWords, wordOf } from './field-names';
import { MEMBER, TIER } from './ids';

/** Seconds after which a client may try again when nothing better is known. */
const RETRY_SECONDS = 1;

const CHALLENGE = { 'www-authenticate': 'Bearer realm="Audience"' };

type Kind = readonly [status: number, code: string];

/** Every reason to refuse: its status and its code. The document's codes are in lower case, general ones in upper case. */
const FAILURES: Record<FailureCode, Kind> = {
  BAD_USER_INPUT: [400, 'VALIDATION_ERROR'],
  UNAUTHENTICATED: [401, 'UNAUTHORIZED'],
  FORBIDDEN: [403, 'FORBIDDEN'],
  NOT_FOUND: [404, 'NOT_FOUND'],
  EMAIL_TAKEN: [409, 'CONFLICT'],
  ALREADY_SUBSCRIBED: [409, 'already_subscribed'],
  INVALID_TIER: [400, 'invalid_tier'],
  TIER_LIMIT_REACHED: [422, 'tier_limit_reached'],
  PAYMENT_FAILED: [400, 'payment_failed'],
  INVALID_STATE: [409, 'CONFLICT'],
  CONFLICT: [409, 'CONFLICT'],
  RATE_LIMITED: [429, 'TOO_MANY_REQUESTS'],
  LIMIT_EXCEEDED: [400, 'BAD_REQUEST'],
  IDEMPOTENCY_MISMATCH: [422, 'IDEMPOTENCY_MISMATCH'],
  IDEMPOTENCY_IN_PROGRESS: [409, 'IDEMPOTENCY_IN_PROGRESS'],
  UNAVAILABLE: [503, 'SERVICE_UNAVAILABLE'],
  INTERNAL: [500, 'INTERNAL_SERVER_ERROR'],
};

/** What is not there, where the document has a code for it. */
const NOT_FOUND: Readonly<Record<string, Kind>> = {
  [MEMBER.name]: [404, 'member_not_found'],
  [TIER.name]: [400, 'invalid_tier'],
};

const PROBLEMS: Record<HttpProblemKind, Kind> = {
  NO_ROUTE: [404, 'NOT_FOUND'],
  WRONG_METHOD: [405, 'METHOD_NOT_ALLOWED'],
  MALFORMED: [400, 'BAD_REQUEST'],
  TOO_LARGE: [413, 'CONTENT_TOO_LARGE'],
  WRONG_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE'],
};

const LATER: ReadonlySet<FailureCode> = new Set(['RATE_LIMITED', 'IDEMPOTENCY_IN_PROGRESS', 'UNAVAILABLE']);

/** A refused operation in this API's form; `details` has the problems by field. */
export function failureAnswer(failure: Failure, asked: Asked): RestAnswer {
  const { code, noun, fields = {} } = failure;
  const kind = kindOf(code, noun);
  const details = Object.fromEntries(Object.entries(fields).map(([name, all]) => [wordOf(name), all.map(inWords)]));
  return { ...envelope(kind, { message: inWords(failure.message), details }, asked), headers: headersOf(failure) };
}

/** A request that reached no operation, in this API's form. */
export function problemAnswer({ kind, message, reason }: HttpProblem, asked: Asked): RestAnswer {
  const code: Kind = kind === 'MALFORMED' && reason !== undefined ? [400, 'INVALID_JSON'] : PROBLEMS[kind];
  return envelope(code, { message, details: reason === undefined ? {} : { reason } }, asked);
}

function kindOf(code: FailureCode, noun: string | undefined): Kind {
  return (code === 'NOT_FOUND' && noun !== undefined ? NOT_FOUND[noun] : undefined) ?? FAILURES[code];
}

/** The code of a refusal that is told inside of an answer. */
export function codeOf(code: FailureCode, noun?: string): string {
  return kindOf(code, noun)[1];
}

function envelope([status, code]: Kind, told: { message: string; details: object }, asked: Asked): RestAnswer {
  const timestamp = asked.at.toISOString();
  return { status, body: { error: code, code, ...told, request_id: asked.requestId, timestamp } };
}

function headersOf({ code, retryAfterSeconds = RETRY_SECONDS }: Failure): Readonly<Record<string, string>> {
  if (code === 'UNAUTHENTICATED') return CHALLENGE;
  return LATER.has(code) ? { 'retry-after': String(retryAfterSeconds) } : {};
}
