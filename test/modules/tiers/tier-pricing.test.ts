import { toGlobalId } from '../../../src/schema/global-id';
import { makePrice, makeScene, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = `id active archivedAt monthlyPrice { amountMinor currency nickname } yearlyPrice { amountMinor currency nickname }
  prices { amountMinor active }`;
const CREATE = `mutation ($input: TierCreateInput!) { tierCreate(input: $input) { tier { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: TierUpdateInput!) { tierUpdate(input: $input) { tier { ${FIELDS} } } }`;

interface Answer {
  tier: { id: string; prices: { amountMinor: number; active: boolean }[] };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const context = contextFor({ organization });
  const create = async (input: object) =>
    (await query<{ tierCreate: Answer }>(context, CREATE, { input: { name: 'Gold', ...input } })).tierCreate.tier;
  const update = async (id: string, input: object) => {
    organization.clock.advance(1000);
    return (await query<{ tierUpdate: Answer }>(context, UPDATE, { input: { id, ...input } })).tierUpdate.tier;
  };
  return { organization, context, create, update };
}

describe('what a new tier costs', () => {
  it('is in the currency given or that of the organization', async () => {
    const { create } = await setUp();
    expect(await create({ monthlyAmountMinor: 700, yearlyAmountMinor: 7000, currency: 'eur' })).toMatchObject({
      monthlyPrice: { amountMinor: 700, currency: 'EUR', nickname: 'Monthly' },
      yearlyPrice: { amountMinor: 7000, currency: 'EUR', nickname: 'Yearly' },
    });
    expect(await create({ name: 'Silver', yearlyAmountMinor: 0 })).toMatchObject({
      monthlyPrice: null,
      yearlyPrice: { amountMinor: 0, currency: 'USD' },
    });
  });

  it('is nothing for a free tier', async () => {
    const { context, create } = await setUp();
    const input = { name: 'Free', type: 'FREE' };
    expect(await create({ ...input, monthlyAmountMinor: null })).toMatchObject({ monthlyPrice: null, prices: [] });
    for (const priced of [{ monthlyAmountMinor: 0 }, { yearlyAmountMinor: 10 }, { currency: 'USD' }])
      expect(await refusal(context, CREATE, { input: { ...input, ...priced } })).toBe('INVALID_TIER');
  });

  it('is an amount that is not negative, in a currency that there is', async () => {
    const { organization, context } = await setUp();
    for (const [wrong, field] of [
      [{ monthlyAmountMinor: -1 }, 'monthlyAmountMinor'],
      [{ yearlyAmountMinor: 1_000_000_000 }, 'yearlyAmountMinor'],
      [{ monthlyAmountMinor: 1, currency: 'XXXX' }, 'currency'],
    ] as const) {
      const { errors } = await runQuery(context, CREATE, { input: { name: 'Gold', ...wrong } });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { [field]: [expect.any(String)] },
      });
    }
    expect(await organization.database.prisma.tier.count({ where: { organizationId: organization.id } })).toBe(0);
  });
});

describe('another amount', () => {
  it('makes a new price and archives the one before, only where it differs', async () => {
    const { create, update } = await setUp();
    const { id } = await create({ monthlyAmountMinor: 700, yearlyAmountMinor: 7000 });
    const same = await update(id, { monthlyAmountMinor: 700, yearlyAmountMinor: 7000, currency: 'usd' });
    expect(same.prices).toHaveLength(2);
    const dearer = await update(id, { monthlyAmountMinor: 900 });
    expect(dearer).toMatchObject({ monthlyPrice: { amountMinor: 900 }, yearlyPrice: { amountMinor: 7000 } });
    expect(dearer.prices).toEqual([
      { amountMinor: 700, active: false },
      { amountMinor: 7000, active: true },
      { amountMinor: 900, active: true },
    ]);
    const priced = { monthlyPrice: { amountMinor: 900, currency: 'GBP' }, yearlyPrice: { currency: 'GBP' } };
    expect(await update(id, { currency: 'GBP' })).toMatchObject(priced);
    expect(await update(id, { yearlyAmountMinor: null })).toMatchObject({ ...priced, yearlyPrice: null });
    expect(await update(id, { yearlyAmountMinor: 90 })).toMatchObject({
      yearlyPrice: { amountMinor: 90, currency: 'GBP' },
    });
  });

  it('leaves who subscribed before with the price of before', async () => {
    const { organization, context, update } = await setUp();
    const scene = await makeScene(organization);
    const row = await makeSubscription(organization, scene);
    await update(toGlobalId('Tier', scene.tier.id), { monthlyAmountMinor: 900 });
    const document = `query ($id: ID!) { subscription(id: $id) { price { amountMinor } nextPayment { amountMinor }
      tier { monthlyPrice { amountMinor } } } }`;
    expect(await query(context, document, { id: toGlobalId('MemberSubscription', row.id) })).toEqual({
      subscription: {
        price: { amountMinor: 500 },
        nextPayment: { amountMinor: 500 },
        tier: { monthlyPrice: { amountMinor: 900 } },
      },
    });
  });

  it('is not what prices by another interval say', async () => {
    const { organization, context } = await setUp();
    const tier = await makeTier(organization);
    await makePrice(organization, tier.id, { amountMinor: 100 });
    organization.clock.advance(1000);
    await makePrice(organization, tier.id, { amountMinor: 250, intervalCount: 3 });
    await makePrice(organization, tier.id, { amountMinor: 50, interval: 'WEEK' });
    await makePrice(organization, tier.id, { amountMinor: 300, type: 'DONATION', interval: null });
    const document = 'query ($id: ID!) { tier(id: $id) { monthlyPrice { amountMinor } yearlyPrice { amountMinor } } }';
    expect(await query(context, document, { id: toGlobalId('Tier', tier.id) })).toEqual({
      tier: { monthlyPrice: { amountMinor: 100 }, yearlyPrice: null },
    });
  });
});

describe('an archived tier', () => {
  it('is offered again when it is made active', async () => {
    const { organization, create, update } = await setUp();
    const { id } = await create({ monthlyAmountMinor: 100 });
    expect(await update(id, { active: false })).toMatchObject({
      active: false,
      archivedAt: '2026-03-01T12:00:01.000Z',
    });
    expect(await update(id, { active: false, name: 'Old' })).toMatchObject({ archivedAt: '2026-03-01T12:00:01.000Z' });
    expect(await update(id, { active: true })).toMatchObject({ active: true, archivedAt: null });
    const events = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, subjectType: 'tier' },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ type }) => type)).toEqual([
      'tier.created',
      'tier.archived',
      'tier.updated',
      'tier.unarchived',
    ]);
  });

  it('is never the default one', async () => {
    const { organization, context } = await setUp();
    const free = await makeTier(organization, { type: 'FREE', isDefault: true });
    const id = toGlobalId('Tier', free.id);
    expect(await refusal(context, UPDATE, { input: { id, active: false } })).toBe('INVALID_STATE');
    expect(await refusal(context, UPDATE, { input: { id, monthlyAmountMinor: 5 } })).toBe('INVALID_TIER');
    await query(context, UPDATE, { input: { id, active: true, name: 'Everybody' } });
  });
});
