import { printId } from '../ids';
import type { WebhookFields } from '../operations.generated';
import { printTime, printTimeIfAny } from './time';

/** A webhook: an endpoint of the graph that is told of one event. */
export function presentWebhook(data: WebhookFields) {
  return {
    id: printId(data.id),
    event: data.events[0] ?? null,
    target_url: data.url,
    api_version: data.apiVersion,
    integration_id: data.credentialId && printId(data.credentialId),
    created_at: printTime(data.createdAt),
    updated_at: printTime(data.updatedAt),
    name: data.name,
    secret: data.secret,
    last_triggered_at: printTimeIfAny(data.lastTriggeredAt),
    last_triggered_status: data.lastTriggeredStatus,
    last_triggered_error: data.lastTriggeredError,
  };
}
