import { recordEvent } from '../../events/record';
import type { RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { newId } from '../../shared/id';
import { noteFailure, noteStanding, noteSuccess, recordAttempt, STANDING_MS } from './webhook-delivery.repository';
import { cancelPending, type ClaimedLane, type DueEndpoint, endLane, releaseLane } from './webhook-queue.repository';
import type { Arrival, Head } from './webhook-lane.repository';
import { DISABLED_AFTER_MS, parseRetryAfter, retryDelay } from './webhook-retry.rules';
import type { Answer } from './webhook-sender';
import { findEndpoint, lockWebhooks, updateWebhook, type WebhookEndpointRow } from './webhook.repository';

const GONE = 410;
/** Answers that say that the receiver as a whole has too much to do. */
const OVERLOADED = new Set([429, 503]);

/** One attempt and how it was answered. */
export interface Attempted {
  readonly endpoint: DueEndpoint;
  readonly lane: ClaimedLane;
  readonly head: Head;
  readonly at: Date;
  readonly answer: Answer;
  /** Between 0 and 1. */
  readonly random: number;
  /** The message could not even be made, which is not held against the endpoint. */
  readonly isOwnFault: boolean;
  /** Writes down that it arrived, and answers whether its lane is over. */
  readonly recordArrival: (arrival: Arrival) => Promise<boolean>;
}

/**
 * Writes down an attempt and decides what follows. The context is the gateway's own inside the organization. Answers
 * whether the lane can go on at once; when not, it has been released until its next attempt.
 */
export async function settleAttempt(context: RequestContext, attempted: Attempted): Promise<boolean> {
  const { answer } = attempted;
  const isDelivered = answer.status !== null && answer.status >= 200 && answer.status < 300;
  return isDelivered ? settleSuccess(context, attempted) : settleFailure(context, attempted);
}

async function settleSuccess({ db }: RequestContext, attempted: Attempted): Promise<boolean> {
  const { endpoint, lane, head, at, answer } = attempted;
  const { deliveryId, attempt } = outcomeOf(attempted);
  const isOver = await attempted.recordArrival({ lane, deliveryId, number: head.number, attempt });
  if (endpoint.failingSince) await noteSuccess(db, lane);
  // What has not changed is written once for all that was claimed together.
  const status = String(answer.status);
  const isKnown = endpoint.lastTriggeredStatus === status && endpoint.lastTriggeredError === null;
  const age = at.getTime() - (endpoint.lastTriggeredAt?.getTime() ?? 0);
  if (!isKnown || age >= STANDING_MS) await noteStanding(db, lane, { at, status, error: null });
  return !isOver;
}

async function settleFailure(context: RequestContext, attempted: Attempted): Promise<boolean> {
  const { db } = context;
  const { lane, head, at, answer, random } = attempted;
  const { status } = answer;
  const retryAfterMs = parseRetryAfter(answer.retryAfter, at);
  const delay = retryDelay({ attempts: head.attempts + 1, retryAfterMs, random });
  const nextAttemptAt = delay === undefined ? null : new Date(at.getTime() + delay);
  await recordAttempt(db, { ...outcomeOf(attempted), status: nextAttemptAt ? 'PENDING' : 'FAILED', nextAttemptAt });
  const paused = retryAfterMs !== null && status !== null && OVERLOADED.has(status);
  const pausedUntil = paused ? new Date(at.getTime() + retryAfterMs) : null;
  if (!attempted.isOwnFault) await holdAgainst(context, attempted, pausedUntil);
  if (!nextAttemptAt) return !(await endLane(db, lane, head.number));
  await releaseLane(db, lane, nextAttemptAt);
  return false;
}

async function holdAgainst(context: RequestContext, attempted: Attempted, pausedUntil: Date | null): Promise<void> {
  const { lane, at, answer } = attempted;
  const { status } = answer;
  const since = await noteFailure(context.db, lane, { at, pausedUntil });
  const error = answer.error ?? `HTTP status ${status}`;
  await noteStanding(context.db, lane, { at, status: status === null ? null : String(status), error });
  if (status === GONE) await disable(context, attempted, 'GONE');
  else if (at.getTime() - since.getTime() >= DISABLED_AFTER_MS) await disable(context, attempted, 'FAILING');
}

function outcomeOf({ endpoint, head, at, answer }: Attempted) {
  const { status, error, excerpt, durationMs } = answer;
  const attempt = { id: newId(at), at, durationMs, status, error, excerpt };
  return { organizationId: endpoint.organizationId, deliveryId: head.id, attempt };
}

/** Stops telling an endpoint, and says so in the event log. What waits for it is taken back. */
async function disable(
  context: RequestContext,
  { endpoint, lane, at }: Attempted,
  disabledReason: 'GONE' | 'FAILING',
): Promise<void> {
  await inTransaction(context, async (transaction) => {
    const { db, clock } = transaction;
    // Several lanes can hear at once that the receiver is gone; it is said once.
    await lockWebhooks(db, endpoint.organizationId);
    const present = await findEndpoint(db, endpoint.organizationId, endpoint.id);
    // Its address may have been changed while the answer was on its way.
    if (present?.status !== 'ACTIVE' || present.url !== endpoint.url) return;
    const changes = { status: 'DISABLED', disabledReason, updatedAt: clock.now() } as const;
    const disabled = await updateWebhook(db, present, changes);
    await cancelPending(db, lane, { now: at });
    recordWebhook(transaction, 'disabled', disabled);
  });
}

/** Notes what happened to an endpoint. The log is read by callers who may not see secrets. */
export function recordWebhook(context: RequestContext, verb: string, endpoint: WebhookEndpointRow): void {
  const { secret, previousSecret: _previous, ...data } = endpoint;
  recordEvent(context, {
    type: `webhook_endpoint.${verb}`,
    subjectId: endpoint.id,
    data: { ...data, signed: secret !== null },
  });
}
