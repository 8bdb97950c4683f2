import { knownViewer, machineNow, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { lastPosition } from '../../events/event.repository';
import { badInput, Failure, notFound, Problems } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import type { Page, PageRequest } from '../../shared/page';
import {
  findDeliveries,
  listDeliveries,
  visibleDeliveries,
  type WebhookDeliveryRow,
} from './webhook-delivery.repository';
import { recordWebhook } from './webhook-outcome.service';
import { cancelPending, type EndpointKey, insertDeliveries, moveCursor } from './webhook-queue.repository';
import { SECRET_OVERLAP_MS } from './webhook-retry.rules';
import { randomSecret } from './webhook-secret.rules';
import { updateWebhook, type WebhookEndpointRow } from './webhook.repository';
import { checkSecret } from './webhook.rules';
import { lockedEndpoints } from './webhook.service';
import type { WebhookFormat } from './webhook.type';

/** One page of the deliveries to an endpoint, newest first. */
export function findDeliveryPage(
  context: RequestContext,
  endpoint: WebhookEndpointRow,
  query: { readonly page: PageRequest; readonly status: WebhookDeliveryRow['status'] | null | undefined },
): Promise<Page<WebhookDeliveryRow>> {
  const { id: endpointId } = endpoint;
  const wanted = query.status ? { endpointId, status: query.status } : { endpointId };
  const where = { AND: [visibleDeliveries(context.viewer), wanted] };
  return listDeliveries(context.db, { where, order: NEWEST_FIRST, page: query.page });
}

/** An endpoint that is told of events and that nobody else changes until the transaction ends. */
async function activeEndpoint(context: RequestContext, id: Id): Promise<WebhookEndpointRow> {
  const endpoint = (await lockedEndpoints(context)).find((each) => each.id === id);
  if (!endpoint) throw notFound('WebhookEndpoint');
  if (endpoint.status !== 'ACTIVE') throw new Failure('INVALID_STATE', 'The webhook endpoint is disabled.');
  return endpoint;
}

/** Sends a message that tells of nothing, to see whether it arrives. INVALID_STATE for an endpoint that is disabled. */
export async function pingWebhook(context: RequestContext, id: Id): Promise<WebhookDeliveryRow> {
  const endpoint = await activeEndpoint(context, id);
  const messageId = newId(machineNow(context));
  return queued(context, endpoint, { position: null, messageId, event: 'ping', lane: messageId });
}

/**
 * Sends once more what a delivery told, under the same message id, behind all that waits for its member. The state that
 * it tells is the present one. INVALID_STATE for an endpoint that is disabled.
 */
export async function redeliverWebhook(context: RequestContext, id: Id): Promise<WebhookDeliveryRow> {
  const viewer = organizationViewer(context);
  const [delivery] = await findDeliveries(context.db, visibleDeliveries(viewer), [id]);
  if (!delivery) throw notFound('WebhookDelivery');
  const endpoint = await activeEndpoint(context, delivery.endpointId);
  const { position, messageId, event, lane } = delivery;
  return queued(context, endpoint, { position: position?.toString() ?? null, messageId, event, lane });
}

async function queued(
  context: RequestContext,
  endpoint: WebhookEndpointRow,
  told: { position: string | null; messageId: Id; event: string; lane: Id },
): Promise<WebhookDeliveryRow> {
  const at = machineNow(context);
  const id = newId(at);
  await insertDeliveries(context.db, keyOf(endpoint), { deliveries: [{ id, ...told }], at });
  // Who sends it is told of a change of the log, and otherwise looks for work every second.
  context.unit?.afterCommit(() => context.announce(endpoint.organizationId));
  const [delivery] = await findDeliveries(context.db, visibleDeliveries(context.viewer), [id]);
  if (!delivery) throw new Error('The delivery is not there.');
  return delivery;
}

/**
 * Tells an endpoint once more of all events from a position of the log on, in their order; what still waits of these is
 * taken back first. INVALID_STATE for an endpoint that is disabled.
 */
export async function replayWebhook(context: RequestContext, id: Id, from: bigint): Promise<WebhookEndpointRow> {
  const { organizationId } = knownViewer(context);
  const endpoint = await activeEndpoint(context, id);
  const last = await lastPosition(context.db, organizationId);
  if (from < 1n || from > last + 1n) throw badInput('fromPosition', `The position must be 1 to ${last + 1n}.`);
  const after = from - 1n;
  const key = keyOf(endpoint);
  // The cursor first: whoever is making deliveries right now is waited for, and then they are taken back too.
  await moveCursor(context.db, key, after);
  await cancelPending(context.db, key, { after, now: machineNow(context) });
  recordWebhook(context, 'replayed', endpoint);
  return endpoint;
}

/**
 * Gives an endpoint another secret, a random one unless it is given. For 24 hours messages are signed with the earlier
 * one as well, in the formats that know several signatures.
 */
export async function rotateSecret(
  context: RequestContext,
  id: Id,
  given: string | null | undefined,
): Promise<WebhookEndpointRow> {
  const before = (await lockedEndpoints(context)).find((each) => each.id === id);
  if (!before) throw notFound('WebhookEndpoint');
  const problems = new Problems();
  checkSecret(problems, before.format as WebhookFormat, given ?? undefined);
  problems.check(given !== '' && given !== before.secret, 'secret', 'The secret must be another one.');
  problems.throwIfAny();
  const endpoint = await updateWebhook(context.db, before, {
    secret: given ?? randomSecret(),
    previousSecret: before.secret,
    previousSecretUntil: before.secret && new Date(machineNow(context).getTime() + SECRET_OVERLAP_MS),
    updatedAt: context.clock.now(),
  });
  recordWebhook(context, 'secret_rotated', endpoint);
  return endpoint;
}

function keyOf({ organizationId, id }: WebhookEndpointRow): EndpointKey {
  return { organizationId, endpointId: id };
}
