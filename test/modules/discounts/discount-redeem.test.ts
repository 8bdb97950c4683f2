import { toGlobalId } from '../../../src/schema/global-id';
import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makeOffer, makePrice, makeScene, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = `id status trialEndAt currentPeriodEndAt discountStartAt discountEndAt discount { code redemptionCount }
  redemptions { redeemedAt discount { code redemptionCount lastRedeemedAt tier { slug memberCount } } }
  nextPayment { originalAmountMinor amountMinor currency interval discount { code } }`;
const CREATE = `mutation ($input: SubscriptionCreateInput!) {
  subscriptionCreate(input: $input) { subscription { ${FIELDS} } } }`;
const CHANGE = `mutation ($input: SubscriptionChangeInput!) {
  subscriptionChange(input: $input) { subscription { ${FIELDS} } } }`;
const READ = `query ($id: ID!) { subscription(id: $id) { ${FIELDS} } }`;

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const { member, tier, price } = scene;
  const input = {
    memberId: toGlobalId('Member', member.id),
    tierId: toGlobalId('Tier', tier.id),
    priceId: toGlobalId('Price', price.id),
  };
  const paid = async () => {
    const rows = await organization.database.prisma.purchase.findMany({
      where: { organizationId: organization.id },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ amountMinor }) => Number(amountMinor));
  };
  return { organization, ...scene, input, paid, context: contextFor({ organization }) };
}

const discountId = (discount: { id: string }) => toGlobalId('Discount', discount.id);

describe('redeeming a discount', () => {
  it('lowers the first payment, and the next one as long as it runs', async () => {
    const { organization, tier, input, paid, context } = await setUp();
    const half = await makeDiscount(organization, tier.id, { code: 'half', duration: 'FOREVER' });
    const created = await query(context, CREATE, { input: { ...input, discountId: discountId(half) } });
    const at = '2026-03-01T12:00:00.000Z';
    const redeemed = { code: 'half', redemptionCount: 1, lastRedeemedAt: at };
    expect(created).toMatchObject({
      subscriptionCreate: {
        subscription: {
          ...{ discountStartAt: at, discountEndAt: null, discount: { code: 'half', redemptionCount: 1 } },
          redemptions: [{ redeemedAt: at, discount: { ...redeemed, tier: { slug: tier.slug, memberCount: 1 } } }],
          nextPayment: {
            ...{ originalAmountMinor: 500, amountMinor: 250, currency: 'USD', interval: 'MONTH' },
            discount: { code: 'half' },
          },
        },
      },
    });
    expect(await paid()).toEqual([250]);
    const event = await organization.database.prisma.event.findFirstOrThrow({
      where: { organizationId: organization.id, type: 'discount.redeemed' },
    });
    expect(event).toMatchObject({ subjectType: 'discount', subjectId: half.id, data: { code: 'half' } });
  });

  it.each([
    [{ duration: 'ONCE' }, '2026-04-01T12:00:00.000Z', 500],
    [{ duration: 'REPEATING', durationMonths: 1 }, '2026-04-01T12:00:00.000Z', 500],
    [{ duration: 'REPEATING', durationMonths: 3 }, '2026-06-01T12:00:00.000Z', 250],
    [{ duration: 'FOREVER' }, null, 250],
    [{ duration: 'FOREVER', type: 'FIXED', amount: 499, currency: 'USD' }, null, 1],
    [{ duration: 'FOREVER', amount: 100 }, null, 0],
  ] as const)('with %j lasts until %s', async (values, discountEndAt, amountMinor) => {
    const { organization, tier, input, context } = await setUp();
    const discount = await makeDiscount(organization, tier.id, values);
    const created = await query(context, CREATE, { input: { ...input, discountId: discountId(discount) } });
    expect(created).toMatchObject({
      subscriptionCreate: { subscription: { discountEndAt, nextPayment: { originalAmountMinor: 500, amountMinor } } },
    });
  });

  it('takes the place of the trial of the tier, unless it lengthens that', async () => {
    const { organization, context } = await setUp();
    const { tier, price } = await makeOffer(organization, { trialDays: 7 });
    const terms = { tierId: toGlobalId('Tier', tier.id), priceId: toGlobalId('Price', price.id) };
    const subscribe = async (values: Parameters<typeof makeDiscount>[2], more: object = {}) => {
      const discount = await makeDiscount(organization, tier.id, values);
      const memberId = toGlobalId('Member', (await makeMember(organization)).id);
      const input = { ...terms, memberId, discountId: discountId(discount), ...more };
      const { subscriptionCreate } = await query<{ subscriptionCreate: { subscription: object } }>(context, CREATE, {
        input,
      });
      return subscriptionCreate.subscription;
    };
    expect(await subscribe({})).toMatchObject({ status: 'ACTIVE', trialEndAt: null });
    const month = { trialEndAt: '2026-03-31T12:00:00.000Z', discountEndAt: '2026-03-31T12:00:00.000Z' };
    const trial = { type: 'TRIAL', amount: 30 } as const;
    expect(await subscribe(trial)).toMatchObject({
      ...{ status: 'TRIALING', ...month, discountStartAt: '2026-03-01T12:00:00.000Z' },
      nextPayment: { originalAmountMinor: 500, amountMinor: 500, discount: null },
    });
    expect(await subscribe({ ...trial, amount: 3 })).toMatchObject({ trialEndAt: '2026-03-08T12:00:00.000Z' });
    expect(await subscribe({ duration: 'ONCE' }, { trialDays: 10 })).toMatchObject({
      ...{ status: 'TRIALING', discountStartAt: '2026-03-11T12:00:00.000Z', discountEndAt: '2026-04-11T12:00:00.000Z' },
      nextPayment: { originalAmountMinor: 500, amountMinor: 250 },
    });
  });

  it('is refused for other terms, and where it cannot be redeemed', async () => {
    const { organization, tier, input, context } = await setUp();
    const other = await makeTier(organization);
    await makePrice(organization, tier.id, { currency: 'EUR' });
    const refusedWith = async (discount: Promise<{ id: string }>, more: object = {}) => {
      const wanted = { ...input, discountId: discountId(await discount), ...more };
      const { errors } = await runQuery(context, CREATE, { input: wanted });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      return Object.keys(errors?.[0]?.extensions?.['fields'] as object);
    };
    const of = (tierId: string, values: Parameters<typeof makeDiscount>[2] = {}) =>
      makeDiscount(organization, tierId, values);
    for (const discount of [
      of(other.id),
      of(tier.id, { cadence: 'YEAR' }),
      of(tier.id, { status: 'ARCHIVED' }),
      of(tier.id, { redemptionType: 'RETENTION' }),
      of(tier.id, { type: 'FIXED', amount: 100, currency: 'EUR' }),
    ])
      expect(await refusedWith(discount)).toEqual(['discountId']);
    expect(await refusedWith(of(tier.id), { complimentary: true, priceId: null })).toEqual(['discountId']);
    const quarterly = await makePrice(organization, tier.id, { intervalCount: 3 });
    expect(await refusedWith(of(tier.id), { priceId: toGlobalId('Price', quarterly.id) })).toEqual(['discountId']);
    const where = { organizationId: organization.id };
    expect(await organization.database.prisma.discountRedemption.count({ where })).toBe(0);
  });

  it('is not found in another organization', async () => {
    const { input, context } = await setUp();
    const other = await makeOrganization(await testDatabase());
    const foreign = await makeDiscount(other, (await makeTier(other)).id);
    expect(await refusal(context, CREATE, { input: { ...input, discountId: discountId(foreign) } })).toBe('NOT_FOUND');
  });
});

describe('a discounted subscription', () => {
  it('keeps its discount at a price that it is for, and loses it with the tier', async () => {
    const { organization, member, tier, price, paid, context } = await setUp();
    const half = await makeDiscount(organization, tier.id, { code: 'half', duration: 'FOREVER' });
    const row = await makeSubscription(organization, { member, tier, price }, { discountId: half.id });
    const dearer = await makePrice(organization, tier.id, { amountMinor: 900 });
    const id = toGlobalId('MemberSubscription', row.id);
    const same = { id, tierId: toGlobalId('Tier', tier.id), priceId: toGlobalId('Price', dearer.id) };
    expect(await query(context, CHANGE, { input: same })).toMatchObject({
      subscriptionChange: { subscription: { discount: { code: 'half' }, nextPayment: { amountMinor: 450 } } },
    });
    const { tier: other, price: otherPrice } = await makeOffer(organization);
    const moved = { id, tierId: toGlobalId('Tier', other.id), priceId: toGlobalId('Price', otherPrice.id) };
    const gone = { discount: null, discountStartAt: null, discountEndAt: null };
    expect(await query(context, CHANGE, { input: moved })).toMatchObject({
      subscriptionChange: {
        subscription: {
          ...{ ...gone, nextPayment: { amountMinor: 500 } },
          redemptions: [{ discount: { code: 'half', tier: { slug: tier.slug, memberCount: 0 } } }],
        },
      },
    });
    // Each change takes off what was paid for the period before, of which nothing is used up yet.
    expect(await paid()).toEqual([250, 200, 50]);
  });

  it('pays in full again once the discount is over', async () => {
    const { organization, member, tier, price, paid, context } = await setUp();
    const once = await makeDiscount(organization, tier.id, { code: 'once' });
    const row = await makeSubscription(organization, { member, tier, price }, { discountId: once.id });
    const id = toGlobalId('MemberSubscription', row.id);
    const act = (name: string, input: object) =>
      query(context, `mutation { ${name}(input: { id: "${id}" }) { clientMutationId } }`, input as never);
    await act('subscriptionPause', {});
    organization.clock.advance(40 * 86_400_000);
    await act('subscriptionResume', {});
    expect(await paid()).toEqual([250, 500]);
    expect(await query(context, READ, { id })).toMatchObject({
      subscription: { discount: { code: 'once' }, nextPayment: { amountMinor: 500, discount: null } },
    });
  });

  it('has no next payment when it ends or rests, and one of nothing when it is given', async () => {
    const { organization, member, tier, price, context } = await setUp();
    const read = async (row: { id: string }) =>
      (
        await query<{ subscription: { nextPayment: unknown } }>(context, READ, {
          id: toGlobalId('MemberSubscription', row.id),
        })
      ).subscription.nextPayment;
    const change = (name: string, row: { id: string }, more = '') =>
      query(context, `mutation ($id: ID!) { ${name}(input: { id: $id ${more} }) { clientMutationId } }`, {
        id: toGlobalId('MemberSubscription', row.id),
      });
    const row = await makeSubscription(organization, { member, tier, price });
    expect(await read(row)).toMatchObject({ amountMinor: 500, discount: null });
    await change('subscriptionCancel', row, 'atPeriodEnd: true');
    expect(await read(row)).toBeNull();
    await change('subscriptionResume', row);
    await change('subscriptionPause', row);
    expect(await read(row)).toBeNull();
    await change('subscriptionCancel', row);
    expect(await read(row)).toBeNull();
    const given = await makeSubscription(organization, { member, tier, price }, { complimentary: true });
    expect(await read(given)).toEqual({
      ...{ originalAmountMinor: 0, amountMinor: 0, currency: null, interval: null, discount: null },
    });
  });
});
