import { parseGlobalId, toGlobalId } from '../../../schema/global-id';
import type { WebhookEvent, WebhookFormat } from '../../../shared/webhook-format';
import { type RunInside, TIMEOUT_MS, timedSignature } from '../../told';
import { ReadToldMember, type ReadToldMemberData, ReadToldTiers } from './operations.generated';

type ToldMember = ReadToldMemberData['members']['nodes'][number];

/**
 * The webhooks of the Audience API. Of its six events three have their facts in the log: a member joined, moved to a
 * tier that is paid for, or is left without one.
 */
export function audienceWebhooks(run: RunInside): WebhookFormat {
  return {
    timeoutMs: TIMEOUT_MS,
    nameOf,
    async message({ organizationId, event, name, messageId, at, secrets }) {
      const member = event?.memberId ? await memberOf(run, organizationId, event.memberId) : null;
      if (event && !(member && (await isTold(run, { event, name, member })))) return undefined;
      const body = JSON.stringify({
        id: messageId,
        type: name,
        tenant_id: organizationId,
        location_id: null,
        timestamp: (event?.occurredAt ?? at).toISOString(),
        data: member ? present(member) : {},
      });
      const plain = { 'content-type': 'application/json', 'user-agent': 'audience-gateway' };
      const signed = { ...plain, 'x-webhook-signature': timedSignature(body, { secrets, at }) };
      return { body, headers: secrets.length > 0 ? signed : plain };
    },
  };
}

function nameOf({ type, data }: Pick<WebhookEvent, 'type' | 'data'>): string | undefined {
  if (type === 'member.created') return 'audience.member_joined';
  if (data['kind'] !== 'PAID') return undefined;
  if (type === 'subscription.created' || type === 'subscription.changed') return 'audience.member_upgraded';
  return type === 'subscription.canceled' ? 'audience.member_churned' : undefined;
}

interface Candidate {
  readonly event: WebhookEvent;
  readonly name: string;
  readonly member: ToldMember;
}

/** Whoever has another paid subscription has not churned, and whoever has none any more was not upgraded. */
async function isTold(run: RunInside, { event, name, member }: Candidate): Promise<boolean> {
  if (name === 'audience.member_churned') return member.status !== 'PAID';
  if (name !== 'audience.member_upgraded') return true;
  return member.status === 'PAID' && isHigher(run, event);
}

/** Whether a subscription began to be paid for, or moved to a tier of higher rank. */
async function isHigher(run: RunInside, { organizationId, type, data }: WebhookEvent): Promise<boolean> {
  if (type === 'subscription.created') return true;
  const previous = data['previous'] as { readonly kind: string; readonly tierId: string } | undefined;
  if (!previous) return false;
  if (previous.kind !== 'PAID') return true;
  const ids = [previous.tierId, String(data['tierId'])].map((id) => toGlobalId('Tier', id));
  const { tiers } = await run(organizationId, ReadToldTiers, { ids });
  const [before = 0, now = 0] = ids.map((id) => tiers.nodes.find((tier) => tier.id === id)?.rank);
  return now > before;
}

async function memberOf(run: RunInside, organizationId: string, memberId: string): Promise<ToldMember | null> {
  const { members } = await run(organizationId, ReadToldMember, { id: toGlobalId('Member', memberId) });
  return members.nodes[0] ?? null;
}

function present({ id, name, email, creator, status, createdAt, mainSubscription, entitlements }: ToldMember): object {
  const { tier = null, startedAt = null } = mainSubscription ?? {};
  return {
    id: plainId(id),
    creator_id: plainId(creator.id),
    name,
    email,
    tier: tier && { id: plainId(tier.id), name: tier.name },
    status: status.toLowerCase(),
    subscription: startedAt && { started_at: startedAt.slice(0, 'YYYY-MM-DD'.length) },
    entitlements: entitlements.map((one) => ({ id: plainId(one.id), product: one.product?.name ?? null })),
    joined_at: createdAt,
  };
}

function plainId(globalId: string): string {
  return parseGlobalId(globalId)?.id ?? globalId;
}
