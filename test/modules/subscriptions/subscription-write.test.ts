import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeMember } from '../../builders/member';
import { makeOffer, makePrice, makeScene, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { describeAccess } from '../../support/access';
import { contextFor, makeOrganization, query, refusal, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = `id kind status isLive startedAt currentPeriodStartAt currentPeriodEndAt trialStartAt trialEndAt
  cancelAtPeriodEnd cancelReason canceledAt endedAt pausedAt resumeAt provider
  tier { id } price { id }
  entitlements { source startedAt endedAt status product { id } }
  purchases { status amountMinor currency provider kind purchasedAt hasActiveEntitlement }`;
const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { result: ${name}(input: $input) { clientMutationId subscription { ${FIELDS} } } }`;
const CREATE = mutation('subscriptionCreate', 'SubscriptionCreateInput');

interface Answer {
  result: { clientMutationId: string | null; subscription: Record<string, unknown> };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }), ...(await makeScene(organization)) };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

const inputOf = ({ member, tier, price }: Pick<Scene, 'member' | 'tier' | 'price'>) => ({
  memberId: toGlobalId('Member', member.id),
  tierId: toGlobalId('Tier', tier.id),
  priceId: toGlobalId('Price', price.id),
});

const seatsOf = async (organization: TestOrganization, tierId: string) =>
  (await organization.database.prisma.tier.findFirstOrThrow({ where: { id: tierId } })).seatsTaken;

const eventsOf = async (organization: TestOrganization) => {
  const nouns = ['subscription', 'entitlement', 'purchase'];
  const where = { organizationId: organization.id, subjectType: { in: nouns } };
  const events = await organization.database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
  return events.map((event) => event.type);
};

describeAccess('subscriptionCreate', {
  document: CREATE,
  scope: 'subscriptions:write',
  input: async (organization) => inputOf(await makeScene(organization)),
  names: { memberId: 'Member', tierId: 'Tier', priceId: 'Price' },
});

describe('subscribing', () => {
  it('pays the first month and entitles until its end', async () => {
    const scene = await setUp();
    const { result } = await query<Answer>(scene.context, CREATE, {
      input: { ...inputOf(scene), clientMutationId: 'x' },
    });
    const [now, end] = ['2026-03-01T12:00:00.000Z', '2026-04-01T12:00:00.000Z'];
    expect(result.clientMutationId).toBe('x');
    expect(result.subscription).toMatchObject({
      kind: 'PAID',
      status: 'ACTIVE',
      isLive: true,
      startedAt: now,
      currentPeriodStartAt: now,
      currentPeriodEndAt: end,
      trialEndAt: null,
      provider: 'test',
      tier: { id: inputOf(scene).tierId },
      price: { id: inputOf(scene).priceId },
      entitlements: [
        {
          source: 'SUBSCRIPTION',
          startedAt: now,
          endedAt: end,
          status: 'ACTIVE',
          product: { id: toGlobalId('Product', scene.product.id) },
        },
      ],
      purchases: [
        {
          status: 'COMPLETED',
          amountMinor: 500,
          currency: 'USD',
          provider: 'test',
          kind: 'TIER',
          purchasedAt: now,
          hasActiveEntitlement: true,
        },
      ],
    });
    expect(await seatsOf(scene.organization, scene.tier.id)).toBe(1);
    expect(await eventsOf(scene.organization)).toEqual([
      'subscription.created',
      'purchase.recorded',
      'entitlement.granted',
    ]);
  });

  it('writes who and what is concerned into the event', async () => {
    const scene = await setUp();
    const subscription = await makeSubscription(scene.organization, scene);
    const event = await scene.organization.database.prisma.event.findFirstOrThrow({
      where: { organizationId: scene.organization.id, type: 'subscription.created' },
    });
    expect(event).toMatchObject({
      subjectId: subscription.id,
      memberId: scene.member.id,
      creatorId: scene.organization.creatorId,
      occurredAt: subscription.startedAt,
    });
    expect(event.data).toMatchObject({ id: subscription.id, status: 'ACTIVE', tierId: scene.tier.id });
  });

  it('gives a complimentary one without an end, without payment', async () => {
    const scene = await setUp();
    const { priceId: _priceId, ...input } = inputOf(scene);
    const { result } = await query<Answer>(scene.context, CREATE, { input: { ...input, complimentary: true } });
    expect(result.subscription).toMatchObject({
      kind: 'COMPLIMENTARY',
      status: 'ACTIVE',
      currentPeriodEndAt: null,
      price: null,
      provider: null,
      purchases: [],
      entitlements: [{ endedAt: null, status: 'ACTIVE' }],
    });
  });

  it.each([
    ['asked for', 0, 14],
    ["the tier's own", 14, undefined],
  ])('runs the trial %s without payment and until its end', async (_which, tierTrial, trialDays) => {
    const { organization, context, member } = await setUp();
    const offer = await makeOffer(organization, { trialDays: tierTrial });
    const input = { ...inputOf({ ...offer, member }), ...(trialDays === undefined ? {} : { trialDays }) };
    const { result } = await query<Answer>(context, CREATE, { input });
    expect(result.subscription).toMatchObject({
      status: 'TRIALING',
      trialStartAt: '2026-03-01T12:00:00.000Z',
      trialEndAt: '2026-03-15T12:00:00.000Z',
      currentPeriodEndAt: '2026-03-15T12:00:00.000Z',
      purchases: [],
      entitlements: [{ endedAt: '2026-03-15T12:00:00.000Z' }],
    });
  });

  it('stands in the period around now when it started earlier, and keeps the day of the month', async () => {
    const scene = await setUp();
    const input = { ...inputOf(scene), startedAt: '2025-12-31T10:00:00.000Z' };
    const { result } = await query<Answer>(scene.context, CREATE, { input });
    expect(result.subscription).toMatchObject({
      startedAt: '2025-12-31T10:00:00.000Z',
      currentPeriodStartAt: '2026-02-28T10:00:00.000Z',
      currentPeriodEndAt: '2026-03-31T10:00:00.000Z',
      entitlements: [{ startedAt: '2025-12-31T10:00:00.000Z', endedAt: '2026-03-31T10:00:00.000Z' }],
      purchases: [{ purchasedAt: '2026-02-28T10:00:00.000Z' }],
    });
  });

  it('is ALREADY_SUBSCRIBED while a live one to the tier exists, and leaves no trace', async () => {
    const scene = await setUp();
    await makeSubscription(scene.organization, scene);
    expect(await refusal(scene.context, CREATE, { input: inputOf(scene) })).toBe('ALREADY_SUBSCRIBED');
    expect(await seatsOf(scene.organization, scene.tier.id)).toBe(1);
    expect(await eventsOf(scene.organization)).toHaveLength(3);
  });

  it('is TIER_LIMIT_REACHED when the tier is full', async () => {
    const { organization, context, member } = await setUp();
    const offer = await makeOffer(organization, { limit: 1 });
    await makeSubscription(organization, { ...offer, member });
    const second = { ...offer, member: await makeMember(organization) };
    expect(await refusal(context, CREATE, { input: inputOf(second) })).toBe('TIER_LIMIT_REACHED');
    expect(await seatsOf(organization, offer.tier.id)).toBe(1);
  });

  it('has its effect once for an idempotency key', async () => {
    const scene = await setUp();
    const input = { ...inputOf(scene), idempotencyKey: 'once' };
    const first = await runQuery(scene.context, CREATE, { input });
    expect(await runQuery(scene.context, CREATE, { input })).toEqual(first);
    expect(await eventsOf(scene.organization)).toHaveLength(3);
  });
});

describe('terms that cannot be agreed on', () => {
  const refusedWith = async (scene: Scene, input: object) => {
    const { errors } = await runQuery(scene.context, CREATE, { input: { ...inputOf(scene), ...input } });
    const { code, fields = {} } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: object };
    return [code, ...Object.keys(fields)];
  };

  it('names the tier that is archived, free or of another creator', async () => {
    const scene = await setUp();
    const { organization } = scene;
    const free = await makeTier(organization, { type: 'FREE' });
    expect(await refusedWith(scene, { tierId: toGlobalId('Tier', free.id) })).toEqual(['INVALID_TIER', 'tierId']);
    const creatorId = newId(organization.clock.now());
    const times = { createdAt: organization.clock.now(), updatedAt: organization.clock.now() };
    await organization.database.prisma.creator.create({
      data: { organizationId: organization.id, id: creatorId, name: 'Other', slug: 'other', ...times },
    });
    const theirs = await makeOffer(organization, { creatorId });
    expect(await refusedWith(scene, inputOf({ ...scene, ...theirs }))).toEqual(['INVALID_TIER', 'tierId']);
    await organization.database.prisma.tier.updateMany({
      where: { id: scene.tier.id },
      data: { archivedAt: organization.clock.now() },
    });
    expect(await refusedWith(scene, {})).toEqual(['INVALID_TIER', 'tierId']);
  });

  it('names the price that is missing, of another tier, archived or paid once', async () => {
    const scene = await setUp();
    const { organization, tier, price } = scene;
    const other = await makeOffer(organization);
    const once = await makePrice(organization, tier.id, { type: 'ONE_TIME', interval: null });
    const wrong = ['BAD_USER_INPUT', 'priceId'];
    expect(await refusedWith(scene, { priceId: null })).toEqual(wrong);
    expect(await refusedWith(scene, { priceId: toGlobalId('Price', other.price.id) })).toEqual(wrong);
    expect(await refusedWith(scene, { priceId: toGlobalId('Price', once.id) })).toEqual(wrong);
    expect(await refusedWith(scene, { complimentary: true })).toEqual(wrong);
    await organization.database.prisma.price.updateMany({
      where: { id: price.id },
      data: { archivedAt: organization.clock.now() },
    });
    expect(await refusedWith(scene, {})).toEqual(wrong);
  });

  it('names a start in the future and a trial that cannot be', async () => {
    const scene = await setUp();
    expect(await refusedWith(scene, { startedAt: '2026-03-01T12:00:00.001Z', trialDays: -1 })).toEqual([
      'BAD_USER_INPUT',
      'startedAt',
      'trialDays',
    ]);
    expect(await refusedWith(scene, { priceId: null, complimentary: true, trialDays: 3 })).toEqual([
      'BAD_USER_INPUT',
      'trialDays',
    ]);
  });
});
