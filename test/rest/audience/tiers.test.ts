import { makeMember } from '../../builders/member';
import { makeOffer, makePrice, makeTier } from '../../builders/offer';
import { makeDiscount } from '../../builders/discount';
import { makeSubscription } from '../../builders/subscription';
import { AudienceClient, audienceId } from '../../support/audience';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

let organization: TestOrganization;
let client: AudienceClient;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
});

interface Tier {
  readonly id: string;
  readonly member_count: number;
  readonly revenue_monthly: number;
}

async function shown(tier: { readonly id: string }): Promise<Tier> {
  const { tiers } = (await client.get('/tiers')).json as { tiers: Tier[] };
  return tiers.find(({ id }) => id === audienceId('tier', tier)) as Tier;
}

const subscriber = async () => makeMember(organization);

describe('what a tier brings', () => {
  test('a year is a twelfth, endless discounts are taken off, and nothing is rounded before the sum', async () => {
    const { tier, price } = await makeOffer(organization);
    const yearly = await makePrice(organization, tier.id, { amountMinor: 10_00, interval: 'YEAR' });
    const euros = await makePrice(organization, tier.id, { amountMinor: 9_99, currency: 'EUR' });
    const forever = await makeDiscount(organization, tier.id, { duration: 'FOREVER' });
    const once = await makeDiscount(organization, tier.id, { duration: 'ONCE' });
    const take = async (paid: { id: string }, discountId?: string) =>
      makeSubscription(organization, { member: await subscriber(), tier, price: paid }, { discountId });
    await take(price);
    await take(price, forever.id);
    await take(price, once.id);
    for (const paid of [yearly, yearly, yearly, euros]) await take(paid);
    await makeSubscription(organization, { member: await subscriber(), tier, price }, { complimentary: true });
    const half = Number(forever.amount) / 100;
    expect(await shown(tier)).toMatchObject({ member_count: 8, revenue_monthly: 5 + 5 * (1 - half) + 5 + 2.5 });
  });

  test('what is over, in its trial or rests behind its period brings nothing', async () => {
    const { tier, price } = await makeOffer(organization);
    const states = [
      { status: 'TRIALING' },
      { status: 'UNPAID' },
      { status: 'CANCELED' },
      { status: 'PAUSED', currentPeriodEndAt: new Date('2026-01-01T00:00:00Z') },
      { status: 'ACTIVE', cancelAtPeriodEnd: true, currentPeriodEndAt: new Date('2026-01-01T00:00:00Z') },
    ] as const;
    for (const columns of [...states, { status: 'PAST_DUE' }, { status: 'PAUSED' }] as const) {
      const { id } = await makeSubscription(organization, { member: await subscriber(), tier, price });
      await organization.database.prisma.subscription.updateMany({ where: { id }, data: columns });
    }
    expect((await shown(tier)).revenue_monthly).toBe(10);
  });

  test('the list takes as many statements for one tier as for many', async () => {
    const statements = async () => {
      const before = organization.database.statements();
      await client.get('/tiers');
      return organization.database.statements() - before;
    };
    await makeOffer(organization);
    await statements();
    const forOne = await statements();
    for (let made = 0; made < 6; made++) await makeOffer(organization);
    // What was announced of them may still be on its way.
    await statements();
    expect(await statements()).toBe(forOne);
  });
});

test('the default tier counts the members without another', async () => {
  const free = await makeTier(organization, { name: 'Free', type: 'FREE', isDefault: true });
  await subscriber();
  expect(await shown(free)).toMatchObject({ member_count: 1, price_monthly: 0, price_yearly: 0, is_default: true });
});

test('archived tiers are not listed, hidden ones are', async () => {
  const { json } = await client.send('POST /tiers', { name: 'Hidden', price_monthly: 3, visible: false });
  expect(json).toMatchObject({ visible: false, price_yearly: null, limit: null });
  const archived = await makeTier(organization);
  await organization.database.prisma.tier.updateMany({ where: { id: archived.id }, data: { archivedAt: new Date() } });
  expect((await client.get('/tiers')).json.tiers.map(({ id }: Tier) => id)).toEqual([json.id]);
});

test('a new price is for new subscribers; who has subscribed keeps the old one', async () => {
  const made = (await client.send('POST /tiers', { name: 'VIP', price_monthly: 24.99, price_yearly: 249.99 })).json;
  const [early, late] = [await subscriber(), await subscriber()];
  const join = (member: { id: string }) =>
    client.send(`PUT /members/${audienceId('member', member)}`, { tier_id: made.id as string });
  await join(early);
  const changed = await client.send(`PUT /tiers/${made.id}`, { price_monthly: 29.99 });
  expect(changed.json).toMatchObject({ price_monthly: 29.99, price_yearly: 249.99, revenue_monthly: 24.99 });
  await join(late);
  const tiers = (await client.get('/tiers')).json.tiers as Tier[];
  expect(tiers.find(({ id }) => id === made.id)).toMatchObject({ member_count: 2, revenue_monthly: 54.98 });
});

test.each([
  { price_monthly: 5 },
  { name: '' },
  { name: 'X', benefits: 'all' },
  { name: 'X', benefits: [1] },
  { name: 'X', limit: -5 },
  { name: 'X', limit: 1.5 },
  { name: 'X', visible: 'yes' },
  { name: 'X', price_monthly: '5' },
])('%j is no tier', async (body) => {
  expect((await client.send('POST /tiers', body)).json.code).toBe('VALIDATION_ERROR');
});

// Sent as text: some of these cannot be told from others once they are binary fractions.
test.each([
  ['24.99', 24.99],
  ['24.990', 'refused'],
  ['0.1', 0.1],
  ['0.1000000000000000055511151231257827', 'refused'],
  ['9999999.99', 9_999_999.99],
  ['10000000', 'refused'],
  ['1e2', 'refused'],
  ['-1', 'refused'],
  ['0', 0],
  ['-0', 0],
])('a price of %s', async (text, price) => {
  const { json } = await client.send('POST /tiers', `{"name":"X","price_monthly":${text}}`);
  expect(json.code === undefined ? json.price_monthly : 'refused').toBe(price);
});

test('a price in a currency without decimals has none, and one with three may have three', async () => {
  const price = async (currency: string, text: string): Promise<unknown> => {
    const { prisma } = organization.database;
    await prisma.organization.updateMany({ where: { id: organization.id }, data: { currency } });
    const { json } = await client.send('POST /tiers', `{"name":"X","price_monthly":${text}}`);
    return json.code ?? json.price_monthly;
  };
  expect([await price('JPY', '500'), await price('JPY', '5.5'), await price('KWD', '1.999')]).toEqual([
    ...[500, 'VALIDATION_ERROR', 1.999],
  ]);
});

test('a key that is given twice with two amounts is refused', async () => {
  const { json } = await client.send('POST /tiers', '{"name":"X","price_monthly":1,"price_monthly":2}');
  expect(json.code).toBe('BAD_REQUEST');
});
