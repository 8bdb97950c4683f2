import { ghost } from '../../../src/rest/dialects/ghost';
import { toObjectId } from '../../../src/shared/object-id';
import { toPrefixed } from '../../../src/shared/id';
import { makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { RestServer } from '../../support/rest';

let organization: TestOrganization;
let rest: RestServer;
let token: string;

beforeAll(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization, { dialects: [ghost] });
  token = rest.issue('ghost');
});

async function subscribed(terms: Parameters<typeof makeSubscription>[2] = {}) {
  const member = await makeMember(organization, { name: 'Ada' });
  const { tier, price } = await makeOffer(organization);
  const subscription = await makeSubscription(organization, { member, tier, price }, terms);
  const read = async () => {
    const url = `/ghost/api/admin/members/${toObjectId(member.id)}/`;
    return (await rest.send({ method: 'GET', url, token })).json.members[0];
  };
  const change = (data: object) =>
    organization.database.prisma.subscription.updateMany({
      where: { organizationId: organization.id, id: subscription.id },
      data,
    });
  return { member, tier, price, subscription, read, change };
}

test('a subscription of any front has ids made of our own, a price, a tier and the next payment', async () => {
  const { member, tier, price, subscription, read } = await subscribed();
  const shown = await read();
  expect(shown).toMatchObject({ status: 'paid', comped: false, tiers: [{ id: toObjectId(tier.id), expiry_at: null }] });
  const plan = { nickname: 'Monthly', amount: 500, interval: 'month', currency: 'USD' };
  const customerId = toPrefixed('cus', member.id);
  expect(shown.subscriptions).toMatchObject([
    {
      id: toPrefixed('sub', subscription.id),
      customer: { id: customerId, name: 'Ada', email: member.email },
      plan: { id: toPrefixed('price', price.id), ...plan },
      status: 'active',
      price: {
        id: toPrefixed('price', price.id),
        price_id: toObjectId(price.id),
        ...plan,
        type: 'recurring',
        tier: { id: toPrefixed('prod', tier.id), name: tier.name, tier_id: toObjectId(tier.id) },
      },
      tier: { id: toObjectId(tier.id), monthly_price: 500 },
      offer: null,
      next_payment: { original_amount: 500, amount: 500, interval: 'month', currency: 'USD', discount: null },
      attribution: null,
    },
  ]);
  const { customer, ...current } = shown.current_subscription;
  expect(customer).toEqual({ id: customerId, name: null, email: null });
  expect(Object.keys(current)).not.toContain('price');
});

test.each([
  ['TRIALING', 'trialing'],
  ['PAST_DUE', 'past_due'],
  ['UNPAID', 'unpaid'],
  ['CANCELED', 'canceled'],
  ['EXPIRED', 'canceled'],
])('a subscription that is %s is %s', async (status, printed) => {
  const { read, change } = await subscribed();
  await change({ status });
  const { subscriptions, current_subscription: current } = await read();
  expect(subscriptions).toMatchObject([{ status: printed }]);
  expect(current?.status ?? null).toBe(['TRIALING', 'PAST_DUE'].includes(status) ? printed : null);
});

test('one that rests is active until what is paid for is over, and unpaid afterwards', async () => {
  const { read, change } = await subscribed();
  await change({ status: 'PAUSED', pausedAt: organization.clock.now() });
  expect(await read()).toMatchObject({ status: 'paid', subscriptions: [{ status: 'active' }] });
  await change({ currentPeriodEndAt: organization.clock.now() });
  const after = await read();
  expect(after).toMatchObject({ status: 'free', tiers: [], subscriptions: [{ status: 'unpaid' }] });
  expect(after.subscriptions[0]).not.toHaveProperty('tier');
});

test('one that was never complete is left out', async () => {
  const { read, change } = await subscribed();
  await change({ status: 'INCOMPLETE' });
  expect(await read()).toMatchObject({ status: 'free', subscriptions: [] });
});

test.each([
  ['COMPLIMENTARY', 'comped', 'Complimentary'],
  ['GIFT', 'gift', 'Gift subscription'],
])(
  'one of the kind %s is shown in the form that Ghost makes up, while it gives access',
  async (kind, status, words) => {
    const { tier, read, change } = await subscribed({ complimentary: true });
    await change({ kind, cancelAtPeriodEnd: true, currentPeriodEndAt: new Date('2030-12-31T00:00:00Z') });
    const end = '2030-12-31T00:00:00.000Z';
    const shown = await read();
    expect(shown).toMatchObject({ status, tiers: [{ slug: tier.slug, expiry_at: end }], current_subscription: null });
    expect(shown.subscriptions).toMatchObject([
      {
        id: '',
        plan: { nickname: words, amount: 0, interval: 'year' },
        current_period_end: end,
        tier: { expiry_at: end },
      },
    ]);
    await change({ currentPeriodEndAt: organization.clock.now() });
    expect(await read()).toMatchObject({ status: 'free', subscriptions: [], tiers: [] });
  },
);
