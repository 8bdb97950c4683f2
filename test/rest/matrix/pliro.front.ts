import { type Id, parsePrefixed, toPrefixed } from '../../../src/shared/id';
import { PLIRO } from '../../support/pliro';
import { canonical, type Front } from './front';
import type { Stage, Truth } from './stage';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function post(stage: Stage, path: string, form: Record<string, string> = {}) {
  const payload = new URLSearchParams(form).toString();
  return stage.send('pliro', { method: 'POST', url: PLIRO + path, headers: FORM, payload });
}

/** Subscribes a customer to the stage's other offer: paid, or complimentary. */
export function subscribe(stage: Stage, id: Id, paid: boolean) {
  const { tier, price } = stage.offers.other;
  const order = { customer_id: toPrefixed('cus', id), plan_id: toPrefixed('plan', tier.id) };
  const terms: Record<string, string> = paid ? { price_id: toPrefixed('price', price.id) } : { complimentary: 'true' };
  return post(stage, '/subscriptions', { ...order, ...terms });
}

/** Everything that comes of a new subscription stands before what there was. */
function subscribed(before: Truth, stage: Stage, paid: boolean): object {
  const { tier, product } = stage.offers.other;
  const one = (what: object) => expect.objectContaining(what) as unknown;
  const kind = paid ? 'PAID' : 'COMPLIMENTARY';
  const held = { kind, status: 'ACTIVE', tier: one({ slug: tier.slug }), startedAt: stage.now() };
  const entitlement = { isActive: true, product: { id: expect.any(String) as unknown, name: product.name } };
  return {
    subscriptions: [one(held), ...before['subscriptions']],
    entitlements: [one(entitlement), ...before['entitlements']],
    purchases: [...(paid ? [one({ amountMinor: 500, status: 'COMPLETED' })] : []), ...before['purchases']],
    mainSubscription: expect.anything() as unknown,
  };
}

/** Knows customers and what they subscribe to; it changes nothing else of a member, and deletes nobody. */
export const pliro: Front = {
  name: 'pliro',
  create: async (stage, email) => {
    const activationCode = `code-${email}`;
    const said = { email, name: 'Paul Pliro' };
    const { json } = await post(stage, '/customers', { ...said, activation_code: activationCode });
    const id = parsePrefixed('cus', json.id) ?? '';
    await subscribe(stage, id, true);
    const held = { kind: 'PAID', status: 'ACTIVE', tier: { slug: stage.offers.other.tier.slug } };
    return { id, shows: { ...said, activationCode, newsletters: [], status: 'PAID', subscriptions: [held] } };
  },
  writes: [
    {
      name: 'POST /subscriptions',
      send: (stage, id) => subscribe(stage, id, true),
      changes: (before, stage) => subscribed(before, stage, true),
    },
    {
      name: 'POST /subscriptions, complimentary',
      send: (stage, id) => subscribe(stage, id, false),
      changes: (before, stage) => subscribed(before, stage, false),
    },
    {
      name: 'POST /subscriptions/:id/cancel',
      send: (stage, _id, before) =>
        post(stage, `/subscriptions/${toPrefixed('sub', canonical(paidOf(before).id))}/cancel`),
      changes: (before, stage) => canceled(before, stage),
    },
  ],
  read: async (stage, id) => {
    const member = await stage.look('pliro', `${PLIRO}/members/${toPrefixed('memb', id)}`);
    const customer = await stage.look('pliro', `${PLIRO}/customers/${toPrefixed('cus', id)}`);
    if (!member || !customer) return undefined;
    const list = await stage.look('pliro', `${PLIRO}/subscriptions?customer_id=${toPrefixed('cus', id)}`);
    return {
      member: member.json as object,
      customer: customer.json as object,
      subscriptions: list?.json.objects as object,
    };
  },
  document: (truth) => {
    const id = canonical(truth['id']);
    const profile = {
      email: truth['email'],
      name: truth['name'],
      newsletter_slugs: truth['newsletters'].filter(isActive).map(({ slug }: Truth) => slug as string),
      plan_slug: truth['mainSubscription']?.tier.slug ?? null,
    };
    return {
      member: { id: toPrefixed('memb', id), ...profile },
      customer: { id: toPrefixed('cus', id), ...profile, activation_url: null },
      subscriptions: truth['subscriptions'].map((data: Truth) => subscription(data, id)),
    };
  },
};

const isActive = ({ status }: Truth) => status === 'ACTIVE';

function subscription({ id, kind, givesAccess, tier, price }: Truth, memberId: Id): object {
  return {
    id: toPrefixed('sub', canonical(id)),
    status: givesAccess ? 'active' : 'canceled',
    customer_id: toPrefixed('cus', memberId),
    plan_id: toPrefixed('plan', canonical(tier.id)),
    price_id: kind === 'PAID' ? toPrefixed('price', canonical(price.id)) : null,
    complimentary: kind !== 'PAID',
  };
}

function paidOf(before: Truth): Truth {
  return before['subscriptions'].find(({ kind }: Truth) => kind === 'PAID') as Truth;
}

/** The paid one is over at once, and with it what it entitled to; the complimentary one stays. */
function canceled(before: Truth, stage: Stage): object {
  const now = stage.now();
  const { id } = paidOf(before);
  const over = { status: 'CANCELED', givesAccess: false, isLive: false, canceledAt: now, endedAt: now, updatedAt: now };
  const ended = { status: 'ENDED', isActive: false, endedAt: now, updatedAt: now };
  return {
    subscriptions: before['subscriptions'].map((one: Truth) =>
      one['id'] === id ? { ...one, ...over, nextPayment: null } : one,
    ),
    entitlements: before['entitlements'].map((one: Truth) =>
      one['subscription']?.id === id ? { ...one, ...ended } : one,
    ),
    purchases: before['purchases'].map((one: Truth) =>
      one['subscription']?.id === id ? { ...one, hasActiveEntitlement: false } : one,
    ),
    mainSubscription: expect.objectContaining({ tier: { slug: stage.offers.given.tier.slug } }) as unknown,
    status: 'COMPED',
  };
}
