import { toGlobalId } from '../../../schema/global-id';
import type { WebhookEvent, WebhookFormat, WebhookOrder } from '../../../shared/webhook-format';
import { readToldMember, type RunInside, TIMEOUT_MS, timedSignature } from '../../told';
import { ReadToldEntitlement, ReadToldMembers } from './operations.generated';
import { entitlement, member, memberWithRelations } from './present';

const NAMES: Readonly<Record<string, string>> = {
  'member.created': 'audience_member.created',
  'member.identity_set': 'foreign_key.attached',
  'entitlement.granted': 'entitlement.granted',
  'entitlement.ended': 'entitlement.ended',
  'entitlement.revoked': 'entitlement.ended',
};

/**
 * Allegro's webhooks: its documented envelope and headers. How it signs is not documented: the signature here has the
 * form of the Audience API's.
 */
export function allegroWebhooks(run: RunInside): WebhookFormat {
  return {
    timeoutMs: TIMEOUT_MS,
    nameOf: ({ type }) => NAMES[type],
    async message(order) {
      const { event, name, messageId, at } = order;
      const data = event ? await dataOf(run, event) : {};
      if (!data) return undefined;
      const instant = `${(event?.recordedAt ?? at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`;
      const body = JSON.stringify({ id: messageId, event: name, created_at: instant, data });
      return { body, headers: headersOf(order, body) };
    },
  };
}

function headersOf({ name, messageId, deliveryId, secrets, at }: WebhookOrder, body: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Allegro-Webhooks',
    'x-allegro-event': name,
    'x-allegro-event-id': messageId,
    'x-allegro-delivery': deliveryId,
    ...(secrets.length > 0 ? { 'x-allegro-signature': timedSignature(body, { secrets, at }) } : {}),
  };
}

/** The member as it is read with its active entitlements; nothing for one whom this API does not know. */
async function dataOf(run: RunInside, event: WebhookEvent): Promise<object | undefined> {
  const { organizationId, memberId, subjectId, subjectType, type } = event;
  if (!memberId) return undefined;
  const { member: told } = await readToldMember(run, ReadToldMembers, { organizationId, memberId });
  if (!told || told.email === null) return undefined;
  if (subjectType === 'entitlement') {
    const id = toGlobalId('Entitlement', subjectId);
    const found = (await run(organizationId, ReadToldEntitlement, { id })).entitlement;
    return found ? { ...entitlement(found), audience_member: member(told) } : undefined;
  }
  const keys = Object.fromEntries(told.identities.map(({ key, value }) => [key, value]));
  return { ...memberWithRelations(told), ...(type === 'member.identity_set' ? { foreign_keys: keys } : {}) };
}
