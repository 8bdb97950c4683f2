import type { WebhookEndpointModel } from '../database/generated/models';
import type { Ledger } from './ledger';
import type { WebhookProfile } from './profile';

/** It rests, because there is nobody at its address. */
export function writeWebhook(ledger: Ledger, webhook: WebhookProfile, at: Date): void {
  const delivered = { lastTriggeredAt: null, lastTriggeredStatus: null, lastTriggeredError: null };
  const row: WebhookEndpointModel = {
    ...ledger.born(at),
    ...webhook,
    ...{ secret: null, apiVersion: null, credentialId: null, status: 'DISABLED' },
    ...{ fields: [], previousSecret: null, previousSecretUntil: null, disabledReason: 'STAFF' },
    ...delivered,
  };
  ledger.tables.webhook_endpoints.push(row);
  const { secret, previousSecret: _previous, ...data } = row;
  ledger.note('webhook_endpoint.created', at, { row: data, extra: { signed: secret !== null } });
  tryOnce(ledger, row);
}

/** The test message that was sent to it, in vain. */
function tryOnce(ledger: Ledger, { organizationId, id: endpointId, createdAt }: WebhookEndpointModel): void {
  const id = ledger.id(createdAt);
  const messageId = ledger.id(createdAt);
  const message = { messageId, event: 'ping', lane: messageId, position: null, number: 0n };
  const outcome = { status: 'FAILED', attempts: 1, nextAttemptAt: null, finishedAt: createdAt } as const;
  ledger.tables.webhook_deliveries.push({ organizationId, id, endpointId, ...message, ...outcome, createdAt });
}
