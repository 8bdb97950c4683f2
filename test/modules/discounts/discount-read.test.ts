import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makeOffer, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';

const LIST = `query ($first: Int, $after: String, $filter: DiscountFilter, $orderBy: DiscountOrder) {
  discounts(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { code redemptionCount lastRedeemedAt tier { slug } } pageInfo { hasNextPage endCursor } totalCount } }`;
const ONE = 'query ($id: ID!) { discount(id: $id) { code } node(id: $id) { id } }';

interface List {
  discounts: { nodes: { code: string }[]; pageInfo: { endCursor: string }; totalCount: number };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }), ...(await makeOffer(organization)) };
}

describe('who may read discounts', () => {
  it('refuses nobody we know, and a caller without the scope', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), LIST)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['members:read'] }), LIST)).toBe('FORBIDDEN');
  });

  it('answers null for what belongs to another organization, and for what is no discount', async () => {
    const { context, tier } = await setUp();
    const other = await makeOrganization(await testDatabase());
    const foreign = await makeDiscount(other, (await makeTier(other)).id);
    for (const id of [
      toGlobalId('Discount', foreign.id),
      toGlobalId('Discount', newId(new Date(0))),
      toGlobalId('Tier', tier.id),
      'x',
    ])
      expect(await query(context, 'query ($id: ID!) { discount(id: $id) { id } }', { id })).toEqual({ discount: null });
    expect((await query<List>(context, LIST)).discounts).toMatchObject({ nodes: [], totalCount: 0 });
  });

  it("shows a creator's caller the discounts of shared and own tiers", async () => {
    const { organization, tier } = await setUp();
    const { creatorId } = organization;
    await makeDiscount(organization, tier.id, { name: 'Shared' });
    await makeDiscount(organization, (await makeTier(organization, { creatorId })).id, { name: 'Own' });
    const elsewhere = await makeTier(organization, { creatorId: (await makeCreator(organization)).id });
    await makeDiscount(organization, elsewhere.id, { name: 'Hidden' });
    const orderBy = { field: 'NAME', direction: 'ASC' };
    const { discounts } = await query<List>(contextFor({ organization, creatorId }), LIST, { orderBy });
    expect(discounts.nodes.map(({ code }) => code)).toEqual(['own', 'shared']);
  });
});

describe('the list of discounts', () => {
  it.each([
    [{}, ['c', 'b', 'a']],
    [{ orderBy: { field: 'NAME', direction: 'ASC' } }, ['c', 'a', 'b']],
    [{ orderBy: { field: 'CODE', direction: 'ASC' } }, ['a', 'b', 'c']],
    [{ filter: { status: { eq: 'ARCHIVED' } } }, ['c']],
    [{ filter: { type: { in: ['TRIAL', 'FIXED'] } } }, ['b']],
    [{ filter: { name: { eq: 'MIDDLE' } } }, ['a']],
    [{ filter: { code: { startsWith: 'B' } } }, ['b']],
    [{ filter: { cadence: { eq: 'YEAR' } } }, ['c']],
    [{ filter: { not: { redemptionType: { eq: 'SIGNUP' } } } }, ['c']],
    [{ filter: { createdAt: { lte: '2026-03-01T12:00:00.000Z' } } }, ['a']],
  ])('takes %j', async (variables, expected) => {
    const { organization, context, tier } = await setUp();
    await makeDiscount(organization, tier.id, { name: 'Middle', code: 'a' });
    organization.clock.advance(1000);
    await makeDiscount(organization, tier.id, { name: 'Post', code: 'b', type: 'TRIAL', amount: 30 });
    organization.clock.advance(1000);
    const last = {
      name: 'Early',
      code: 'c',
      status: 'ARCHIVED',
      cadence: 'YEAR',
      redemptionType: 'RETENTION',
    } as const;
    await makeDiscount(organization, tier.id, last);
    const { discounts } = await query<List>(context, LIST, variables);
    expect(discounts.nodes.map(({ code }) => code)).toEqual(expected);
  });

  it('finds by id and by tier, and goes page by page', async () => {
    const { organization, context, tier } = await setUp();
    const other = await makeTier(organization);
    const one = await makeDiscount(organization, tier.id, { code: 'one' });
    await makeDiscount(organization, other.id, { code: 'two' });
    const codes = async (filter: object) =>
      (await query<List>(context, LIST, { filter })).discounts.nodes.map(({ code }) => code);
    expect(await codes({ id: { eq: toGlobalId('Discount', one.id) } })).toEqual(['one']);
    expect(await codes({ tierId: { eq: toGlobalId('Tier', other.id) } })).toEqual(['two']);
    const { discounts } = await query<List>(context, LIST, { first: 1 });
    const rest = await query<List>(context, LIST, { first: 1, after: discounts.pageInfo.endCursor });
    expect([...discounts.nodes, ...rest.discounts.nodes].map(({ code }) => code)).toEqual(['two', 'one']);
    const id = toGlobalId('Discount', one.id);
    expect(await query(context, ONE, { id })).toEqual({ discount: { code: 'one' }, node: { id } });
  });

  it('takes as many statements for 1 discount as for 50, and counts redemptions', async () => {
    const { organization, context, tier, price } = await setUp();
    for (let index = 0; index < 50; index++) await makeDiscount(organization, tier.id);
    const discount = await makeDiscount(organization, tier.id, { code: 'used' });
    for (let index = 0; index < 2; index++) {
      organization.clock.advance(1000);
      const member = await makeMember(organization);
      await makeSubscription(organization, { member, tier, price }, { discountId: discount.id });
    }
    const used = { code: 'used', redemptionCount: 2, lastRedeemedAt: '2026-03-01T12:00:02.000Z' };
    expect((await query<List>(context, LIST)).discounts.nodes[0]).toMatchObject(used);
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});
