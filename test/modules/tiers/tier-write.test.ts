import { newId } from '../../../src/shared/id';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeProduct } from '../../builders/product';
import { makeTier } from '../../builders/tier';
import { contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = `id name slug type description benefits visibility isDefault limit trialDays welcomePageUrl rank active
  archivedAt memberCount creator { id } products { slug } prices { id }`;
const CREATE = `mutation ($input: TierCreateInput!) { tierCreate(input: $input) { tier { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: TierUpdateInput!) { tierUpdate(input: $input) { tier { ${FIELDS} } } }`;
const ARCHIVE = `mutation ($input: TierArchiveInput!) { tierArchive(input: $input) { tier { ${FIELDS} } } }`;
const ID = toGlobalId('Tier', newId(new Date(0)));

interface Tier {
  id: string;
  name: string;
  slug: string;
  archivedAt: string | null;
  creator: { id: string } | null;
  products: { slug: string }[];
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write tiers', () => {
  const scope = 'catalog:write';
  itGuards([
    { name: 'tierCreate', scope, input: { name: 'Gold' } },
    { name: 'tierUpdate', scope, input: { id: ID, name: 'Gold' } },
    { name: 'tierArchive', scope, input: { id: ID } },
  ]);

  const tier = { scope, type: 'Tier', field: 'id', make: makeTier } as const;
  itHidesOtherOrganizations([
    { ...tier, name: 'tierUpdate', input: { name: 'Gold' } },
    { ...tier, name: 'tierArchive', input: {} },
    { name: 'tierCreate', scope, type: 'Creator', field: 'creatorId', make: makeCreator, input: { name: 'Gold' } },
    {
      name: 'tierCreate',
      scope,
      type: 'Product',
      field: 'productIds',
      list: true,
      make: makeProduct,
      input: { name: 'Gold' },
    },
  ]);

  it("lets a creator's caller write its own tiers, see shared ones, and not see those of others", async () => {
    const { organization } = await setUp();
    const [creator, stranger] = [await makeCreator(organization), await makeCreator(organization)];
    const scoped = contextFor({ organization, creatorId: creator.id });
    const { tierCreate } = await query<{ tierCreate: { tier: Tier } }>(scoped, CREATE, { input: { name: 'Own' } });
    expect(tierCreate.tier.creator).toEqual({ id: toGlobalId('Creator', creator.id) });
    const shared = toGlobalId('Tier', (await makeTier(organization, { name: 'Shared' })).id);
    const foreign = toGlobalId('Tier', (await makeTier(organization, { creatorId: stranger.id })).id);
    const { tiers } = await query<{ tiers: { nodes: Tier[] } }>(scoped, '{ tiers { nodes { id } } }');
    expect(tiers.nodes.map(({ id }) => id).sort()).toEqual([tierCreate.tier.id, shared].sort());
    expect(await refusal(scoped, UPDATE, { input: { id: shared, name: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, ARCHIVE, { input: { id: shared } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, UPDATE, { input: { id: foreign, name: 'x' } })).toBe('NOT_FOUND');
    await query(scoped, UPDATE, { input: { id: tierCreate.tier.id, name: 'Mine' } });
    const asked = { name: 'x', creatorId: toGlobalId('Creator', stranger.id) };
    expect(await refusal(scoped, CREATE, { input: asked })).toBe('NOT_FOUND');
  });
});

describe('a tier', () => {
  it('is created with everything that is given', async () => {
    const { organization, context } = await setUp();
    const product = await makeProduct(organization, { slug: 'magazine' });
    const input = {
      name: 'Gold ☀',
      description: 'All of it',
      benefits: ['Early access', 'Printed issue'],
      visibility: 'NONE',
      limit: 100,
      trialDays: 14,
      welcomePageUrl: 'https://example.com/welcome',
      productIds: [toGlobalId('Product', product.id)],
    };
    const { tierCreate } = await query<{ tierCreate: { tier: Tier } }>(context, CREATE, { input });
    const { productIds: _, ...given } = input;
    expect(tierCreate.tier).toEqual({
      ...given,
      id: expect.any(String),
      slug: 'gold',
      type: 'PAID',
      isDefault: false,
      rank: 0,
      active: true,
      archivedAt: null,
      memberCount: 0,
      creator: null,
      products: [{ slug: 'magazine' }],
      prices: [],
    });
    const [event] = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, subjectType: 'tier' },
    });
    expect(event).toMatchObject({
      type: 'tier.created',
      sequence: 1,
      data: { slug: 'gold', productIds: [product.id] },
    });
  });

  it('gets a slug of its own, and the place behind all others', async () => {
    const { organization, context } = await setUp();
    await makeTier(organization, { name: 'Gold', rank: 7 });
    const input = { name: 'GOLD!' };
    expect(await query(context, CREATE, { input })).toMatchObject({
      tierCreate: { tier: { slug: 'gold-2', rank: 8 } },
    });
    const { errors } = await runQuery(context, CREATE, { input: { name: 'x', slug: 'gold' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', fields: { slug: [expect.any(String)] } });
  });

  it('shares the last place when there is none behind it', async () => {
    const { organization, context } = await setUp();
    await makeTier(organization, { rank: 1_000_000 });
    for (const name of ['Next', 'After that'])
      expect(await query(context, CREATE, { input: { name } })).toMatchObject({
        tierCreate: { tier: { rank: 1_000_000 } },
      });
  });

  it.each([
    ['a blank name', { name: ' ' }],
    ['a slug that is none', { slug: 'No Slug' }],
    ['no seats', { limit: 0 }],
    ['a negative trial', { trialDays: -1 }],
    ['a welcome page that is no web address', { welcomePageUrl: 'javascript:alert(1)' }],
    ['NUL in a benefit', { benefits: ['a\u0000'] }],
    ['too many benefits', { benefits: Array.from({ length: 51 }, () => 'a') }],
    ['a negative rank', { rank: -1 }],
    ['a rank beyond all others', { rank: 1_000_001 }],
  ])('is refused with %s', async (_name, values) => {
    const { context } = await setUp();
    expect(await refusal(context, CREATE, { input: { name: 'Gold', ...values } })).toBe('BAD_USER_INPUT');
  });

  it('changes only what is given, and null empties', async () => {
    const { organization, context } = await setUp();
    const [first, second] = [await makeProduct(organization), await makeProduct(organization)];
    const tier = await makeTier(organization, { limit: 5, trialDays: 7, benefits: ['a'], productIds: [first.id] });
    const id = toGlobalId('Tier', tier.id);
    const renamed = await query(context, UPDATE, { input: { id, name: 'New' } });
    const kept = { name: 'New', slug: tier.slug, limit: 5, trialDays: 7, products: [{ slug: first.slug }] };
    expect(renamed).toMatchObject({ tierUpdate: { tier: kept } });
    const input = { id, limit: null, trialDays: null, benefits: null, productIds: [toGlobalId('Product', second.id)] };
    const emptied = { name: 'New', limit: null, trialDays: 0, benefits: [], products: [{ slug: second.slug }] };
    expect(await query(context, UPDATE, { input })).toMatchObject({ tierUpdate: { tier: emptied } });
    expect(await query(context, UPDATE, { input: { id, productIds: null } })).toMatchObject({
      tierUpdate: { tier: { products: [] } },
    });
    expect(await refusal(context, UPDATE, { input: { id, name: null } })).toBe('BAD_USER_INPUT');
  });

  it('is archived once, and the default one never', async () => {
    const { organization, context } = await setUp();
    const tier = await makeTier(organization);
    const input = { id: toGlobalId('Tier', tier.id) };
    const first = await query<{ tierArchive: { tier: Tier } }>(context, ARCHIVE, { input });
    organization.clock.advance(1000);
    expect(await query(context, ARCHIVE, { input })).toEqual(first);
    expect(first.tierArchive.tier.archivedAt).toBe('2026-03-01T12:00:00.000Z');
    const events = { where: { organizationId: organization.id, type: 'tier.archived' } };
    expect(await organization.database.prisma.event.count(events)).toBe(1);
    const free = await makeTier(organization, { name: 'Free', type: 'FREE', isDefault: true });
    expect(await refusal(context, ARCHIVE, { input: { id: toGlobalId('Tier', free.id) } })).toBe('INVALID_STATE');
  });

  it('does not take up an archived product', async () => {
    const { organization, context } = await setUp();
    const product = toGlobalId('Product', (await makeProduct(organization)).id);
    await query(
      context,
      'mutation ($input: ProductArchiveInput!) { productArchive(input: $input) { product { id } } }',
      {
        input: { id: product },
      },
    );
    expect(await refusal(context, CREATE, { input: { name: 'Gold', productIds: [product] } })).toBe('BAD_USER_INPUT');
  });
});
