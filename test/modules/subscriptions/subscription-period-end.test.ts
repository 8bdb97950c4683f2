import { setSubscriptionEntitlements } from '../../../src/modules/entitlements/entitlement-source.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { asSystem } from '../../builders/member';
import { makeOffer, makePrice, makeScene, type Offer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = `status cancelAtPeriodEnd cancelReason canceledAt endedAt trialEndAt currentPeriodStartAt
  currentPeriodEndAt purchases { amountMinor } entitlements { status startedAt endedAt }`;
type Verb = 'Change' | 'Pause' | 'Resume' | 'Cancel';

interface Answer {
  readonly result: { readonly subscription: Record<string, unknown> };
}

const DAY = 86_400_000;
const TRIAL_END = '2026-03-08T12:00:00.000Z';
const PERIOD_END = '2026-04-01T12:00:00.000Z';

async function setUp(values: Parameters<typeof makeSubscription>[2] = {}) {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, values);
  const attempt = (verb: Verb, input: object = {}) =>
    runQuery<Answer>(
      contextFor({ organization }),
      `mutation ($input: Subscription${verb}Input!) {
        result: subscription${verb}(input: $input) { subscription { ${FIELDS} } } }`,
      { input: { id: toGlobalId('MemberSubscription', subscription.id), ...input } },
    );
  const does = async (verb: Verb, input: object = {}) => {
    const { data, errors } = await attempt(verb, input);
    expect(errors).toBeUndefined();
    return data.result.subscription;
  };
  const refusal = async (verb: Verb, input: object = {}) => {
    const [error] = (await attempt(verb, input)).errors ?? [];
    return `${String(error?.extensions?.['code'])}: ${String(error?.message)}`;
  };
  const events = async () =>
    organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, subjectId: subscription.id },
      orderBy: { position: 'desc' },
    });
  return { organization, ...scene, subscription, does, refusal, events };
}

const termsOf = ({ tier, price }: Pick<Offer, 'tier' | 'price'>) => ({
  tierId: toGlobalId('Tier', tier.id),
  priceId: toGlobalId('Price', price.id),
});

/** Another price of the same tier. */
const yearly = async ({ organization, tier }: Awaited<ReturnType<typeof setUp>>) => {
  const price = await makePrice(organization, tier.id, { amountMinor: 5000, interval: 'YEAR' });
  return termsOf({ tier, price });
};

describe('a trial that is over', () => {
  it.each([
    { when: 'at its very end', days: 7, now: TRIAL_END, end: '2027-03-08T12:00:00.000Z' },
    { when: 'later', days: 10, now: '2026-03-11T12:00:00.000Z', end: '2027-03-11T12:00:00.000Z' },
  ])('becomes a paid period when it is changed $when', async ({ days, now, end }) => {
    const scene = await setUp({ trialDays: 7 });
    const terms = await yearly(scene);
    scene.organization.clock.advance(days * DAY);
    expect(await scene.does('Change', terms)).toMatchObject({
      status: 'ACTIVE',
      trialEndAt: TRIAL_END,
      currentPeriodStartAt: now,
      currentPeriodEndAt: end,
      purchases: [{ amountMinor: 5000 }],
      entitlements: [
        { status: 'ACTIVE', startedAt: now, endedAt: end },
        { status: 'ENDED', endedAt: TRIAL_END },
      ],
    });
  });

  it('cannot be paused, resumed or canceled at its end, only at once', async () => {
    const { organization, does, refusal } = await setUp({ trialDays: 7 });
    organization.clock.advance(10 * DAY);
    expect(await refusal('Pause')).toMatch(/^INVALID_STATE/);
    expect(await refusal('Resume')).toMatch(/^INVALID_STATE/);
    expect(await refusal('Cancel', { atPeriodEnd: true })).toBe(
      'INVALID_STATE: A subscription whose period is over cannot be canceled at the end of its period.',
    );
    const now = '2026-03-11T12:00:00.000Z';
    expect(await does('Cancel')).toMatchObject({ status: 'CANCELED', endedAt: now, purchases: [] });
  });
});

describe('a paid period that is over', () => {
  it('is followed by one of the new price when it is changed', async () => {
    const scene = await setUp();
    const terms = await yearly(scene);
    scene.organization.clock.advance(40 * DAY);
    expect(await scene.does('Change', terms)).toMatchObject({
      status: 'ACTIVE',
      currentPeriodStartAt: '2026-04-10T12:00:00.000Z',
      purchases: [{ amountMinor: 5000 }, { amountMinor: 500 }],
    });
  });

  it('can be followed by a rest without access, and that by a period that is paid', async () => {
    const { organization, does } = await setUp();
    organization.clock.advance(40 * DAY);
    expect(await does('Pause')).toMatchObject({
      status: 'PAUSED',
      currentPeriodEndAt: PERIOD_END,
      purchases: [{ amountMinor: 500 }],
      entitlements: [{ status: 'ENDED', endedAt: PERIOD_END }],
    });
    expect(await does('Resume')).toMatchObject({
      status: 'ACTIVE',
      currentPeriodStartAt: '2026-04-10T12:00:00.000Z',
      purchases: [{ amountMinor: 500 }, { amountMinor: 500 }],
    });
  });

  it('cannot be waited for, and canceling ends the subscription now', async () => {
    const { organization, does, refusal } = await setUp();
    organization.clock.advance(40 * DAY);
    expect(await refusal('Resume')).toMatch(/^INVALID_STATE/);
    expect(await refusal('Cancel', { atPeriodEnd: true })).toBe(
      'INVALID_STATE: A subscription whose period is over cannot be canceled at the end of its period.',
    );
    expect(await does('Cancel')).toMatchObject({ status: 'CANCELED', endedAt: '2026-04-10T12:00:00.000Z' });
  });
});

describe('a subscription that ended with its period', () => {
  it.each([
    { which: 'a trial', values: { trialDays: 7 }, days: 7, end: TRIAL_END },
    { which: 'a paid one', values: {}, days: 40, end: PERIOD_END },
  ])('is over, $which too: nothing but plain canceling is left', async ({ values, days, end }) => {
    const scene = await setUp(values);
    const { organization, does, refusal, events } = scene;
    const terms = await yearly(scene);
    await does('Cancel', { atPeriodEnd: true, reason: 'Moved away' });
    organization.clock.advance(days * DAY);
    const over = 'INVALID_STATE: A subscription that ended with its period cannot be';
    expect(await refusal('Change', terms)).toBe(`${over} changed.`);
    expect(await refusal('Pause')).toBe(`${over} paused.`);
    expect(await refusal('Resume')).toBe(`${over} resumed.`);
    expect(await refusal('Cancel', { atPeriodEnd: true })).toBe(`${over} canceled at the end of its period.`);
    expect(await does('Cancel')).toMatchObject({
      status: 'CANCELED',
      cancelReason: 'Moved away',
      canceledAt: '2026-03-01T12:00:00.000Z',
      endedAt: end,
      entitlements: [{ status: 'ENDED', endedAt: end }],
    });
    expect((await events())[0]).toMatchObject({ type: 'subscription.canceled', occurredAt: new Date(end) });
  });

  it('can go on until just before the end', async () => {
    const { organization, does } = await setUp();
    await does('Cancel', { atPeriodEnd: true });
    organization.clock.advance(31 * DAY - 1);
    expect(await does('Resume')).toMatchObject({ status: 'ACTIVE', cancelAtPeriodEnd: false, canceledAt: null });
  });
});

describe('changing one that is to end with its period', () => {
  it.each([
    { status: 'ACTIVE', values: {}, purchases: [{ amountMinor: 4500 }, { amountMinor: 500 }] },
    { status: 'TRIALING', values: { trialDays: 7 }, purchases: [] },
  ])('is a new agreement that goes on, when it is $status', async ({ status, values, purchases }) => {
    const scene = await setUp(values);
    const { does, events } = scene;
    await does('Cancel', { atPeriodEnd: true, reason: 'Too dear' });
    const agreed = { status, cancelAtPeriodEnd: false, cancelReason: null, canceledAt: null };
    expect(await does('Change', await yearly(scene))).toMatchObject({ ...agreed, purchases });
    expect((await events())[0]).toMatchObject({ type: 'subscription.changed', data: agreed });
  });

  it('lets a gift end when it was to, unless it gets a price', async () => {
    const { organization, subscription, does, ...offer } = await setUp();
    const other = await makeOffer(organization);
    await organization.database.prisma.subscription.update({
      where: { organizationId_id: { organizationId: organization.id, id: subscription.id } },
      data: { kind: 'GIFT', priceId: null, cancelAtPeriodEnd: true },
    });
    const { tierId } = termsOf(other);
    expect(await does('Change', { tierId })).toMatchObject({ cancelAtPeriodEnd: true, currentPeriodEndAt: PERIOD_END });
    expect(await does('Change', termsOf(offer))).toMatchObject({ cancelAtPeriodEnd: false });
  });
});

describe('the access of a subscription', () => {
  it('is not given for a time that is over or empty', async () => {
    const { organization, member, subscription } = await setUp();
    const other = await makeOffer(organization);
    const { creatorId } = member;
    const owner = { organizationId: organization.id, memberId: member.id, creatorId, subscriptionId: subscription.id };
    const [past, later] = [new Date('2026-02-01T12:00:00.000Z'), new Date('2026-05-01T12:00:00.000Z')];
    const spans = [
      { from: new Date('2026-03-01T12:00:00.000Z'), until: past },
      { from: past, until: past },
      { from: later, until: later },
    ];
    for (const span of spans)
      await asSystem(organization, (context) =>
        setSubscriptionEntitlements(context, { ...owner, tierId: other.tier.id, purchaseId: null, ...span }),
      );
    const where = { organizationId: organization.id, productId: other.product.id };
    expect(await organization.database.prisma.entitlement.count({ where })).toBe(0);
  });

  it('never ends before it started', async () => {
    const { organization, tier, member, subscription } = await setUp();
    const { creatorId } = member;
    const owner = { organizationId: organization.id, memberId: member.id, creatorId, subscriptionId: subscription.id };
    const until = new Date('2026-02-01T12:00:00.000Z');
    await asSystem(organization, (context) =>
      setSubscriptionEntitlements(context, { ...owner, tierId: tier.id, purchaseId: null, from: until, until }),
    );
    const now = new Date('2026-03-01T12:00:00.000Z');
    const rows = await organization.database.prisma.entitlement.findMany({
      where: { subscriptionId: subscription.id },
    });
    expect(rows).toMatchObject([{ startedAt: now, endedAt: now }]);
  });
});
