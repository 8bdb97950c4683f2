import { toGlobalId } from '../../../src/schema/global-id';
import { makeOffer, makeScene } from '../../builders/offer';
import { contextFor, makeOrganization, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { expectSoundMoney, paymentsBy, settleLater } from '../../support/money';

const CREATE = `mutation ($input: SubscriptionCreateInput!) {
  result: subscriptionCreate(input: $input) {
    subscription { id status purchases { amountMinor provider providerRef } }
  } }`;
const CHANGE = CREATE.replaceAll('Create', 'Change');

let organization: TestOrganization;
let scene: Awaited<ReturnType<typeof makeScene>>;
let where: { organizationId: string };

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  scene = await makeScene(organization);
  where = { organizationId: organization.id };
});

afterEach(async () => {
  await settleLater(organization);
  await expectSoundMoney(organization);
});

interface Result {
  readonly result: { readonly subscription: { readonly id: string; readonly purchases: object[] } };
}

function create(values: object = {}) {
  const { member, tier, price } = scene;
  const ids = { memberId: toGlobalId('Member', member.id), tierId: toGlobalId('Tier', tier.id) };
  const input = { ...ids, priceId: toGlobalId('Price', price.id), ...values };
  return runQuery<Result>(contextFor({ organization }), CREATE, { input });
}

const ledger = async () => {
  const entries = await organization.database.prisma.ledgerEntry.findMany({ where });
  return Object.fromEntries(entries.map(({ account, amountMinor }) => [account, amountMinor]));
};

const countOf = async (table: 'subscription' | 'purchase' | 'entitlement') => {
  const { prisma } = organization.database;
  return (prisma[table] as typeof prisma.purchase).count({ where });
};

describe('subscribing', () => {
  it('charges the card once and books the shares', async () => {
    const { data, errors } = await create({ paymentMethod: 'pm_card_mastercard' });
    expect(errors).toBeUndefined();
    const [payment] = await organization.database.prisma.payment.findMany({ where });
    expect(payment).toMatchObject({ status: 'CAPTURED', amountMinor: 500n, cardLast4: '4444', settleAt: null });
    const bought = { amountMinor: 500, provider: 'test', providerRef: `ch_test_${payment?.id}` };
    expect(data.result.subscription).toMatchObject({ status: 'ACTIVE', purchases: [bought] });
    expect(await ledger()).toEqual({ MEMBER: -500n, CREATOR: 450n, PLATFORM_FEE: 50n });
    const row = await organization.database.prisma.subscription.findFirstOrThrow({ where });
    expect(row).toMatchObject({ paymentMethod: 'pm_card_mastercard', cardLast4: '4444' });
  });

  it.each([
    ['pm_card_declined', 'card_declined'],
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeCustomerFail', 'card_declined'],
    ['nonsense', 'resource_missing'],
  ])('leaves nothing but a failed payment when %s is declined', async (paymentMethod, declineCode) => {
    const { errors } = await create({ paymentMethod });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PAYMENT_FAILED', declineCode });
    expect(await paymentsBy(organization)).toEqual({ FAILED: 1 });
    expect([await countOf('subscription'), await countOf('purchase'), await countOf('entitlement')]).toEqual([0, 0, 0]);
    expect(await ledger()).toEqual({});
    // The seat is free, and another card will do.
    expect((await create({ paymentMethod: 'pm_card_001' })).errors).toBeUndefined();
  });

  it('settles a lost answer by asking', async () => {
    expect((await create({ paymentMethod: 'pm_card_lostAnswer' })).errors).toBeUndefined();
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
  });

  it('says that it does not know when no answer comes, and never charges afterwards', async () => {
    const { errors } = await create({ paymentMethod: 'pm_card_timeout', idempotencyKey: 'k' });
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE');
    expect(await paymentsBy(organization)).toEqual({ PENDING: 1 });
    const again = await create({ paymentMethod: 'pm_card_timeout', idempotencyKey: 'k' });
    expect(again.errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE');
    expect(await paymentsBy(organization)).toEqual({ PENDING: 1 });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ FAILED: 1 });
  });

  it('takes what a lost answer of the capture has left', async () => {
    await create({ paymentMethod: 'pm_card_lostCapture' });
    expect(await paymentsBy(organization)).toEqual({ CAPTURING: 1 });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
  });

  it('reserves nothing when it is refused anyway', async () => {
    await create();
    expect((await create()).errors?.[0]?.extensions?.['code']).toBe('ALREADY_SUBSCRIBED');
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
  });

  it('needs no payment for a trial, and none for a discount of everything', async () => {
    expect((await create({ trialDays: 7, paymentMethod: 'pm_card_chargeCustomerFail' })).errors).toBeUndefined();
    expect(await paymentsBy(organization)).toEqual({});
  });

  it('answers a repeated key without a second payment', async () => {
    const first = await create({ idempotencyKey: 'once' });
    const second = await create({ idempotencyKey: 'once' });
    expect(second.data.result).toEqual(first.data.result);
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
  });
});

describe('changing', () => {
  it('keeps everything as it was when the new card is declined', async () => {
    const { data } = await create();
    const { tier, price } = await makeOffer(organization);
    const ids = { tierId: toGlobalId('Tier', tier.id), priceId: toGlobalId('Price', price.id) };
    organization.clock.advance(24 * 3_600_000);
    const input = { id: data.result.subscription.id, ...ids, paymentMethod: 'pm_card_declined' };
    const { errors } = await runQuery(contextFor({ organization }), CHANGE, { input });
    expect(errors?.[0]?.extensions?.['code']).toBe('PAYMENT_FAILED');
    const row = await organization.database.prisma.subscription.findFirstOrThrow({ where });
    expect(row).toMatchObject({ tierId: scene.tier.id, paymentMethod: null });
    expect((await organization.database.prisma.tier.findFirstOrThrow({ where: { id: tier.id } })).seatsTaken).toBe(0);
  });
});
