import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeOffer, makePrice, makeProduct, makeScene, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { describeAccess } from '../../support/access';
import { contextFor, makeOrganization, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const CHANGE = `mutation ($input: SubscriptionChangeInput!) { result: subscriptionChange(input: $input) { subscription {
  kind status startedAt currentPeriodStartAt currentPeriodEndAt provider
  entitlements { startedAt endedAt status product { id } }
  purchases { amountMinor hasActiveEntitlement } } } }`;

interface Answer {
  result: { subscription: Record<string, unknown> };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }), ...(await makeScene(organization)) };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

const seatsOf = async (organization: TestOrganization, tierId: string) =>
  (await organization.database.prisma.tier.findFirstOrThrow({ where: { id: tierId } })).seatsTaken;

describeAccess('subscriptionChange', {
  document: CHANGE,
  scope: 'subscriptions:write',
  input: async (organization) => {
    const subscription = await makeSubscription(organization, await makeScene(organization));
    const { tier, price } = await makeOffer(organization);
    const terms = { tierId: toGlobalId('Tier', tier.id), priceId: toGlobalId('Price', price.id) };
    return { id: toGlobalId('MemberSubscription', subscription.id), ...terms };
  },
  names: { id: 'MemberSubscription', tierId: 'Tier', priceId: 'Price' },
});

describe('changing', () => {
  const change = async (scene: Scene, id: string, terms: { tier: { id: string }; price?: { id: string } }) => {
    const input = {
      id: toGlobalId('MemberSubscription', id),
      tierId: toGlobalId('Tier', terms.tier.id),
      ...(terms.price ? { priceId: toGlobalId('Price', terms.price.id) } : {}),
    };
    return runQuery<Answer>(scene.context, CHANGE, { input });
  };
  const codeOf = ({ errors }: Awaited<ReturnType<typeof change>>) => errors?.[0]?.extensions?.['code'];

  it('moves seat and access, and starts a new period of which the unused part of the old one is taken off', async () => {
    const scene = await setUp();
    const { organization, product } = scene;
    const extra = await makeProduct(organization);
    const tier = await makeTier(organization, { productIds: [product.id, extra.id] });
    const price = await makePrice(organization, tier.id, { amountMinor: 5000, interval: 'YEAR' });
    const before = await makeSubscription(organization, scene);
    organization.clock.advance(86_400_000);
    const { data } = await change(scene, before.id, { tier, price });
    const [now, end] = ['2026-03-02T12:00:00.000Z', '2027-03-02T12:00:00.000Z'];
    expect(data.result.subscription).toMatchObject({
      status: 'ACTIVE',
      startedAt: '2026-03-01T12:00:00.000Z',
      currentPeriodStartAt: now,
      currentPeriodEndAt: end,
      purchases: [
        // 30 of 31 days of 500 are left, 483.87, of which 483 count.
        { amountMinor: 4517, hasActiveEntitlement: true },
        { amountMinor: 500, hasActiveEntitlement: false },
      ],
      entitlements: [
        { startedAt: now, endedAt: end, status: 'ACTIVE', product: { id: toGlobalId('Product', extra.id) } },
        { startedAt: '2026-03-01T12:00:00.000Z', endedAt: end, product: { id: toGlobalId('Product', product.id) } },
      ],
    });
    expect(await seatsOf(organization, scene.tier.id)).toBe(0);
    expect(await seatsOf(organization, tier.id)).toBe(1);
  });

  it('ends at once the access to what the new tier lacks', async () => {
    const scene = await setUp();
    const other = await makeOffer(scene.organization);
    const before = await makeSubscription(scene.organization, scene);
    scene.organization.clock.advance(1000);
    const { data } = await change(scene, before.id, other);
    expect(data.result.subscription).toMatchObject({
      entitlements: [
        { status: 'ACTIVE', product: { id: toGlobalId('Product', other.product.id) } },
        { status: 'ENDED', endedAt: '2026-03-01T12:00:01.000Z' },
      ],
    });
  });

  it('lets a trial go on without payment', async () => {
    const scene = await setUp();
    const other = await makeOffer(scene.organization);
    const before = await makeSubscription(scene.organization, scene, { trialDays: 7 });
    const { data } = await change(scene, before.id, other);
    expect(data.result.subscription).toMatchObject({
      status: 'TRIALING',
      currentPeriodEndAt: '2026-03-08T12:00:00.000Z',
      purchases: [],
    });
  });

  it('makes a complimentary one a paid one when it gets a price', async () => {
    const scene = await setUp();
    const before = await makeSubscription(scene.organization, scene, { complimentary: true });
    const { data } = await change(scene, before.id, scene);
    expect(data.result.subscription).toMatchObject({
      kind: 'PAID',
      provider: 'test',
      currentPeriodEndAt: '2026-04-01T12:00:00.000Z',
      purchases: [{ amountMinor: 500 }],
      entitlements: [{ endedAt: '2026-04-01T12:00:00.000Z' }],
    });
    expect(await seatsOf(scene.organization, scene.tier.id)).toBe(1);
  });

  it('refuses what changes nothing, what another one has, and a tier that is full', async () => {
    const scene = await setUp();
    const { organization, member } = scene;
    const first = await makeSubscription(organization, scene);
    const other = await makeOffer(organization);
    await makeSubscription(organization, { ...other, member });
    const full = await makeOffer(organization, { limit: 1 });
    await makeSubscription(organization, { ...full, member: await makeMember(organization) });
    expect(codeOf(await change(scene, first.id, scene))).toBe('ALREADY_SUBSCRIBED');
    expect(codeOf(await change(scene, first.id, other))).toBe('ALREADY_SUBSCRIBED');
    expect(codeOf(await change(scene, first.id, full))).toBe('TIER_LIMIT_REACHED');
    expect(codeOf(await change(scene, first.id, { tier: other.tier }))).toBe('BAD_USER_INPUT');
    expect(await seatsOf(organization, scene.tier.id)).toBe(1);
  });
});
