import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeDiscount } from '../../builders/discount';
import { makeOffer, makePrice, makeTier } from '../../builders/offer';
import { contextFor, makeOrganization, query, refusal, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = `id name code displayTitle displayDescription type cadence amount duration durationMonths currency status
  redemptionType redemptionCount lastRedeemedAt tier { slug }`;
const CREATE = `mutation ($input: DiscountCreateInput!) { discountCreate(input: $input) { discount { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: DiscountUpdateInput!) { discountUpdate(input: $input) { discount { ${FIELDS} } } }`;

const HALF = { name: 'Half off', type: 'PERCENT', cadence: 'MONTH', amount: 50 };

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const { tier } = await makeOffer(organization, { name: 'Gold' });
  return { organization, tier, tierId: toGlobalId('Tier', tier.id), context: contextFor({ organization }) };
}

/** The problems of an input, by field. */
async function problemsOf(organization: TestOrganization, input: object): Promise<Record<string, string[]>> {
  const { errors } = await runQuery(contextFor({ organization }), CREATE, { input });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  return errors?.[0]?.extensions?.['fields'] as Record<string, string[]>;
}

describe('who may write discounts', () => {
  const scope = 'catalog:write';
  const id = toGlobalId('Discount', newId(new Date(0)));
  const tierId = toGlobalId('Tier', newId(new Date(0)));
  itGuards([
    { name: 'discountCreate', scope, input: { ...HALF, tierId } },
    { name: 'discountUpdate', scope, input: { id, name: 'Half' } },
  ]);
  itHidesOtherOrganizations([
    { name: 'discountCreate', scope, input: HALF, type: 'Tier', field: 'tierId', make: makeTier },
    {
      name: 'discountUpdate',
      scope,
      input: { name: 'Half' },
      type: 'Discount',
      field: 'id',
      make: async (other) => makeDiscount(other, (await makeTier(other)).id),
    },
  ]);

  it("lets a creator's caller discount the creator's own tiers only", async () => {
    const { organization, tier, tierId } = await setUp();
    const { creatorId } = organization;
    const scoped = contextFor({ organization, creatorId });
    const id = toGlobalId('Discount', (await makeDiscount(organization, tier.id)).id);
    expect(await refusal(scoped, CREATE, { input: { ...HALF, tierId } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, UPDATE, { input: { id, name: 'Mine' } })).toBe('FORBIDDEN');
    const own = toGlobalId('Tier', (await makeTier(organization, { creatorId })).id);
    await query(scoped, CREATE, { input: { ...HALF, tierId: own } });
    const other = await makeTier(organization, { creatorId: (await makeCreator(organization)).id });
    const hidden = toGlobalId('Discount', (await makeDiscount(organization, other.id)).id);
    expect(await refusal(scoped, UPDATE, { input: { id: hidden, name: 'Mine' } })).toBe('NOT_FOUND');
  });
});

describe('a new discount', () => {
  it('has a name, a code made of it, and what it gives', async () => {
    const { organization, context, tierId } = await setUp();
    const created = await query(context, CREATE, { input: { ...HALF, name: ' Black Friday ', tierId } });
    expect(created).toMatchObject({
      discountCreate: {
        discount: {
          ...{ name: 'Black Friday', code: 'black-friday', displayTitle: null, displayDescription: null },
          ...{ type: 'PERCENT', cadence: 'MONTH', amount: 50, duration: 'ONCE', durationMonths: null, currency: null },
          ...{ status: 'ACTIVE', redemptionType: 'SIGNUP', redemptionCount: 0, lastRedeemedAt: null },
          tier: { slug: 'gold' },
        },
      },
    });
    const where = { organizationId: organization.id, type: 'discount.created' };
    expect(await organization.database.prisma.event.count({ where })).toBe(1);
    const again = await query(context, CREATE, { input: { ...HALF, name: 'Black-Friday', tierId } });
    expect(again).toMatchObject({ discountCreate: { discount: { code: 'black-friday-2' } } });
  });

  it('has a name and a code of its own', async () => {
    const { context, tierId } = await setUp();
    await query(context, CREATE, { input: { ...HALF, code: 'half', tierId } });
    const byName = await runQuery(context, CREATE, { input: { ...HALF, name: 'HALF OFF', tierId } });
    expect(byName.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', fields: { name: [expect.any(String)] } });
    const byCode = await runQuery(context, CREATE, { input: { ...HALF, name: 'Other', code: 'half', tierId } });
    expect(byCode.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', fields: { code: [expect.any(String)] } });
  });

  it.each([
    [{ amount: 0 }, ['amount']],
    [{ amount: 101 }, ['amount']],
    [{ currency: 'USD' }, ['currency']],
    [{ name: '  ' }, ['name']],
    [{ name: 'x'.repeat(192) }, ['name']],
    [{ code: 'Black Friday' }, ['code']],
    [{ displayTitle: 'x'.repeat(192) }, ['displayTitle']],
    [{ duration: 'TRIAL' }, ['duration']],
    [{ duration: 'REPEATING' }, ['durationMonths']],
    [{ duration: 'REPEATING', durationMonths: 0 }, ['durationMonths']],
    [{ duration: 'REPEATING', durationMonths: 121 }, ['durationMonths']],
    [{ duration: 'REPEATING', durationMonths: 3, cadence: 'YEAR' }, ['duration']],
    [{ duration: 'FOREVER', durationMonths: 3 }, ['durationMonths']],
    [{ type: 'TRIAL', duration: 'ONCE' }, ['duration']],
    [{ type: 'TRIAL', amount: 731 }, ['amount']],
    [{ type: 'FIXED', amount: 100 }, ['currency']],
    [{ type: 'FIXED', amount: 100, currency: 'XXXX' }, ['currency']],
    [{ type: 'FIXED', amount: 100, currency: 'EUR' }, ['currency']],
    [{ type: 'FIXED', amount: 100, currency: 'USD', cadence: 'YEAR' }, ['currency']],
    [{ type: 'FIXED', amount: 501, currency: 'usd' }, ['amount']],
    [{ amount: 0, name: '', duration: 'REPEATING' }, ['name', 'amount', 'durationMonths']],
  ])('is refused with %j', async (wrong, fields) => {
    const { organization, tierId } = await setUp();
    const problems = await problemsOf(organization, { ...HALF, tierId, ...wrong });
    expect(Object.keys(problems).sort()).toEqual([...fields].sort());
    expect(await organization.database.prisma.discount.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  it.each([
    [
      { duration: 'REPEATING', durationMonths: 3 },
      { duration: 'REPEATING', durationMonths: 3 },
    ],
    [
      { duration: 'FOREVER', cadence: 'YEAR' },
      { duration: 'FOREVER', cadence: 'YEAR' },
    ],
    [
      { type: 'TRIAL', amount: 30 },
      { type: 'TRIAL', amount: 30, duration: 'TRIAL' },
    ],
    [
      { type: 'FIXED', amount: 500, currency: 'usd' },
      { type: 'FIXED', amount: 500, currency: 'USD' },
    ],
    [{ status: 'ARCHIVED' }, { status: 'ARCHIVED' }],
    [{ redemptionType: 'RETENTION' }, { redemptionType: 'RETENTION' }],
  ])('may be one with %j', async (given, expected) => {
    const { context, tierId } = await setUp();
    const created = await query(context, CREATE, { input: { ...HALF, tierId, ...given } });
    expect(created).toMatchObject({ discountCreate: { discount: expected } });
  });

  it('is for a tier that is paid and offered', async () => {
    const { organization, context } = await setUp();
    const free = toGlobalId('Tier', (await makeTier(organization, { type: 'FREE' })).id);
    expect(await refusal(context, CREATE, { input: { ...HALF, tierId: free } })).toBe('INVALID_TIER');
    const old = toGlobalId('Tier', (await makeTier(organization)).id);
    await query(context, 'mutation ($id: ID!) { tierArchive(input: { id: $id }) { clientMutationId } }', { id: old });
    expect(await refusal(context, CREATE, { input: { ...HALF, tierId: old } })).toBe('INVALID_TIER');
  });

  it('takes no more off than the price that is offered now', async () => {
    const { organization, tier, tierId, context } = await setUp();
    organization.clock.advance(1000);
    await makePrice(organization, tier.id, { amountMinor: 700 });
    await query(context, CREATE, { input: { ...HALF, tierId, type: 'FIXED', amount: 700, currency: 'USD' } });
  });
});

describe('a changed discount', () => {
  it('gives what it gave, under another name', async () => {
    const { organization, context, tier } = await setUp();
    const id = toGlobalId('Discount', (await makeDiscount(organization, tier.id, { name: 'One', code: 'one' })).id);
    const input = {
      id,
      name: ' Two ',
      code: 'two',
      displayTitle: 'Title',
      displayDescription: 'Text',
      status: 'ARCHIVED',
    };
    expect(await query(context, UPDATE, { input })).toMatchObject({
      discountUpdate: { discount: { ...input, name: 'Two', amount: 50 } },
    });
    expect(await query(context, UPDATE, { input: { id, displayTitle: null, status: 'ACTIVE' } })).toMatchObject({
      discountUpdate: { discount: { name: 'Two', displayTitle: null, displayDescription: 'Text', status: 'ACTIVE' } },
    });
    const where = { organizationId: organization.id, type: 'discount.updated' };
    expect(await organization.database.prisma.event.count({ where })).toBe(2);
  });

  it('takes no name and no code of another', async () => {
    const { organization, context, tier } = await setUp();
    await makeDiscount(organization, tier.id, { name: 'One', code: 'one' });
    const id = toGlobalId('Discount', (await makeDiscount(organization, tier.id, { name: 'Two', code: 'two' })).id);
    expect(await refusal(context, UPDATE, { input: { id, name: 'ONE' } })).toBe('CONFLICT');
    expect(await refusal(context, UPDATE, { input: { id, code: 'one' } })).toBe('CONFLICT');
    for (const wrong of [{ name: null }, { name: '' }, { code: null }, { code: 'a b' }])
      expect(await refusal(context, UPDATE, { input: { id, ...wrong } })).toBe('BAD_USER_INPUT');
  });
});
