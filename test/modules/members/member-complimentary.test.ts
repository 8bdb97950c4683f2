import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { SCOPES } from '../../../src/auth/scope';
import { contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = `id status subscriptions(live: true) { kind currentPeriodEndAt tier { slug } entitlements { isActive } }`;
const CREATE = `mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { ${FIELDS} } } }`;
const READ = `query ($id: ID!) { member(id: $id) { ${FIELDS} } }`;
const LATER = '2030-12-31T00:00:00.000Z';
const LATEST = '2031-12-31T00:00:00.000Z';

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const context = contextFor({ organization });
  const gold = await makeOffer(organization, { name: 'Gold' });
  const silver = await makeOffer(organization, { name: 'Silver' });
  const member = await makeMember(organization);
  const id = toGlobalId('Member', member.id);
  const to = (offer: typeof gold, expiresAt?: string | null) => ({
    tierId: toGlobalId('Tier', offer.tier.id),
    expiresAt,
  });
  const update = (complimentaryTier: object | null) => query(context, UPDATE, { input: { id, complimentaryTier } });
  const refused = (complimentaryTier: object) => refusal(context, UPDATE, { input: { id, complimentaryTier } });
  const memberEvents = () =>
    organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, type: 'member.updated' },
      orderBy: { position: 'asc' },
    });
  return { organization, context, gold, silver, member, id, to, update, refused, memberEvents };
}

const comped = (slug: string, currentPeriodEndAt: string | null = null) => ({
  status: 'COMPED',
  subscriptions: [{ kind: 'COMPLIMENTARY', currentPeriodEndAt, tier: { slug }, entitlements: [{ isActive: true }] }],
});

describe('a complimentary tier', () => {
  it.each([
    ['without an end', undefined, null],
    ['until a time', LATER, LATER],
  ])('is given to a new member %s', async (_name, expiresAt, end) => {
    const { context, gold, to } = await setUp();
    const input = { email: 'a@example.com', complimentaryTier: to(gold, expiresAt) };
    expect(await query(context, CREATE, { input })).toMatchObject({ memberCreate: { member: comped('gold', end) } });
  });

  it('ends with its time', async () => {
    const { organization, context, gold, id, to, update } = await setUp();
    await update(to(gold, '2026-03-02T12:00:00.000Z'));
    organization.clock.advance(86_400_000);
    expect(await query(context, READ, { id })).toMatchObject({ member: { status: 'FREE' } });
    expect(await update(to(gold))).toMatchObject({ memberUpdate: { member: comped('gold') } });
  });

  it('is replaced, given another end, and taken away, each with one event of the member', async () => {
    const { gold, silver, member, to, update, memberEvents } = await setUp();
    expect(await update(to(gold))).toMatchObject({ memberUpdate: { member: comped('gold') } });
    expect(await update(to(gold, LATER))).toMatchObject({ memberUpdate: { member: comped('gold', LATER) } });
    expect(await update(to(gold, LATEST))).toMatchObject({ memberUpdate: { member: comped('gold', LATEST) } });
    expect(await update(to(gold))).toMatchObject({ memberUpdate: { member: comped('gold', LATEST) } });
    expect(await update(to(gold, null))).toMatchObject({ memberUpdate: { member: comped('gold') } });
    expect(await update(to(silver, LATER))).toMatchObject({ memberUpdate: { member: comped('silver', LATER) } });
    expect(await update(null)).toMatchObject({ memberUpdate: { member: { status: 'FREE', subscriptions: [] } } });
    const events = await memberEvents();
    expect(events.map(({ data }) => (data as { previous: object }).previous)).toEqual([
      { status: 'FREE', complimentaryTier: null },
      { status: 'COMPED', complimentaryTier: { tierId: gold.tier.id, expiresAt: null } },
      { status: 'COMPED', complimentaryTier: { tierId: gold.tier.id, expiresAt: LATER } },
      { status: 'COMPED', complimentaryTier: { tierId: gold.tier.id, expiresAt: LATEST } },
      { status: 'COMPED', complimentaryTier: { tierId: gold.tier.id, expiresAt: null } },
      { status: 'COMPED', complimentaryTier: { tierId: silver.tier.id, expiresAt: LATER } },
    ]);
    expect(events.at(-1)?.data).toMatchObject({ status: 'FREE', complimentaryTier: null, version: member.version });
  });

  it('that the member has already is no change, also when it was archived', async () => {
    const { organization, context, gold, to, update, memberEvents } = await setUp();
    await update(to(gold, LATER));
    await query(context, 'mutation ($id: ID!) { tierArchive(input: { id: $id }) { clientMutationId } }', {
      id: to(gold).tierId,
    });
    const before = await organization.database.prisma.event.count({ where: { organizationId: organization.id } });
    await update(to(gold, LATER));
    expect(await organization.database.prisma.event.count({ where: { organizationId: organization.id } })).toBe(before);
    expect(await memberEvents()).toHaveLength(1);
  });

  it('is no change either when there was none to take away', async () => {
    const { update, memberEvents } = await setUp();
    await update(null);
    expect(await memberEvents()).toEqual([]);
  });

  it('is refused when the tier is archived, unknown or full, or the end is over', async () => {
    const { organization, context, gold, silver, to, refused, memberEvents } = await setUp();
    await query(context, 'mutation ($id: ID!) { tierArchive(input: { id: $id }) { clientMutationId } }', {
      id: to(gold).tierId,
    });
    expect(await refused(to(gold))).toBe('INVALID_TIER');
    expect(await refused(to(silver, '2026-03-01T12:00:00.000Z'))).toBe('BAD_USER_INPUT');
    const full = await makeOffer(organization, { limit: 1 });
    await makeSubscription(organization, { member: await makeMember(organization), ...full });
    expect(await refused(to(full))).toBe('TIER_LIMIT_REACHED');
    expect(await memberEvents()).toEqual([]);
  });

  it('of another organization is answered as one that does not exist, with the field', async () => {
    const { context, id } = await setUp();
    const foreign = await makeOffer(await makeOrganization(await testDatabase()));
    const answers = await Promise.all(
      [foreign.tier.id, foreign.product.id].map((tierId) =>
        runQuery(context, UPDATE, { input: { id, complimentaryTier: { tierId: toGlobalId('Tier', tierId) } } }),
      ),
    );
    expect(answers[0]?.errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      fields: { tierId: ['Tier not found.'] },
    });
    expect(answers[0]).toEqual(answers[1]);
  });

  it('takes the scope of subscriptions', async () => {
    const { organization, gold, id, to } = await setUp();
    const scopes = SCOPES.filter((scope) => scope !== 'subscriptions:write');
    const input = { id, complimentaryTier: to(gold) };
    expect(await refusal(contextFor({ organization, scopes }), UPDATE, { input })).toBe('FORBIDDEN');
  });
});

describe('a member with a paid subscription', () => {
  it('keeps it when its tier is named, and gets no other tier and no other end', async () => {
    const { organization, gold, silver, member, to, update, refused, memberEvents } = await setUp();
    await makeSubscription(organization, { member, ...gold });
    const paid = { memberUpdate: { member: { status: 'PAID', subscriptions: [{ kind: 'PAID' }] } } };
    expect(await update(to(gold))).toMatchObject(paid);
    expect(await refused(to(gold, LATER))).toBe('ALREADY_SUBSCRIBED');
    expect(await refused(to(silver))).toBe('INVALID_STATE');
    expect(await update(null)).toMatchObject(paid);
    expect(await memberEvents()).toEqual([]);
  });
});

describe('the status of a member', () => {
  it.each([
    [[], 'FREE'],
    [[['COMPLIMENTARY', 'ACTIVE']], 'COMPED'],
    [
      [
        ['COMPLIMENTARY', 'ACTIVE'],
        ['GIFT', 'ACTIVE'],
      ],
      'GIFT',
    ],
    [
      [
        ['GIFT', 'ACTIVE'],
        ['PAID', 'TRIALING'],
      ],
      'PAID',
    ],
    [[['PAID', 'PAST_DUE']], 'PAID'],
    [[['PAID', 'PAUSED']], 'PAID'],
    [[['PAID', 'UNPAID']], 'FREE'],
    [[['PAID', 'INCOMPLETE']], 'FREE'],
    [
      [
        ['PAID', 'CANCELED'],
        ['COMPLIMENTARY', 'ACTIVE'],
      ],
      'COMPED',
    ],
    [[['GIFT', 'EXPIRED']], 'FREE'],
  ] as const)('with %j is %s, for whoever may see the member', async (held, expected) => {
    const { organization, context, member, id } = await setUp();
    for (const [kind, status] of held) {
      const offer = await makeOffer(organization);
      const { id: made } = await makeSubscription(organization, { member, ...offer });
      await organization.database.prisma.subscription.updateMany({ where: { id: made }, data: { kind, status } });
    }
    const reader = contextFor({ organization, scopes: ['members:read'] });
    for (const caller of [context, reader])
      expect(await query(caller, 'query ($id: ID!) { member(id: $id) { status } }', { id })).toEqual({
        member: { status: expected },
      });
  });
});
