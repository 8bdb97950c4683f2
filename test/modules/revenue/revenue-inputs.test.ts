import { makeCost, makeRate } from '../../builders/revenue';
import { makeCreator } from '../../builders/creator';
import { SCOPES } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

const COST = `mutation ($input: AcquisitionCostSetInput!) { acquisitionCostSet(input: $input) {
  acquisitionCost { id month amountMinor currency creator { id } } } }`;
const RATE = `mutation ($input: ExchangeRateSetInput!) { exchangeRateSet(input: $input) {
  exchangeRate { id currency quoteCurrency day rate } } }`;
const MARCH = { month: '2026-03-17', amountMinor: 12_300 };
const EURO = { currency: 'eur', day: '2026-03-01', rate: '1.084200' };

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const events = () =>
    organization.database.prisma.event.findMany({
      where: { organizationId: organization.id },
      orderBy: { position: 'asc' },
    });
  return { organization, context: contextFor({ organization }), events };
}

test.each([
  [COST, MARCH],
  [RATE, EURO],
])('takes revenue:write', async (document, input) => {
  const { organization } = await setUp();
  expect(await refusal(anonymousContext(organization), document, { input })).toBe('UNAUTHENTICATED');
  const scopes = SCOPES.filter((scope) => scope !== 'revenue:write');
  expect(await refusal(contextFor({ organization, scopes }), document, { input })).toBe('FORBIDDEN');
});

test('costs are one amount a month for each creator and for the organization', async () => {
  const { organization, context, events } = await setUp();
  const creator = await makeCreator(organization);
  const creatorId = toGlobalId('Creator', creator.id);
  const set = (input: object) =>
    query<{ acquisitionCostSet: { acquisitionCost: { id: string } } }>(context, COST, { input });
  const first = await set(MARCH);
  expect(first.acquisitionCostSet.acquisitionCost).toMatchObject({
    ...{ month: '2026-03-01', amountMinor: 12_300, currency: 'USD', creator: null },
  });
  expect((await set({ ...MARCH, month: '2026-03-01' })).acquisitionCostSet).toEqual(first.acquisitionCostSet);
  const changed = await set({ ...MARCH, amountMinor: 0, currency: 'eur' });
  expect(changed.acquisitionCostSet.acquisitionCost.id).toBe(first.acquisitionCostSet.acquisitionCost.id);
  expect((await set({ ...MARCH, creatorId })).acquisitionCostSet.acquisitionCost).toMatchObject({
    creator: { id: creatorId },
  });
  const types = (await events()).map(({ type }) => type).filter((type) => type.startsWith('acq'));
  expect(types).toEqual(['acquisition_cost.set', 'acquisition_cost.set', 'acquisition_cost.set']);
  const scoped = contextFor({ organization, creatorId: creator.id });
  const list = '{ acquisitionCosts { nodes { amountMinor } } }';
  expect(await query(scoped, list)).toEqual({ acquisitionCosts: { nodes: [{ amountMinor: 12_300 }] } });
  for (const bad of [{ amountMinor: -1 }, { amountMinor: 1e9 }, { currency: 'XXY' }])
    expect(await refusal(context, COST, { input: { ...MARCH, ...bad } })).toBe('BAD_USER_INPUT');
  const unknown = toGlobalId('Creator', organization.id);
  expect(await refusal(context, COST, { input: { ...MARCH, creatorId: unknown } })).toBe('NOT_FOUND');
});

test('a rate is exact, and one for each day', async () => {
  const { organization, context, events } = await setUp();
  const { exchangeRateSet } = await query<{ exchangeRateSet: { exchangeRate: { id: string } } }>(context, RATE, {
    input: EURO,
  });
  const { id } = exchangeRateSet.exchangeRate;
  const rate = { id, currency: 'EUR', quoteCurrency: 'USD', day: '2026-03-01', rate: '1.0842' };
  expect(exchangeRateSet.exchangeRate).toEqual(rate);
  await query(context, RATE, { input: { ...EURO, rate: '1.0842' } });
  expect((await events()).filter(({ type }) => type === 'exchange_rate.set')).toHaveLength(1);
  await makeRate(organization, { day: '2026-03-01', rate: '1.2' });
  expect(await query(context, '{ exchangeRates { nodes { id rate } } }')).toEqual({
    exchangeRates: { nodes: [{ id, rate: '1.2' }] },
  });
  for (const bad of [{ rate: '0' }, { rate: '-1' }, { rate: '1e3' }, { rate: '0.0000000000001' }, { currency: 'USD' }])
    expect(await refusal(context, RATE, { input: { ...EURO, ...bad } })).toBe('BAD_USER_INPUT');
  const scoped = contextFor({ organization, creatorId: organization.creatorId });
  expect(await refusal(scoped, RATE, { input: EURO })).toBe('FORBIDDEN');
});

test('both are nodes', async () => {
  const { organization, context } = await setUp();
  const ids = [
    toGlobalId('AcquisitionCost', (await makeCost(organization)).id),
    toGlobalId('ExchangeRate', (await makeRate(organization)).id),
  ];
  for (const id of ids)
    expect(await query(context, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: { id } });
});
