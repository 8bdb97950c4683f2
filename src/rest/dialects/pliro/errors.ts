import type { Failure, FailureCode } from '../../../shared/failure';
import type { HttpProblem, HttpProblemKind } from '../../http-problem';
import type { RestAnswer } from '../../route';
import { MissingParameter } from './missing';

/** Seconds after which a client may try again when nothing better is known. */
const RETRY_SECONDS = 1;

const CHALLENGE = { 'www-authenticate': 'Basic realm="Pliro", charset="UTF-8"' };

/** Every reason to refuse: its status and its code in this API. */
const FAILURES: Record<FailureCode, readonly [status: number, code: string]> = {
  BAD_USER_INPUT: [400, 'invalid_param'],
  UNAUTHENTICATED: [401, 'unauthorized'],
  FORBIDDEN: [403, 'forbidden'],
  NOT_FOUND: [404, 'not_found'],
  EMAIL_TAKEN: [409, 'conflict'],
  ALREADY_SUBSCRIBED: [409, 'conflict'],
  INVALID_TIER: [400, 'invalid_param'],
  TIER_LIMIT_REACHED: [409, 'conflict'],
  PAYMENT_FAILED: [402, 'payment_failed'],
  INVALID_STATE: [409, 'invalid_state'],
  CONFLICT: [409, 'conflict'],
  RATE_LIMITED: [429, 'rate_limited'],
  LIMIT_EXCEEDED: [400, 'invalid_param'],
  IDEMPOTENCY_MISMATCH: [422, 'idempotency_mismatch'],
  IDEMPOTENCY_IN_PROGRESS: [409, 'idempotency_in_progress'],
  UNAVAILABLE: [503, 'unavailable'],
  INTERNAL: [500, 'internal_error'],
};

const PROBLEMS: Record<HttpProblemKind, readonly [status: number, code: string]> = {
  NO_ROUTE: [404, 'not_found'],
  WRONG_METHOD: [405, 'method_not_allowed'],
  MALFORMED: [400, 'invalid_request'],
  TOO_LARGE: [413, 'too_large'],
  WRONG_TYPE: [415, 'unsupported_media_type'],
};

const LATER: ReadonlySet<FailureCode> = new Set(['RATE_LIMITED', 'IDEMPOTENCY_IN_PROGRESS', 'UNAVAILABLE']);

/** What is called otherwise here than in the graph. */
const WORDS: Readonly<Record<string, string>> = {
  activationCode: 'activation_code',
  idempotencyKey: 'Idempotency-Key',
  memberId: 'customer_id',
  priceId: 'price_id',
  tierId: 'plan_id',
  tier: 'plan',
  Tier: 'Plan',
};
const KNOWN_WORDS = new RegExp(`\\b(${Object.keys(WORDS).join('|')})\\b`, 'g');

/** A refused operation in this API's form. */
export function failureAnswer(failure: Failure): RestAnswer {
  const [status, code] = FAILURES[failure.code];
  const message = failure.message.replace(KNOWN_WORDS, (word) => WORDS[word] ?? word);
  const body = { error: { code: failure instanceof MissingParameter ? 'missing_param' : code, message } };
  return { status, headers: headersOf(failure), body };
}

/** A request that reached no operation, in this API's form. */
export function problemAnswer({ kind, message }: HttpProblem): RestAnswer {
  const [status, code] = PROBLEMS[kind];
  return { status, body: { error: { code, message } } };
}

function headersOf({ code, retryAfterSeconds = RETRY_SECONDS }: Failure): Readonly<Record<string, string>> {
  if (code === 'UNAUTHENTICATED') return CHALLENGE;
  return LATER.has(code) ? { 'retry-after': String(retryAfterSeconds) } : {};
}
