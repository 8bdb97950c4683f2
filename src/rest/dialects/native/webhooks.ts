import { Webhook } from 'standardwebhooks';
import { toGlobalId } from '../../../schema/global-id';
import type { Id } from '../../../shared/id';
import type { WebhookEvent, WebhookFormat, WebhookOrder } from '../../../shared/webhook-format';
import { readToldMember, type RunInside, TIMEOUT_MS } from '../../told';
import { chosenParts } from './chosen';
import {
  ReadToldAnnouncement,
  ReadToldCampaign,
  ReadToldCreator,
  ReadToldEntitlement,
  ReadToldGift,
  ReadToldLabel,
  ReadToldMembers,
  ReadToldMilestone,
  ReadToldNewsletter,
  ReadToldPrice,
  ReadToldProduct,
  ReadToldPurchase,
  ReadToldSubscription,
  ReadToldTier,
  ReadToldTip,
  ReadToldTipJar,
  ReadToldWebhookEndpoint,
} from './operations.generated';

type Reader = (run: RunInside, organizationId: Id, id: string) => Promise<object | null>;

/** What an event is about: its GraphQL type, and how it is read. */
const SUBJECTS: Readonly<Record<string, { readonly type: string; readonly read?: Reader }>> = {
  organization: { type: 'Organization' },
  // The member stands in every message beside the subject.
  member: { type: 'Member' },
  creator: { type: 'Creator', read: async (run, at, id) => (await run(at, ReadToldCreator, { id })).creator },
  label: { type: 'Label', read: async (run, at, id) => (await run(at, ReadToldLabel, { id })).label },
  newsletter: {
    type: 'Newsletter',
    read: async (run, at, id) => (await run(at, ReadToldNewsletter, { id })).newsletter,
  },
  product: { type: 'Product', read: async (run, at, id) => (await run(at, ReadToldProduct, { id })).product },
  tier: { type: 'Tier', read: async (run, at, id) => (await run(at, ReadToldTier, { id })).tier },
  price: { type: 'Price', read: async (run, at, id) => (await run(at, ReadToldPrice, { id })).price },
  subscription: {
    type: 'MemberSubscription',
    read: async (run, at, id) => (await run(at, ReadToldSubscription, { id })).subscription,
  },
  entitlement: {
    type: 'Entitlement',
    read: async (run, at, id) => (await run(at, ReadToldEntitlement, { id })).entitlement,
  },
  purchase: { type: 'Purchase', read: async (run, at, id) => (await run(at, ReadToldPurchase, { id })).purchase },
  tip_jar: { type: 'TipJar', read: async (run, at, id) => (await run(at, ReadToldTipJar, { id })).tipJar },
  tip: { type: 'Tip', read: async (run, at, id) => (await run(at, ReadToldTip, { id })).tip },
  gift: { type: 'Gift', read: async (run, at, id) => (await run(at, ReadToldGift, { id })).gift },
  campaign: { type: 'Campaign', read: async (run, at, id) => (await run(at, ReadToldCampaign, { id })).campaign },
  announcement: {
    type: 'Announcement',
    read: async (run, at, id) => (await run(at, ReadToldAnnouncement, { id })).announcement,
  },
  milestone: { type: 'Milestone', read: async (run, at, id) => (await run(at, ReadToldMilestone, { id })).milestone },
  webhook_endpoint: {
    type: 'WebhookEndpoint',
    read: async (run, at, id) => (await run(at, ReadToldWebhookEndpoint, { id })).webhookEndpoint,
  },
};

/** The gateway's own format, after the Standard Webhooks specification: https://www.standardwebhooks.com */
export function nativeWebhooks(run: RunInside): WebhookFormat {
  return {
    timeoutMs: TIMEOUT_MS,
    nameOf: ({ type }) => type,
    async message(order) {
      const { event, name: type, at, fields } = order;
      const data = event ? chosenParts(await dataOf(run, event), fields) : {};
      const timestamp = (event?.recordedAt ?? at).toISOString();
      const body = JSON.stringify({ type, timestamp, data });
      return { body, headers: headersOf(order, body) };
    },
  };
}

function headersOf({ messageId, at, secrets }: WebhookOrder, body: string): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(messageId, at, body));
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'audience-gateway',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    ...(signatures.length > 0 ? { 'webhook-signature': signatures.join(' ') } : {}),
  };
}

async function dataOf(run: RunInside, event: WebhookEvent) {
  const { organizationId, subjectType, subjectId, memberId, sequence, position, occurredAt, data } = event;
  const { type, read } = SUBJECTS[subjectType] ?? { type: subjectType };
  const id = toGlobalId(type, subjectId);
  return {
    position: Number(position),
    subject: { type, id, sequence, ...(await read?.(run, organizationId, id)) },
    occurredAt: occurredAt.toISOString(),
    member: memberId && (await memberOf(run, organizationId, memberId)),
    changed: changedBy(data),
  };
}

async function memberOf(run: RunInside, organizationId: Id, memberId: Id): Promise<object | null> {
  return (await readToldMember(run, ReadToldMembers, { organizationId, memberId })).member ?? null;
}

/** The graph's names of the columns that an edit changed and that have another name there. */
const RENAMED: Readonly<Record<string, string | null>> = {
  emailKey: null,
  updatedAt: null,
  newsletterIds: 'newsletters',
};

/** The names of what an edit changed; empty for what is no edit. */
function changedBy({ previous }: WebhookEvent['data']): string[] {
  if (typeof previous !== 'object' || previous === null) return [];
  const names = Object.keys(previous).map((name) => (name in RENAMED ? RENAMED[name] : name));
  return names.filter((name) => typeof name === 'string');
}
