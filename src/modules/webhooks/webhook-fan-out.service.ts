import { inTransaction, type TransactionalContext } from '../../database/transaction';
import { eventsAfter } from '../../events/event.repository';
import type { Clock } from '../../shared/clock';
import { newId } from '../../shared/id';
import type { WebhookEvent, WebhookFormats } from '../../shared/webhook-format';
import {
  advanceCursor,
  type EndpointKey,
  endpointsBehind,
  insertDeliveries,
  type NewDelivery,
  startCursor,
  takeCursor,
} from './webhook-queue.repository';
import { findEndpoint, type WebhookEndpointRow } from './webhook.repository';

/** Events that are looked at in one transaction. */
const BATCH = 500;

export interface FanOutContext extends TransactionalContext {
  readonly clock: Clock;
  readonly formats: WebhookFormats;
}

/**
 * Makes the deliveries of all events that have not been looked at yet, for every active endpoint. The cursor of an
 * endpoint moves in the transaction that writes its deliveries: an event that was committed is never left out, and one
 * that was not is never found. Any number of processes may do it at once.
 */
export async function fanOut(context: FanOutContext): Promise<void> {
  for (const key of await endpointsBehind(context.db)) while (await fanOutBatch(context, key));
}

/** Answers whether there may be more. */
function fanOutBatch(context: FanOutContext, key: EndpointKey): Promise<boolean> {
  return inTransaction(context, async ({ db }) => {
    const after = await takeCursor(db, key);
    if (after === undefined) {
      // There is none yet, or another process has it.
      await startCursor(db, key);
      return false;
    }
    const { organizationId, endpointId } = key;
    const endpoint = await findEndpoint(db, organizationId, endpointId);
    if (endpoint?.status !== 'ACTIVE') return false;
    const events = await eventsAfter(db, { organizationId, after, limit: BATCH });
    const last = events.at(-1);
    if (!last) return false;
    const now = context.clock.now();
    const deliveries = events.flatMap((event) => deliveryOf(context, endpoint, event as unknown as WebhookEvent));
    await insertDeliveries(db, key, { deliveries, at: now });
    await advanceCursor(db, key, last.position);
    return events.length === BATCH;
  });
}

/** What an endpoint is told of an event, if it wants to be. */
function deliveryOf(
  { clock, formats }: FanOutContext,
  { format, events }: WebhookEndpointRow,
  event: WebhookEvent,
): NewDelivery[] {
  const name = formats[format].nameOf(event);
  if (name === undefined || !events.includes(name)) return [];
  const { position, id: messageId, memberId, subjectId } = event;
  const lane = memberId ?? subjectId;
  return [{ id: newId(clock.now()), position: position.toString(), messageId, event: name, lane }];
}
