import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makePrice } from '../../builders/price';
import { makeTier } from '../../builders/tier';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = 'id nickname type amountMinor currency interval intervalCount active archivedAt tier { id }';
const CREATE = `mutation ($input: PriceCreateInput!) { priceCreate(input: $input) { price { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: PriceUpdateInput!) { priceUpdate(input: $input) { price { ${FIELDS} } } }`;
const ARCHIVE = `mutation ($input: PriceArchiveInput!) { priceArchive(input: $input) { price { ${FIELDS} } } }`;
const LIST = `query ($first: Int, $filter: PriceFilter, $orderBy: PriceOrder) {
  prices(first: $first, filter: $filter, orderBy: $orderBy) { nodes { nickname tier { name } } totalCount } }`;
const MONTHLY = { amountMinor: 999, currency: 'usd', interval: 'MONTH' };

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const tier = await makeTier(organization);
  return { organization, context: contextFor({ organization }), tier, tierId: toGlobalId('Tier', tier.id) };
}

async function makeTierPrice(organization: TestOrganization) {
  return makePrice(organization, await makeTier(organization));
}

describe('who may write prices', () => {
  const scope = 'catalog:write';
  const id = toGlobalId('Price', newId(new Date(0)));
  itGuards([
    { name: 'priceCreate', scope, input: { tierId: toGlobalId('Tier', newId(new Date(0))), ...MONTHLY } },
    { name: 'priceUpdate', scope, input: { id, nickname: 'x' } },
    { name: 'priceArchive', scope, input: { id } },
  ]);
  const price = { scope, type: 'Price', field: 'id', make: makeTierPrice } as const;
  itHidesOtherOrganizations([
    { name: 'priceCreate', scope, type: 'Tier', field: 'tierId', make: makeTier, input: MONTHLY },
    { ...price, name: 'priceUpdate', input: { nickname: 'x' } },
    { ...price, name: 'priceArchive', input: {} },
  ]);

  it("refuses a creator's caller the prices of shared tiers", async () => {
    const { organization, tier, tierId } = await setUp();
    const creator = await makeCreator(organization);
    const shared = toGlobalId('Price', (await makePrice(organization, tier)).id);
    const scoped = contextFor({ organization, creatorId: creator.id });
    expect(await refusal(scoped, CREATE, { input: { tierId, ...MONTHLY } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, ARCHIVE, { input: { id: shared } })).toBe('FORBIDDEN');
    const own = toGlobalId('Tier', (await makeTier(organization, { creatorId: creator.id })).id);
    await query(scoped, CREATE, { input: { tierId: own, ...MONTHLY } });
  });
});

describe('a price', () => {
  it('is created with its currency in upper case', async () => {
    const { organization, context, tierId } = await setUp();
    const created = await query(context, CREATE, { input: { tierId, nickname: 'Monthly', ...MONTHLY } });
    const expected = { amountMinor: 999, currency: 'USD', type: 'RECURRING', interval: 'MONTH', intervalCount: 1 };
    expect(created).toMatchObject({
      priceCreate: {
        price: { ...expected, nickname: 'Monthly', active: true, archivedAt: null, tier: { id: tierId } },
      },
    });
    const where = { organizationId: organization.id, type: 'price.created' };
    expect(await organization.database.prisma.event.count({ where })).toBe(1);
  });

  it('can have nine digits', async () => {
    const { context, tierId } = await setUp();
    const input = { tierId, ...MONTHLY, amountMinor: 999_999_999 };
    expect(await query(context, CREATE, { input })).toMatchObject({
      priceCreate: { price: { amountMinor: 999_999_999 } },
    });
  });

  it.each([
    ['a negative amount', { amountMinor: -1 }],
    ['an amount of ten digits', { amountMinor: 1_000_000_000 }],
    ['a fraction of a cent', { amountMinor: 9.99 }],
    ['an unknown currency', { currency: 'ABC' }],
    ['no interval', { interval: null }],
    ['an interval although it is paid once', { type: 'ONE_TIME' }],
    ['no time between payments', { intervalCount: 0 }],
    ['too long a nickname', { nickname: 'x'.repeat(192) }],
  ])('is refused with %s', async (_name, values) => {
    const { context, tierId } = await setUp();
    expect(await refusal(context, CREATE, { input: { tierId, ...MONTHLY, ...values } })).toBe('BAD_USER_INPUT');
  });

  it('belongs to a paid tier that is still offered', async () => {
    const { organization, context, tierId } = await setUp();
    const free = toGlobalId('Tier', (await makeTier(organization, { type: 'FREE' })).id);
    expect(await refusal(context, CREATE, { input: { tierId: free, ...MONTHLY } })).toBe('INVALID_TIER');
    await query(context, 'mutation ($id: ID!) { tierArchive(input: { id: $id }) { tier { id } } }', { id: tierId });
    expect(await refusal(context, CREATE, { input: { tierId, ...MONTHLY } })).toBe('INVALID_TIER');
  });

  it('changes nothing but its nickname, and is archived once', async () => {
    const { organization, context, tier } = await setUp();
    const id = toGlobalId('Price', (await makePrice(organization, tier)).id);
    const renamed = { priceUpdate: { price: { nickname: null, amountMinor: 500, currency: 'USD' } } };
    expect(await query(context, UPDATE, { input: { id, nickname: null } })).toMatchObject(renamed);
    const first = await query(context, ARCHIVE, { input: { id } });
    organization.clock.advance(1000);
    expect(await query(context, ARCHIVE, { input: { id } })).toEqual(first);
    expect(first).toMatchObject({ priceArchive: { price: { active: false, archivedAt: '2026-03-01T12:00:00.000Z' } } });
  });
});

describe('the lists of prices', () => {
  it('can be had by tier, in use or not', async () => {
    const { organization, context, tier, tierId } = await setUp();
    await makePrice(organization, tier, { nickname: 'kept' });
    const gone = await makePrice(organization, tier, { nickname: 'gone', currency: 'JPY', amountMinor: 1200 });
    await makeTierPrice(organization);
    await query(context, ARCHIVE, { input: { id: toGlobalId('Price', gone.id) } });
    const document = `query ($id: ID!) { tier(id: $id) {
      all: prices { nickname } used: prices(active: true) { nickname } gone: prices(active: false) { nickname } } }`;
    expect(await query(context, document, { id: tierId })).toEqual({
      tier: {
        all: [{ nickname: 'kept' }, { nickname: 'gone' }],
        used: [{ nickname: 'kept' }],
        gone: [{ nickname: 'gone' }],
      },
    });
    const filter = {
      tierId: { eq: tierId },
      currency: { eq: 'jpy' },
      amountMinor: { gte: 1200 },
      active: { eq: false },
    };
    expect(await query(context, LIST, { filter })).toMatchObject({ prices: { nodes: [{ nickname: 'gone' }] } });
    expect(await query(context, LIST, {})).toMatchObject({ prices: { totalCount: 3 } });
    await makePrice(organization, tier, { nickname: 'once', type: 'ONE_TIME', interval: null });
    const once = { type: { eq: 'ONE_TIME' } };
    expect(await query(context, LIST, { filter: once })).toMatchObject({ prices: { nodes: [{ nickname: 'once' }] } });
    const any = { type: { in: ['ONE_TIME', 'RECURRING'] } };
    expect(await query(context, LIST, { filter: any })).toMatchObject({ prices: { totalCount: 4 } });
  });

  it('take as many statements for 1 price as for 50', async () => {
    const { organization } = await setUp();
    for (let index = 0; index < 50; index++) await makeTierPrice(organization);
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});
