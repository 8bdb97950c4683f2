import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { cancelSubscription } from '../../../src/modules/subscriptions/subscription-lifecycle.service';
import { asSystem, makeMember, makeMembers } from '../../builders/member';
import { makeOffer, makeScene } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

const LIST = `query ($filter: SubscriptionFilter, $orderBy: SubscriptionOrder) {
  subscriptions(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }`;
const ONE = `query ($id: ID!) { subscription(id: $id) { id } node(id: $id) { id } }`;
const GRAPH = `query ($first: Int!) { subscriptions(first: $first) { nodes {
  member { email subscriptions(live: true) { id } } tier { name } price { amountMinor }
  entitlements { isActive product { slug } subscription { id } purchase { id } }
  purchases { hasActiveEntitlement price { id } refunds { id } subscription { id } } } } }`;
const OF_MEMBER = `query ($id: ID!, $status: [SubscriptionStatus!], $live: Boolean, $asOf: DateTime) {
  member(id: $id) { subscriptions(status: $status, live: $live, asOf: $asOf) { id status currentPeriodEndAt } } }`;

interface List {
  subscriptions: { totalCount: number; nodes: { id: string }[] };
}
interface OfMember {
  member: { subscriptions: { id: string; status: string; currentPeriodEndAt: string | null }[] };
}

const DAY = 86_400_000;
const globalId = ({ id }: { id: string }) => toGlobalId('MemberSubscription', id);

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('reading subscriptions', () => {
  it('takes a known caller with the scope', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), LIST)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['members:read'] }), LIST)).toBe('FORBIDDEN');
  });

  it('shows nothing of another organization or of another creator', async () => {
    const { organization, context } = await setUp();
    const other = await makeOrganization(await testDatabase());
    const own = await makeSubscription(organization, await makeScene(organization));
    const foreign = await makeSubscription(other, await makeScene(other));
    const none = { subscription: null, node: null };
    expect(await query(context, ONE, { id: globalId(own) })).toEqual({
      subscription: { id: globalId(own) },
      node: { id: globalId(own) },
    });
    expect(await query(context, ONE, { id: globalId(foreign) })).toEqual(none);
    const stranger = contextFor({ organization, creatorId: newId(new Date(0)) });
    expect(await query(stranger, ONE, { id: globalId(own) })).toEqual(none);
    expect((await query<List>(stranger, LIST)).subscriptions).toEqual({ totalCount: 0, nodes: [] });
    const mine = contextFor({ organization, creatorId: organization.creatorId });
    expect((await query<List>(mine, LIST)).subscriptions.nodes).toEqual([{ id: globalId(own) }]);
  });

  it('filters and orders', async () => {
    const { organization, context } = await setUp();
    const scene = await makeScene(organization);
    const first = await makeSubscription(organization, scene);
    organization.clock.advance(DAY);
    const other = await makeOffer(organization);
    const second = await makeSubscription(organization, { ...other, member: scene.member }, { complimentary: true });
    const find = async (filter: object, orderBy?: object) =>
      (await query<List>(context, LIST, { filter, orderBy })).subscriptions.nodes.map((node) => node.id);
    const [one, two] = [globalId(first), globalId(second)];
    expect(await find({})).toEqual([two, one]);
    expect(await find({}, { field: 'CURRENT_PERIOD_END_AT', direction: 'DESC' })).toEqual([one, two]);
    expect(await find({ memberId: { eq: toGlobalId('Member', scene.member.id) } })).toEqual([two, one]);
    expect(await find({ tierId: { eq: toGlobalId('Tier', other.tier.id) } })).toEqual([two]);
    expect(await find({ priceId: { eq: toGlobalId('Price', scene.price.id) } })).toEqual([one]);
    expect(await find({ priceId: { ne: toGlobalId('Price', scene.price.id) } })).toEqual([two]);
    expect(await find({ kind: { eq: 'COMPLIMENTARY' }, status: { in: ['ACTIVE'] } })).toEqual([two]);
    expect(await find({ createdAt: { gt: '2026-03-01T12:00:00Z' } })).toEqual([two]);
    expect(await find({ not: { currentPeriodEndAt: { lt: '2027-01-01T00:00:00Z' } } })).toEqual([two]);
    expect(await find({ or: [] })).toEqual([]);
  });

  it('takes as many statements for 50 as for 1', async () => {
    const { organization } = await setUp();
    const offer = await makeOffer(organization);
    for (const member of await makeMembers(organization, 50))
      await makeSubscription(organization, { ...offer, member });
    const count = async (first: number) => {
      const before = organization.database.statements();
      await query(contextFor({ organization }), GRAPH, { first });
      return organization.database.statements() - before;
    };
    expect(await count(50)).toBe(await count(1));
  });
});

describe('the subscriptions of a member', () => {
  it('can be chosen by status, and by whether they are live', async () => {
    const { organization, context } = await setUp();
    const scene = await makeScene(organization);
    const over = await makeSubscription(organization, scene);
    await asSystem(organization, (system) => cancelSubscription(system, over.id, { atPeriodEnd: false }));
    const live = await makeSubscription(organization, scene, { trialDays: 3 });
    const id = toGlobalId('Member', scene.member.id);
    const find = async (args: object) =>
      (await query<OfMember>(context, OF_MEMBER, { id, ...args })).member.subscriptions.map((row) => row.id);
    expect(await find({})).toEqual([globalId(live), globalId(over)]);
    expect(await find({ live: true })).toEqual([globalId(live)]);
    expect(await find({ live: false })).toEqual([globalId(over)]);
    expect(await find({ status: ['CANCELED', 'EXPIRED'] })).toEqual([globalId(over)]);
    expect(await find({ status: ['ACTIVE'] })).toEqual([]);
  });

  it('can be seen as they stood at an instant, as known now', async () => {
    const { organization, context } = await setUp();
    const scene = await makeScene(organization);
    const id = toGlobalId('Member', scene.member.id);
    organization.clock.advance(10 * DAY);
    const startedAt = new Date('2026-03-05T00:00:00.000Z');
    const subscription = await makeSubscription(organization, scene, { startedAt });
    organization.clock.advance(10 * DAY);
    await asSystem(organization, (system) => cancelSubscription(system, subscription.id, { atPeriodEnd: false }));
    const stand = async (asOf: string) =>
      (await query<OfMember>(context, OF_MEMBER, { id, asOf })).member.subscriptions.map((row) => row.status);
    expect(await stand('2026-03-04T23:59:59.999Z')).toEqual([]);
    expect(await stand('2026-03-05T00:00:00.000Z')).toEqual(['ACTIVE']);
    expect(await stand('2026-03-21T11:59:59.999Z')).toEqual(['ACTIVE']);
    expect(await stand('2026-03-21T12:00:00.000Z')).toEqual(['CANCELED']);
  });

  it('are not shown as of an instant without the scope, nor to another creator', async () => {
    const { organization } = await setUp();
    const scene = await makeScene(organization);
    await makeSubscription(organization, scene);
    const args = { id: toGlobalId('Member', scene.member.id), asOf: '2026-03-02T00:00:00Z' };
    const blind = contextFor({ organization, scopes: ['members:read'] });
    expect(await query(blind, OF_MEMBER, args)).toEqual({ member: { subscriptions: [] } });
    const stranger = contextFor({ organization, creatorId: newId(new Date(0)) });
    expect(await query(stranger, OF_MEMBER, args)).toEqual({ member: null });
  });

  it('of all members of a page, as of an instant, take one statement', async () => {
    const { organization } = await setUp();
    const offer = await makeOffer(organization);
    for (const member of await makeMembers(organization, 50))
      await makeSubscription(organization, { ...offer, member });
    const document = `query ($first: Int!, $asOf: DateTime!) { members(first: $first) { nodes {
      subscriptions(asOf: $asOf) { status tier { name } } entitlements(asOf: $asOf, active: true) { status } } } }`;
    const count = async (first: number) => {
      const before = organization.database.statements();
      await query(contextFor({ organization }), document, { first, asOf: '2026-03-15T00:00:00Z' });
      return organization.database.statements() - before;
    };
    expect(await count(50)).toBe(4);
    expect(await count(1)).toBe(4);
  });
});

describe('filtering members by their subscriptions', () => {
  const MEMBERS = `query ($filter: MemberFilter) { members(filter: $filter) { nodes { id } } }`;

  it('finds who has one and who has none', async () => {
    const { organization, context } = await setUp();
    const scene = await makeScene(organization);
    const without = await makeMember(organization);
    await makeSubscription(organization, scene);
    const find = async (filter: object) =>
      (await query<{ members: { nodes: { id: string }[] } }>(context, MEMBERS, { filter })).members.nodes;
    const active = { status: { eq: 'ACTIVE' }, tierId: { eq: toGlobalId('Tier', scene.tier.id) } };
    expect(await find({ subscriptions: { any: active } })).toEqual([{ id: toGlobalId('Member', scene.member.id) }]);
    expect(await find({ subscriptions: { none: active } })).toEqual([{ id: toGlobalId('Member', without.id) }]);
    expect(await find({ entitlements: { any: { isActive: { eq: true } } } })).toHaveLength(1);
    expect(await find({ purchases: { none: { amountMinor: { gte: 500 } } } })).toHaveLength(1);
  });

  it.each(['subscriptions', 'entitlements', 'purchases'])('by %s takes the scope to read them', async (noun) => {
    const { organization } = await setUp();
    const context = contextFor({ organization, scopes: ['members:read'] });
    for (const filter of [{ [noun]: { any: {} } }, { or: [{ not: { [noun]: { none: {} } } }] }])
      expect(await refusal(context, MEMBERS, { filter })).toBe('FORBIDDEN');
  });
});
