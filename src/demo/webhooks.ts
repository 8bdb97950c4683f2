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
}

/** The test message that each was sent lately, in vain: what is older than a month is not kept. */
export function testWebhooks(ledger: Ledger, at: Date): void {
  for (const { organizationId, id: endpointId } of ledger.tables.webhook_endpoints) {
    const id = ledger.id(at);
    const messageId = ledger.id(at);
    const message = { messageId, event: 'ping', lane: messageId, position: null, number: 0n };
    const outcome = { status: 'FAILED', attempts: 1, nextAttemptAt: null, finishedAt: at } as const;
    ledger.tables.webhook_deliveries.push({ organizationId, id, endpointId, ...message, ...outcome, createdAt: at });
  }
}
