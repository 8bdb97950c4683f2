import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeOffer, makeScene } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { describeAccess } from '../../support/access';
import { contextFor, makeOrganization, query, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = `status isLive cancelAtPeriodEnd cancelReason canceledAt endedAt pausedAt resumeAt
  currentPeriodStartAt currentPeriodEndAt entitlements { status endedAt } purchases { amountMinor }`;
const mutation = (verb: string) =>
  `mutation ($input: Subscription${verb}Input!) { result: subscription${verb}(input: $input) { subscription { ${FIELDS} } } }`;
const DOCUMENTS = { Pause: mutation('Pause'), Resume: mutation('Resume'), Cancel: mutation('Cancel') };
type Verb = keyof typeof DOCUMENTS;

const DAY = 86_400_000;

async function setUp(values: Parameters<typeof makeSubscription>[2] = {}) {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, values);
  const context = contextFor({ organization });
  const id = toGlobalId('MemberSubscription', subscription.id);
  const attempt = (verb: Verb, input: object = {}) =>
    runQuery<{ result: { subscription: Record<string, unknown> } }>(context, DOCUMENTS[verb], {
      input: { id, ...input },
    });
  const does = async (verb: Verb, input: object = {}) => {
    const { data, errors } = await attempt(verb, input);
    expect(errors).toBeUndefined();
    return data.result.subscription;
  };
  const refused = async (verb: Verb, input: object = {}) =>
    (await attempt(verb, input)).errors?.[0]?.extensions?.['code'];
  return { organization, ...scene, subscription, context, does, refused };
}

const seatsOf = async (organization: TestOrganization, tierId: string) =>
  (await organization.database.prisma.tier.findFirstOrThrow({ where: { id: tierId } })).seatsTaken;

const lastEvents = async (organization: TestOrganization, count: number) => {
  const query = { where: { organizationId: organization.id }, orderBy: { position: 'desc' }, take: count } as const;
  return (await organization.database.prisma.event.findMany(query)).map((event) => event.type).reverse();
};

for (const verb of ['Pause', 'Resume', 'Cancel'] as const)
  describeAccess(`subscription${verb}`, {
    document: DOCUMENTS[verb],
    scope: 'subscriptions:write',
    input: async (organization) => {
      const subscription = await makeSubscription(organization, await makeScene(organization));
      return { id: toGlobalId('MemberSubscription', subscription.id) };
    },
    names: { id: 'MemberSubscription' },
  });

describe('pausing', () => {
  it('keeps seat and access until the period that is paid is over', async () => {
    const { organization, tier, does } = await setUp();
    const resumeAt = '2026-05-01T00:00:00.000Z';
    expect(await does('Pause', { resumeAt })).toMatchObject({
      status: 'PAUSED',
      isLive: true,
      pausedAt: '2026-03-01T12:00:00.000Z',
      resumeAt,
      entitlements: [{ status: 'ACTIVE', endedAt: '2026-04-01T12:00:00.000Z' }],
    });
    expect(await seatsOf(organization, tier.id)).toBe(1);
    expect(await lastEvents(organization, 1)).toEqual(['subscription.paused']);
  });

  it('refuses a time to go on that is not in the future', async () => {
    const { refused } = await setUp();
    expect(await refused('Pause', { resumeAt: '2026-03-01T12:00:00.000Z' })).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['trialing', { trialDays: 3 }],
    ['complimentary', { complimentary: true }],
  ])('is forbidden when %s', async (_which, values) => {
    const { refused } = await setUp(values);
    expect(await refused('Pause')).toBe('INVALID_STATE');
  });

  it('is forbidden when paused, when ending with its period and when over', async () => {
    const { does, refused } = await setUp();
    await does('Pause');
    expect(await refused('Pause')).toBe('INVALID_STATE');
    await does('Resume');
    await does('Cancel', { atPeriodEnd: true });
    expect(await refused('Pause')).toBe('INVALID_STATE');
    await does('Cancel');
    expect(await refused('Pause')).toBe('INVALID_STATE');
  });
});

describe('resuming', () => {
  it('goes on in the period that is paid', async () => {
    const { organization, does } = await setUp();
    await does('Pause');
    organization.clock.advance(DAY);
    expect(await does('Resume')).toMatchObject({
      status: 'ACTIVE',
      pausedAt: null,
      currentPeriodStartAt: '2026-03-01T12:00:00.000Z',
      currentPeriodEndAt: '2026-04-01T12:00:00.000Z',
      purchases: [{ amountMinor: 500 }],
      entitlements: [{ status: 'ACTIVE' }],
    });
  });

  it('starts and pays a new period when the paid one is over', async () => {
    const { organization, does } = await setUp();
    await does('Pause');
    organization.clock.advance(60 * DAY);
    expect(await does('Resume')).toMatchObject({
      status: 'ACTIVE',
      currentPeriodStartAt: '2026-04-30T12:00:00.000Z',
      currentPeriodEndAt: '2026-05-30T12:00:00.000Z',
      purchases: [{ amountMinor: 500 }, { amountMinor: 500 }],
      entitlements: [
        { status: 'ACTIVE', endedAt: '2026-05-30T12:00:00.000Z' },
        { status: 'ENDED', endedAt: '2026-04-01T12:00:00.000Z' },
      ],
    });
  });

  it('withdraws a cancellation at the end of the period', async () => {
    const { organization, does } = await setUp();
    await does('Cancel', { atPeriodEnd: true, reason: 'Too much mail' });
    expect(await does('Resume')).toMatchObject({
      status: 'ACTIVE',
      cancelAtPeriodEnd: false,
      cancelReason: null,
      canceledAt: null,
    });
    expect(await lastEvents(organization, 1)).toEqual(['subscription.cancellation_withdrawn']);
  });

  it('is forbidden for one that runs and for one that is over', async () => {
    const { does, refused } = await setUp();
    expect(await refused('Resume')).toBe('INVALID_STATE');
    await does('Cancel');
    expect(await refused('Resume')).toBe('INVALID_STATE');
  });
});

describe('canceling', () => {
  it('ends access and frees the seat at once', async () => {
    const { organization, tier, does } = await setUp();
    organization.clock.advance(DAY);
    const now = '2026-03-02T12:00:00.000Z';
    expect(await does('Cancel', { reason: 'Moved away' })).toMatchObject({
      status: 'CANCELED',
      isLive: false,
      cancelReason: 'Moved away',
      canceledAt: now,
      endedAt: now,
      entitlements: [{ status: 'ENDED', endedAt: now }],
    });
    expect(await seatsOf(organization, tier.id)).toBe(0);
    expect(await lastEvents(organization, 2)).toEqual(['subscription.canceled', 'entitlement.ended']);
  });

  it('can wait for the end of the period, until when everything stays', async () => {
    const { organization, tier, does, refused } = await setUp();
    expect(await does('Cancel', { atPeriodEnd: true, reason: 'Moved away' })).toMatchObject({
      status: 'ACTIVE',
      isLive: true,
      cancelAtPeriodEnd: true,
      cancelReason: 'Moved away',
      canceledAt: '2026-03-01T12:00:00.000Z',
      endedAt: null,
      entitlements: [{ status: 'ACTIVE' }],
    });
    expect(await seatsOf(organization, tier.id)).toBe(1);
    expect(await lastEvents(organization, 1)).toEqual(['subscription.cancellation_scheduled']);
    expect(await refused('Cancel', { atPeriodEnd: true })).toBe('INVALID_STATE');
  });

  it('keeps when and why it was decided when it is then ended early', async () => {
    const { organization, does } = await setUp();
    await does('Cancel', { atPeriodEnd: true, reason: 'Moved away' });
    organization.clock.advance(DAY);
    expect(await does('Cancel')).toMatchObject({
      cancelAtPeriodEnd: false,
      cancelReason: 'Moved away',
      canceledAt: '2026-03-01T12:00:00.000Z',
      endedAt: '2026-03-02T12:00:00.000Z',
    });
  });

  it('is for good: a return is a new subscription', async () => {
    const { organization, member, tier, price, does, refused } = await setUp();
    await does('Cancel');
    expect(await refused('Cancel')).toBe('INVALID_STATE');
    const again = await makeSubscription(organization, { member, tier, price });
    expect(again.status).toBe('ACTIVE');
    expect(await seatsOf(organization, tier.id)).toBe(1);
  });

  it('ends a complimentary one, which has no period to wait for', async () => {
    const { does, refused } = await setUp({ complimentary: true });
    expect(await refused('Cancel', { atPeriodEnd: true })).toBe('INVALID_STATE');
    expect(await does('Cancel')).toMatchObject({ status: 'CANCELED', entitlements: [{ status: 'ENDED' }] });
  });

  it('gives the seat to the next', async () => {
    const organization = await makeOrganization(await testDatabase());
    const offer = await makeOffer(organization, { limit: 1 });
    const first = await makeSubscription(organization, { ...offer, member: await makeMember(organization) });
    const second = { ...offer, member: await makeMember(organization) };
    await expect(makeSubscription(organization, second)).rejects.toMatchObject({ code: 'TIER_LIMIT_REACHED' });
    await query(contextFor({ organization }), DOCUMENTS.Cancel, {
      input: { id: toGlobalId('MemberSubscription', first.id) },
    });
    expect((await makeSubscription(organization, second)).status).toBe('ACTIVE');
  });
});
