import { toGlobalId } from '../../../src/schema/global-id';
import type { Id } from '../../../src/shared/id';
import { parsePrefixed } from '../../../src/shared/id';
import { parseObjectId, toObjectId } from '../../../src/shared/object-id';
import { allegro } from './allegro.front';
import { canonical } from './front';
import { FRONTS } from './fronts';
import { ghost } from './ghost.front';
import { pliro, subscribe } from './pliro.front';
import { Stage, type Truth } from './stage';

// What a member pays for or is given, in the words of each front.

const YEAR = 365 * 86_400_000;
let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

async function makeMember(): Promise<Id> {
  return canonical(await stage.mutate('memberCreate', { email: stage.address(), newsletterIds: [] }));
}

/** What each front says of the member. */
async function shownBy(id: Id): Promise<{ ghost: Truth; pliro: Truth; allegro: Truth }> {
  for (const front of FRONTS) expect(await front.read(stage, id)).toEqual(front.document(await stage.truth(id), stage));
  const [a, b, c] = [await ghost.read(stage, id), await pliro.read(stage, id), await allegro.read(stage, id)];
  return { ghost: a as Truth, pliro: b as Truth, allegro: c as Truth };
}

const MADE: readonly [string, (id: Id) => Promise<unknown>][] = [
  ['Pliro', (id) => subscribe(stage, id, true)],
  [
    'the graph',
    (id) => {
      const { tier, price } = stage.offers.other;
      const order = { tierId: toGlobalId('Tier', tier.id), priceId: toGlobalId('Price', price.id) };
      return stage.mutate('subscriptionCreate', { memberId: toGlobalId('Member', id), ...order }, 'subscription');
    },
  ],
];

test.each(MADE)('a subscription made through %s is one of Ghost, with ids of its own', async (_name, make) => {
  const id = await makeMember();
  await make(id);
  const { tier, price } = stage.offers.other;
  const shown = await shownBy(id);
  const [held] = shown.ghost['subscriptions'] as Truth[];
  expect(shown.ghost).toMatchObject({ status: 'paid', comped: false, tiers: [{ id: toObjectId(tier.id) }] });
  expect(shown.ghost['current_subscription']).toMatchObject({ id: held?.['id'], status: 'active' });
  expect(held).toMatchObject({
    id: shown.pliro['subscriptions'][0].id,
    customer: { id: shown.pliro['customer'].id },
    plan: { nickname: 'Monthly', amount: 500, interval: 'month', currency: 'USD' },
    price: { price_id: toObjectId(price.id), amount: 500, tier: { tier_id: toObjectId(tier.id), name: tier.name } },
    tier: { slug: tier.slug, expiry_at: null },
    next_payment: { original_amount: 500, amount: 500 },
  });
  expect(shown.allegro['entitlements']).toMatchObject([{ product: { name: stage.offers.other.product.name } }]);
});

test('the ids of all fronts are one id', async () => {
  const id = await makeMember();
  await subscribe(stage, id, true);
  const { tier, price, product } = stage.offers.other;
  const shown = await shownBy(id);
  const [held] = shown.ghost['subscriptions'] as Truth[];
  const [printed] = shown.pliro['subscriptions'] as Truth[];
  const { subscriptions } = await stage.truth(id);
  const ids = (...all: (string | undefined)[]) => new Set(all);
  expect(
    ids(
      ...[parseObjectId(shown.ghost['id']), parsePrefixed('memb', shown.pliro['member'].id), shown.allegro['id']],
      ...[parsePrefixed('cus', held?.['customer'].id), parsePrefixed('cus', printed?.['customer_id'])],
    ),
  ).toEqual(ids(id));
  expect(ids(parsePrefixed('sub', held?.['id']), parsePrefixed('sub', printed?.['id']))).toEqual(
    ids(canonical(subscriptions[0].id)),
  );
  expect(ids(parseObjectId(held?.['tier'].id), parsePrefixed('plan', printed?.['plan_id']))).toEqual(ids(tier.id));
  expect(
    ids(
      ...[parseObjectId(held?.['price'].price_id), parsePrefixed('price', held?.['price'].id)],
      ...[parsePrefixed('price', printed?.['price_id']), parsePrefixed('plan', shown.allegro['purchases'][0].plan.id)],
    ),
  ).toEqual(ids(price.id));
  expect(parsePrefixed('prod', shown.allegro['entitlements'][0].product.id)).toBe(product.id);
});

interface Said {
  readonly ghost: string | undefined;
  readonly member: string;
  readonly pliro: string;
  readonly holds: boolean;
}
const OPEN = { member: 'paid', pliro: 'active', holds: true } as const;
const OVER = { member: 'free', pliro: 'canceled', holds: false } as const;

test.each<[string, object, Said]>([
  ['that is active', { status: 'ACTIVE' }, { ghost: 'active', ...OPEN }],
  ['in its trial', { status: 'TRIALING' }, { ghost: 'trialing', ...OPEN }],
  ['that is late', { status: 'PAST_DUE' }, { ghost: 'past_due', ...OPEN }],
  ['that was never paid', { status: 'INCOMPLETE' }, { ghost: undefined, ...OVER }],
  ['that was given up', { status: 'UNPAID' }, { ghost: 'unpaid', ...OVER }],
  ['that rests within its period', { status: 'PAUSED' }, { ghost: 'active', ...OPEN }],
  [
    'that rests behind its period',
    { status: 'PAUSED', currentPeriodEndAt: new Date('2026-01-01T00:00:00Z') },
    { ghost: 'unpaid', ...OVER },
  ],
  ['that is to end', { status: 'ACTIVE', cancelAtPeriodEnd: true }, { ghost: 'active', ...OPEN }],
  ['that was canceled', { status: 'CANCELED' }, { ghost: 'canceled', ...OVER }],
  ['that is over', { status: 'EXPIRED' }, { ghost: 'canceled', ...OVER }],
])('a paid subscription %s', async (_which, columns, said) => {
  const id = await makeMember();
  await subscribe(stage, id, true);
  await stage.organization.database.prisma.subscription.updateMany({ where: { memberId: id }, data: columns });
  const shown = await shownBy(id);
  const [held] = shown.ghost['subscriptions'] as Truth[];
  expect([held?.['status'], shown.ghost['status'], shown.pliro['subscriptions'][0].status]).toEqual([
    said.ghost,
    said.member,
    said.pliro,
  ]);
  expect([shown.ghost['tiers'].length, held ? 'tier' in held : false]).toEqual([said.holds ? 1 : 0, said.holds]);
  expect(shown.pliro['member'].plan_slug).toBe(said.holds ? stage.offers.other.tier.slug : null);
});

test('what Ghost gives is complimentary for Pliro and an entitlement for Allegro, until it ends', async () => {
  const { tier, product } = stage.offers.given;
  const end = '2026-06-01T00:00:00.000Z';
  const id = await makeMember();
  const tiers = [{ id: toObjectId(tier.id), expiry_at: end }];
  const url = `/ghost/api/admin/members/${toObjectId(id)}/`;
  await stage.send('ghost', { method: 'PUT', url, payload: { members: [{ tiers }] } });
  const shown = await shownBy(id);
  expect(shown.pliro).toMatchObject({
    member: { plan_slug: tier.slug },
    subscriptions: [{ status: 'active', complimentary: true, price_id: null }],
  });
  const endedAt = '2026-06-01T00:00:00Z';
  expect(shown.allegro).toMatchObject({
    entitlements: [{ product: { name: product.name }, is_active: true, ended_at: endedAt }],
    purchases: [],
  });
  stage.organization.clock.advance(YEAR);
  const later = await shownBy(id);
  expect(later.ghost).toMatchObject({ status: 'free', comped: false, subscriptions: [], tiers: [] });
  expect(later.pliro).toMatchObject({ member: { plan_slug: null }, subscriptions: [{ status: 'canceled' }] });
  expect(later.allegro['entitlements']).toEqual([]);
});

test('what Pliro gives is what Ghost made up itself', async () => {
  const id = await makeMember();
  await subscribe(stage, id, false);
  const shown = await shownBy(id);
  const { tier } = stage.offers.other;
  expect(shown.ghost).toMatchObject({
    status: 'comped',
    comped: true,
    current_subscription: null,
    subscriptions: [{ id: '', plan: { nickname: 'Complimentary', amount: 0 }, tier: { slug: tier.slug } }],
  });
  const url = `/ghost/api/admin/members/${toObjectId(id)}/`;
  await stage.send('ghost', { method: 'PUT', url, payload: { members: [{ tiers: [] }] } });
  expect((await shownBy(id)).pliro['subscriptions']).toMatchObject([{ status: 'canceled', complimentary: true }]);
});
