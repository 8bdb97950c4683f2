import { createWebhook, type NewWebhook } from '../../src/modules/webhooks/webhook.service';
import type { WebhookEndpointRow } from '../../src/modules/webhooks/webhook.repository';
import { WebhookFormat } from '../../src/modules/webhooks/webhook.type';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A webhook endpoint of the organization, told in Ghost's words of members that are added. */
export function makeWebhook(
  organization: TestOrganization,
  values: Partial<NewWebhook> = {},
): Promise<WebhookEndpointRow> {
  made += 1;
  const url = `https://hooks.example.com/${made}`;
  const endpoint = { format: WebhookFormat.GHOST, url, events: ['member.added'], ...values };
  return asSystem(organization, (context) => createWebhook(context, endpoint));
}
