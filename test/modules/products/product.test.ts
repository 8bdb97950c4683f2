import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeProduct } from '../../builders/product';
import { makeTier } from '../../builders/tier';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = 'id name slug description active archivedAt tiers { slug }';
const CREATE = `mutation ($input: ProductCreateInput!) { productCreate(input: $input) { product { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: ProductUpdateInput!) { productUpdate(input: $input) { product { ${FIELDS} } } }`;
const ARCHIVE = `mutation ($input: ProductArchiveInput!) { productArchive(input: $input) { product { ${FIELDS} } } }`;
const LIST = `query ($first: Int, $filter: ProductFilter, $orderBy: ProductOrder) {
  products(first: $first, filter: $filter, orderBy: $orderBy) { nodes { slug tiers { slug } } totalCount } }`;

interface List {
  products: { nodes: { slug: string }[] };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write products', () => {
  const scope = 'catalog:write';
  const id = toGlobalId('Product', newId(new Date(0)));
  itGuards([
    { name: 'productCreate', scope, input: { name: 'Magazine' } },
    { name: 'productUpdate', scope, input: { id, name: 'Magazine' } },
    { name: 'productArchive', scope, input: { id } },
  ]);
  const product = { scope, type: 'Product', field: 'id', make: makeProduct } as const;
  itHidesOtherOrganizations([
    { ...product, name: 'productUpdate', input: { name: 'Magazine' } },
    { ...product, name: 'productArchive', input: {} },
  ]);

  it("refuses a creator's caller", async () => {
    const { organization } = await setUp();
    const id = toGlobalId('Product', (await makeProduct(organization)).id);
    const scoped = contextFor({ organization, creatorId: organization.creatorId });
    expect(await refusal(scoped, CREATE, { input: { name: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, UPDATE, { input: { id, name: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, ARCHIVE, { input: { id } })).toBe('FORBIDDEN');
  });
});

describe('a product', () => {
  it('is created under a slug of its own', async () => {
    const { organization, context } = await setUp();
    const first = await query(context, CREATE, { input: { name: 'Magazine', description: 'Printed' } });
    const expected = {
      name: 'Magazine',
      slug: 'magazine',
      description: 'Printed',
      active: true,
      archivedAt: null,
      tiers: [],
    };
    expect(first).toMatchObject({ productCreate: { product: expected } });
    const second = await query(context, CREATE, { input: { name: 'Magazine' } });
    expect(second).toMatchObject({ productCreate: { product: { slug: 'magazine-2' } } });
    expect(await refusal(context, CREATE, { input: { name: 'x', slug: 'magazine' } })).toBe('CONFLICT');
    expect(await refusal(context, CREATE, { input: { name: '' } })).toBe('BAD_USER_INPUT');
    const where = { organizationId: organization.id, type: 'product.created' };
    expect(await organization.database.prisma.event.count({ where })).toBe(2);
  });

  it('changes only what is given, and null empties', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Product', (await makeProduct(organization, { slug: 'magazine', description: 'x' })).id);
    expect(await query(context, UPDATE, { input: { id, name: 'New' } })).toMatchObject({
      productUpdate: { product: { name: 'New', slug: 'magazine', description: 'x' } },
    });
    expect(await query(context, UPDATE, { input: { id, description: null } })).toMatchObject({
      productUpdate: { product: { name: 'New', description: null } },
    });
  });

  it('is archived once', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Product', (await makeProduct(organization)).id);
    const first = await query(context, ARCHIVE, { input: { id } });
    organization.clock.advance(1000);
    expect(await query(context, ARCHIVE, { input: { id } })).toEqual(first);
    expect(first).toMatchObject({ productArchive: { product: { active: false } } });
  });
});

describe('the list of products', () => {
  it.each([
    [{}, ['b', 'a']],
    [{ orderBy: { field: 'SLUG', direction: 'ASC' } }, ['a', 'b']],
    [{ filter: { active: { eq: true } } }, ['a']],
    [{ filter: { active: { eq: false } } }, ['b']],
    [{ filter: { not: { active: { eq: false } } } }, ['a']],
    [{ filter: { active: {} } }, ['b', 'a']],
    [{ filter: { name: { endsWith: ' b' } } }, ['b']],
    [{ filter: { createdAt: { gte: '2026-03-01T12:00:01.000Z' } } }, ['b']],
  ])('takes %j', async (variables, expected) => {
    const { organization, context } = await setUp();
    await makeProduct(organization, { name: 'Product A', slug: 'a' });
    organization.clock.advance(1000);
    const archived = await makeProduct(organization, { name: 'Product B', slug: 'b' });
    await query(context, ARCHIVE, { input: { id: toGlobalId('Product', archived.id) } });
    const { products } = await query<List>(context, LIST, variables);
    expect(products.nodes.map(({ slug }) => slug)).toEqual(expected);
  });

  it('takes as many statements for 1 product as for 50', async () => {
    const { organization } = await setUp();
    for (let index = 0; index < 50; index++) {
      const product = await makeProduct(organization);
      await makeTier(organization, { productIds: [product.id] });
    }
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});
