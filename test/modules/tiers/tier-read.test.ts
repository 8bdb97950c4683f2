import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeMember, makeMembers } from '../../builders/member';
import { makePrice } from '../../builders/price';
import { makeProduct } from '../../builders/product';
import { makeTier } from '../../builders/tier';
import {
  anonymousContext,
  contextFor,
  makeOrganization,
  query,
  refusal,
  type TestOrganization,
} from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';

const LIST = `query ($first: Int, $after: String, $filter: TierFilter, $orderBy: TierOrder) {
  tiers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { slug memberCount creator { slug } products { slug tiers { slug } } prices { nickname tier { slug } } }
    pageInfo { hasNextPage endCursor } totalCount } }`;

interface List {
  tiers: {
    nodes: { slug: string; memberCount: number }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
    totalCount: number;
  };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

async function slugs(organization: TestOrganization, variables: Record<string, unknown>): Promise<string[]> {
  const { tiers } = await query<List>(contextFor({ organization }), LIST, variables);
  return tiers.nodes.map(({ slug }) => slug);
}

describe('who may read tiers', () => {
  it('refuses nobody we know, and a caller without the scope', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), LIST)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['members:read'] }), LIST)).toBe('FORBIDDEN');
  });

  it('answers null for what belongs to another organization, and for what is no tier', async () => {
    const { organization, context } = await setUp();
    const foreign = await makeTier(await makeOrganization(await testDatabase()));
    const product = await makeProduct(organization);
    const ids = [
      toGlobalId('Tier', foreign.id),
      toGlobalId('Tier', newId(new Date(0))),
      toGlobalId('Product', product.id),
      'x',
    ];
    for (const id of ids)
      expect(await query(context, 'query ($id: ID!) { tier(id: $id) { id } }', { id })).toEqual({ tier: null });
    const nodes = await query<{ nodes: unknown[] }>(context, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    });
    expect(nodes.nodes).toEqual([null, null, { id: ids[2] }, null]);
  });
});

describe('the list of tiers', () => {
  it('goes by rank, and page by page meets every tier once', async () => {
    const { organization, context } = await setUp();
    for (const [slug, rank] of [
      ['c', 2],
      ['a', 0],
      ['b', 1],
      ['d', 2],
    ] as const)
      await makeTier(organization, { slug, rank });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { tiers }: List = await query<List>(context, LIST, { first: 1, after });
      seen.push(...tiers.nodes.map(({ slug }) => slug));
      ({ hasNextPage: more, endCursor: after } = tiers.pageInfo);
      expect(tiers.totalCount).toBe(4);
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    [{ slug: { eq: 'gold' } }, ['gold']],
    [{ name: { contains: 'GOL' } }, ['gold']],
    [{ type: { eq: 'FREE' } }, ['free']],
    [{ type: { in: [] } }, []],
    [{ visibility: { eq: 'NONE' } }, ['secret']],
    [{ active: { eq: false } }, ['secret']],
    [{ active: { eq: true } }, ['free', 'gold']],
    [{ not: { or: [{ slug: { eq: 'gold' } }, { type: { eq: 'FREE' } }] } }, ['secret']],
    [{ creatorId: { ne: toGlobalId('Creator', newId(new Date(0))) } }, ['free', 'gold', 'secret']],
    [{ createdAt: { gt: '2026-03-01T12:00:00.500Z' } }, ['gold', 'secret']],
  ])('takes the filter %j', async (filter, expected) => {
    const { organization } = await setUp();
    await makeTier(organization, { name: 'Free', slug: 'free', type: 'FREE', isDefault: true });
    organization.clock.advance(1000);
    await makeTier(organization, { name: 'Gold', slug: 'gold' });
    const secret = await makeTier(organization, { name: 'Secret', slug: 'secret', visibility: 'NONE' });
    const archive = 'mutation ($id: ID!) { tierArchive(input: { id: $id }) { tier { id } } }';
    await query(contextFor({ organization }), archive, { id: toGlobalId('Tier', secret.id) });
    expect(await slugs(organization, { filter })).toEqual(expected);
  });

  it.each([
    [{ field: 'NAME', direction: 'DESC' }, ['z', 'm']],
    [{ field: 'SLUG', direction: 'ASC' }, ['m', 'z']],
    [{ field: 'CREATED_AT', direction: 'ASC' }, ['z', 'm']],
    [{ field: 'UPDATED_AT', direction: 'DESC' }, ['m', 'z']],
    [{ field: 'RANK', direction: 'DESC' }, ['m', 'z']],
  ])('takes the order %j', async (orderBy, expected) => {
    const { organization } = await setUp();
    await makeTier(organization, { name: 'Zeta', slug: 'z' });
    organization.clock.advance(1000);
    await makeTier(organization, { name: 'My', slug: 'm' });
    expect(await slugs(organization, { orderBy })).toEqual(expected);
  });

  it('takes as many statements for 1 tier as for 50', async () => {
    const { organization } = await setUp();
    const creator = await makeCreator(organization);
    const products = [await makeProduct(organization), await makeProduct(organization)];
    await makeTier(organization, { type: 'FREE', isDefault: true });
    for (let index = 0; index < 50; index++) {
      const productIds = products.map(({ id }) => id);
      const tier = await makeTier(organization, { creatorId: creator.id, productIds, rank: 0 });
      await makePrice(organization, tier);
    }
    const few = await countStatements(organization, LIST, { first: 2 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});

describe('the members of a tier', () => {
  it('are those with a seat, and for the default tier all without a paid one', async () => {
    const { organization, context } = await setUp();
    await makeTier(organization, { slug: 'free', type: 'FREE', isDefault: true, rank: 0 });
    const gold = await makeTier(organization, { slug: 'gold', rank: 1 });
    const [payer] = await makeMembers(organization, 3);
    const now = organization.clock.now();
    const { id: organizationId, database } = organization;
    const key = { organizationId, memberId: String(payer?.id), tierId: gold.id };
    const times = { startedAt: now, currentPeriodStartAt: now, createdAt: now, updatedAt: now };
    const subscription = { ...key, id: newId(now), status: 'ACTIVE' as const, ...times };
    await database.prisma.subscription.create({ data: subscription });
    await database.prisma.tier.updateMany({ where: { id: gold.id }, data: { seatsTaken: 1 } });
    const counts = await query<List>(context, LIST);
    expect(counts.tiers.nodes).toMatchObject([
      { slug: 'free', memberCount: 2 },
      { slug: 'gold', memberCount: 1 },
    ]);
    await database.prisma.subscription.updateMany({ where: { organizationId }, data: { status: 'CANCELED' } });
    const again = await query(contextFor({ organization }), LIST);
    expect(again).toMatchObject({ tiers: { nodes: [{ memberCount: 3 }, {}] } });
  });

  it('count only members that the caller may see', async () => {
    const { organization } = await setUp();
    await makeTier(organization, { type: 'FREE', isDefault: true });
    const creator = await makeCreator(organization);
    await makeMember(organization);
    await makeMember(organization, { creatorId: creator.id });
    const scoped = contextFor({ organization, creatorId: creator.id });
    expect(await query(scoped, LIST)).toMatchObject({ tiers: { nodes: [{ memberCount: 1 }] } });
  });
});
