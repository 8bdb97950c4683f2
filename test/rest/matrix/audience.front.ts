import { toGlobalId } from '../../../src/schema/global-id';
import { type Id, parseUlid, toUlid } from '../../../src/shared/id';
import { canonical, type Front, seconds, touched } from './front';
import type { Stage, Truth } from './stage';

const AUDIENCE = '/api/v1/audience';
const time = (instant: string | null) => seconds(instant, 'Z');
const day = (instant: string) => instant.slice(0, 'YYYY-MM-DD'.length);

/** The id as this front spells it. */
export function audienceId(prefix: string, id: Id): string {
  return `${prefix}_${toUlid(id).toLowerCase()}`;
}

/** The canonical id behind one of this front. */
export function fromAudience(prefix: string, text: string): Id | undefined {
  return parseUlid(text.slice(prefix.length + 1));
}

const printed = (prefix: string, globalId: string) => audienceId(prefix, canonical(globalId));

function put(stage: Stage, id: Id, payload: object) {
  return stage.send('audience', { method: 'PUT', url: `${AUDIENCE}/members/${audienceId('member', id)}`, payload });
}

/** Knows who somebody is, what somebody pays and how engaged somebody is; it makes nobody and deletes nobody. */
export const audience: Front = {
  name: 'audience',
  writes: [
    {
      name: 'PUT name',
      send: (stage, id) => put(stage, id, { name: 'Audience' }),
      changes: (_before, stage) => touched(stage, { name: 'Audience' }),
    },
    {
      name: 'PUT preferences and picture',
      send: (stage, id) => put(stage, id, { preferences: { communication_channel: 'email' }, avatar_url: null }),
      changes: ({ preferences }, stage) =>
        touched(stage, { preferences: { ...preferences, communication_channel: 'email' }, avatarUrl: null }),
    },
    {
      name: 'PUT status paused',
      send: (stage, id) => put(stage, id, { status: 'paused' }),
      changes: ({ subscriptions }, stage) => {
        const now = stage.now();
        const rest = { status: 'PAUSED', pausedAt: now, updatedAt: now, nextPayment: null };
        const isPaid = ({ kind }: Truth) => kind === 'PAID';
        return { subscriptions: subscriptions.map((one: Truth) => (isPaid(one) ? { ...one, ...rest } : one)) };
      },
    },
    {
      name: 'PUT tier_id',
      send: (stage, id) => put(stage, id, { tier_id: audienceId('tier', stage.offers.other.tier.id) }),
      changes: (before, stage) => moved(before, stage),
    },
  ],
  read: async (stage, id) => {
    const detail = await stage.look('audience', `${AUDIENCE}/members/${audienceId('member', id)}`);
    if (!detail) return undefined;
    const list = await stage.look('audience', `${AUDIENCE}/members?limit=200`);
    const listed = list?.json.members.find((one: Truth) => one['id'] === detail.json.id) as object;
    return { detail: detail.json as object, listed };
  },
  document: (truth, stage) => {
    const head = {
      id: printed('member', truth['id']),
      user_id: null,
      creator_id: printed('creator', truth['creator'].id),
      name: truth['name'],
      email: truth['email'],
      avatar_url: truth['avatarUrl'],
      status: standingOf(truth, stage),
      joined_at: time(truth['createdAt']),
    };
    const held = currentOf(truth);
    const terms = held && agreement(held, truth, stage);
    const tier = truth['mainSubscription'] && tierOf(held as Truth);
    return {
      listed: {
        ...head,
        tier,
        engagement: { level: 'inactive', score: 0, interactions_30d: 0, last_interaction: null },
        subscription: terms,
      },
      detail: {
        ...head,
        tier: tier && { ...tier, benefits: [] },
        engagement: { ...NOT_ENGAGED, rank: expect.any(Number) as unknown },
        activity_timeline: [],
        subscription: terms && { ...terms, ...detailOf(held) },
        gifts_received: [],
        preferences: { notifications: [], communication_channel: null, ...truth['preferences'] },
        last_active: time(truth['lastSeenAt']),
      },
    };
  },
};

const NOT_ENGAGED = {
  ...{ level: 'inactive', score: 0, interactions_total: 0, interactions_30d: 0 },
  ...{ content_views: 0, comments: 0, shares: 0, persona_conversations: 0 },
};

const ENDED = ['UNPAID', 'CANCELED', 'EXPIRED'];

/** Paid and not waiting for a first payment. */
function paidOnes(truth: Truth): Truth[] {
  return truth['subscriptions'].filter(({ kind, status }: Truth) => kind === 'PAID' && status !== 'INCOMPLETE');
}

function isOver({ currentPeriodEndAt }: Truth, stage: Stage): boolean {
  return currentPeriodEndAt !== null && currentPeriodEndAt <= stage.now();
}

function standingOf(truth: Truth, stage: Stage): string {
  const open = paidOnes(truth).filter((one) => {
    return !ENDED.includes(one['status']) && !(one['cancelAtPeriodEnd'] && isOver(one, stage));
  });
  if (open.length > 0) return open.every(({ status }) => status === 'PAUSED') ? 'paused' : 'active';
  return paidOnes(truth).length > 0 ? 'churned' : 'active';
}

/** The main one; without it the newest paid one that is live, or that is over. */
function currentOf(truth: Truth): Truth | null {
  const main = truth['subscriptions'].find(({ id }: Truth) => id === truth['mainSubscription']?.id) as
    Truth | undefined;
  return main ?? paidOnes(truth).find(({ isLive }) => isLive as boolean) ?? paidOnes(truth)[0] ?? null;
}

function tierOf({ tier }: Truth): object {
  return { id: printed('tier', tier.id), name: tier.name, price_monthly: tier.monthlyPrice.amountMinor / 100 };
}

function agreement({ kind, startedAt, nextPayment, currentPeriodEndAt }: Truth, truth: Truth, stage: Stage): Truth {
  const months = new Date(stage.now()).getUTCFullYear() - new Date(startedAt).getUTCFullYear();
  const settled = truth['purchases'].filter(({ currency, status }: Truth) => currency === 'USD' && status !== 'FAILED');
  const paid = settled.reduce((sum: number, one: Truth) => sum + one['amountMinor'] - one['refundedMinor'], 0);
  return {
    started_at: day(startedAt),
    months_subscribed: months === 0 ? (expect.any(Number) as unknown) : 12 * months,
    lifetime_value: paid / 100,
    next_billing: kind === 'PAID' && nextPayment ? day(currentPeriodEndAt) : null,
  };
}

function detailOf(held: Truth | null): object {
  const { id, tier, kind, status, cardLast4 } = held ?? {};
  return {
    id: printed('sub', id),
    tier_id: printed('tier', tier.id),
    billing_cycle: kind === 'PAID' ? 'monthly' : null,
    payment_method: cardLast4 ? `card_ending_${cardLast4}` : null,
    status: ENDED.includes(status) ? 'churned' : status === 'PAUSED' ? 'paused' : 'active',
  };
}

/** What is paid is on the other tier now, paid from now on; what it entitled to is over, and something else begins. */
function moved(before: Truth, stage: Stage): object {
  const { tier, product } = stage.offers.other;
  const one = (what: object) => expect.objectContaining(what) as unknown;
  const paid = before['subscriptions'].find(({ kind }: Truth) => kind === 'PAID') as Truth;
  const others = before['subscriptions'].filter(({ id }: Truth) => id !== paid['id']) as Truth[];
  const held = { id: paid['id'], status: 'ACTIVE', tier: one({ slug: tier.slug }), currentPeriodStartAt: stage.now() };
  const entitled = before['entitlements'].map((entitlement: Truth) => {
    if (entitlement['subscription']?.id !== paid['id']) return entitlement;
    return one({ id: entitlement['id'], isActive: false, endedAt: stage.now() });
  });
  const ended = before['purchases'].map((purchase: Truth) =>
    purchase['subscription']?.id === paid['id'] ? { ...purchase, hasActiveEntitlement: false } : purchase,
  );
  const product_ = { id: toGlobalId('Product', product.id), name: product.name };
  return {
    subscriptions: [...others, one(held)],
    entitlements: [one({ isActive: true, product: product_ }), ...entitled],
    // Half the price was paid a minute ago, by a discount: what is left of it is taken off.
    purchases: [one({ amountMinor: 251, status: 'COMPLETED' }), ...ended],
  };
}
