import { toGlobalId } from '../../../../schema/global-id';
import type { WebhookEvent } from '../../../../shared/webhook-format';
import { readToldMember, type RunInside } from '../../../told';
import { ENTITLEMENT, PRODUCT, printId } from '../ids';
import { ReadToldMembers, type ReadToldMembersData, ReadToldTiers } from '../operations/webhooks.generated';
import { presentMember } from '../present/member';
import type { Teller } from './teller';

type ToldMember = ReadToldMembersData['members']['nodes'][number];

const JOINED = 'audience.member_joined';
const UPGRADED = 'audience.member_upgraded';
const CHURNED = 'audience.member_churned';

const PAID_EVENTS: Readonly<Record<string, string>> = {
  'subscription.created': UPGRADED,
  'subscription.changed': UPGRADED,
  'subscription.canceled': CHURNED,
  'subscription.expired': CHURNED,
  'subscription.unpaid': CHURNED,
};

/** A member joined, moved to a tier that is paid for, or is left without one. */
export const memberTeller: Teller = {
  nameOf,
  async dataOf(run, event) {
    const { organizationId, memberId } = event;
    if (!memberId) return undefined;
    const { data, member } = await readToldMember(run, ReadToldMembers, { organizationId, memberId });
    // The API knows no member without an address.
    if (!member || member.email === null || !(await isTold(run, event, member))) return undefined;
    const entitlements = member.entitlements.map((one) => ({
      id: printId(ENTITLEMENT, one.id),
      product: one.product && { id: printId(PRODUCT, one.product.id), name: one.product.name },
    }));
    return { ...presentMember(member, data.organization), entitlements };
  },
};

function nameOf({ type, data }: Pick<WebhookEvent, 'type' | 'data'>): string | undefined {
  if (type === 'member.created') return JOINED;
  return data['kind'] === 'PAID' ? PAID_EVENTS[type] : undefined;
}

/** Whoever has another paid subscription has not churned, and whoever has none any more was not upgraded. */
async function isTold(run: RunInside, event: WebhookEvent, member: ToldMember): Promise<boolean> {
  const name = nameOf(event);
  if (name === CHURNED) return member.status !== 'PAID';
  if (name !== UPGRADED) return true;
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
