import { machineNow, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { newSecret } from './webhook-secret.rules';
import { recordWebhook } from './webhook-outcome.service';
import { cancelPending, moveCursor, startCursor } from './webhook-queue.repository';
import { lastPosition } from '../../events/event.repository';
import { webhookFilterSpec } from './webhook.filter';
import type { WebhookEndpointsArgs } from './webhook.input';
import {
  deleteWebhook as deleteRow,
  findWebhooks,
  insertWebhook,
  listWebhooks,
  lockWebhooks,
  updateWebhook as updateRow,
  visibleWebhooks,
  type WebhookEndpointRow,
} from './webhook.repository';
import { checkWebhookValues, MAX_ENDPOINTS, type WebhookValues } from './webhook.rules';
import type { WebhookFormat } from './webhook.type';

/** One page of the webhook endpoints that the caller may see, newest first. */
export function findWebhookPage(
  context: RequestContext,
  args: WebhookEndpointsArgs,
): Promise<Page<WebhookEndpointRow>> {
  const where = { AND: [visibleWebhooks(context.viewer), compileFilter(webhookFilterSpec, args.filter)] };
  return listWebhooks(context.db, { where, order: NEWEST_FIRST, page: args });
}

/** What a new endpoint needs. */
export type NewWebhook = WebhookValues & {
  readonly format: WebhookFormat;
  readonly url: string;
  readonly events: readonly string[];
};

/**
 * Registers an address to be told of events. CONFLICT when it is told of one of them in this format already,
 * LIMIT_EXCEEDED when the organization has as many endpoints as it can have.
 */
export async function createWebhook(context: RequestContext, values: NewWebhook): Promise<WebhookEndpointRow> {
  const viewer = organizationViewer(context);
  const { organizationId } = viewer;
  const { webhookAllowPrivate: allowPrivate = false } = context;
  checkWebhookValues({ format: values.format, allowPrivate }, values);
  const others = await lockedEndpoints(context);
  if (others.length >= MAX_ENDPOINTS)
    throw new Failure('LIMIT_EXCEEDED', `An organization can have at most ${MAX_ENDPOINTS} webhook endpoints.`);
  const { format, url } = values;
  const events = [...new Set(values.events)];
  checkFree(others, { format, url, events });
  const now = context.clock.now();
  const endpoint = await insertWebhook(context.db, {
    organizationId,
    id: newId(now),
    format,
    url,
    events,
    name: values.name ?? null,
    secret: values.secret ?? newSecret(format),
    fields: [...(values.fields ?? [])],
    apiVersion: values.apiVersion ?? null,
    status: values.status ?? 'ACTIVE',
    disabledReason: values.status === 'DISABLED' ? 'STAFF' : null,
    credentialId: 'credentialId' in viewer ? viewer.credentialId : null,
    createdAt: now,
    updatedAt: now,
  });
  await startCursor(context.db, { organizationId, endpointId: endpoint.id });
  return recorded(context, 'created', endpoint);
}

/** Changes what is given. CONFLICT when another endpoint with that address is told of the same event. */
export async function updateWebhook(
  context: RequestContext,
  id: Id,
  values: WebhookValues,
): Promise<WebhookEndpointRow> {
  const endpoints = await lockedEndpoints(context);
  const before = endpoints.find((endpoint) => endpoint.id === id);
  if (!before) throw notFound('WebhookEndpoint');
  const { webhookAllowPrivate: allowPrivate = false } = context;
  checkWebhookValues({ format: before.format as WebhookFormat, allowPrivate }, values);
  const { name, secret, apiVersion } = values;
  const url = values.url ?? before.url;
  const events = values.events ? [...new Set(values.events)] : before.events;
  checkFree(
    endpoints.filter((endpoint) => endpoint !== before),
    { format: before.format, url, events },
  );
  const endpoint = await updateRow(context.db, before, {
    url,
    events,
    ...(await switched(context, before, values.status)),
    ...(values.fields === undefined ? {} : { fields: [...(values.fields ?? [])] }),
    ...(name === undefined ? {} : { name }),
    ...(secret === undefined ? {} : { secret, previousSecret: null, previousSecretUntil: null }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    updatedAt: context.clock.now(),
  });
  return recorded(context, 'updated', endpoint);
}

/** Removes an endpoint: nothing is sent to it any more. Answers it as it was. */
export async function deleteWebhook(context: RequestContext, id: Id): Promise<WebhookEndpointRow> {
  const endpoint = (await lockedEndpoints(context)).find((candidate) => candidate.id === id);
  if (!endpoint) throw notFound('WebhookEndpoint');
  await deleteRow(context.db, endpoint);
  return recorded(context, 'deleted', endpoint);
}

/**
 * What is written when an endpoint is switched on or off. Off, it is told of nothing: what waits for it is taken back.
 * On again, it is told of what happens from then on; a replay tells it of what happened meanwhile.
 */
async function switched(context: RequestContext, before: WebhookEndpointRow, wanted: WebhookValues['status']) {
  if (!wanted || wanted === before.status) return {};
  const key = { organizationId: before.organizationId, endpointId: before.id };
  await cancelPending(context.db, key, { now: machineNow(context) });
  if (wanted === 'DISABLED') return { status: wanted, disabledReason: 'STAFF' as const };
  await moveCursor(context.db, key, await lastPosition(context.db, before.organizationId));
  return { status: wanted, disabledReason: null };
}

/** All endpoints of the organization, which nobody else changes until the transaction ends. */
export async function lockedEndpoints(context: RequestContext): Promise<WebhookEndpointRow[]> {
  const viewer = organizationViewer(context);
  await lockWebhooks(context.db, viewer.organizationId);
  return findWebhooks(context.db, visibleWebhooks(viewer));
}

type Target = Pick<WebhookEndpointRow, 'format' | 'url' | 'events'>;

function checkFree(others: readonly Target[], wanted: Target): void {
  const same = others.filter(({ format, url }) => format === wanted.format && url === wanted.url);
  const event = wanted.events.find((name) => same.some(({ events }) => events.includes(name)));
  if (event === undefined) return;
  const problem = `This url is told of ${event} already.`;
  throw new Failure('CONFLICT', problem, { fields: { url: [problem] } });
}

function recorded(context: RequestContext, verb: string, endpoint: WebhookEndpointRow): WebhookEndpointRow {
  recordWebhook(context, verb, endpoint);
  return endpoint;
}
