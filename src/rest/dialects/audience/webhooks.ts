import type { WebhookEvent, WebhookFormat } from '../../../shared/webhook-format';
import { type RunInside, TIMEOUT_MS, timedSignature } from '../../told';
import { alertTeller } from './told/alert';
import { milestoneTeller } from './told/milestone';
import { memberTeller } from './told/member';
import type { Teller } from './told/teller';
import { tipTeller } from './told/tip';

/** One for each noun whose events are told. */
const TELLERS: readonly Teller[] = [memberTeller, alertTeller, tipTeller, milestoneTeller];

/** The webhooks of the Audience API: its documented events, in the vendor's envelope. */
export function audienceWebhooks(run: RunInside): WebhookFormat {
  return {
    timeoutMs: TIMEOUT_MS,
    nameOf: (event) => tellerOf(event)?.nameOf(event),
    async message({ organizationId, event, name, messageId, at, secrets }) {
      const data = event ? await tellerOf(event)?.dataOf(run, event) : {};
      if (!data) return undefined;
      const body = JSON.stringify({
        id: messageId,
        type: name,
        tenant_id: organizationId,
        location_id: null,
        timestamp: (event?.occurredAt ?? at).toISOString(),
        data,
      });
      const plain = { 'content-type': 'application/json', 'user-agent': 'audience-gateway' };
      const signed = { ...plain, 'x-webhook-signature': timedSignature(body, { secrets, at }) };
      return { body, headers: secrets.length > 0 ? signed : plain };
    },
  };
}

function tellerOf(event: Pick<WebhookEvent, 'type' | 'data'>): Teller | undefined {
  return TELLERS.find((teller) => teller.nameOf(event) !== undefined);
}
