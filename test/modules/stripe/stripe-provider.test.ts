import { authorizePayments } from '../../../src/modules/payments/payment-authorization.service';
import { StripeProvider } from '../../../src/modules/stripe/stripe-provider';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeScene } from '../../builders/offer';
import { makeOrganization, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { expectSoundMoney, paying, paymentsBy, settleLater } from '../../support/money';
import { StripeServer } from '../../support/stripe-server';

const CREATE = `mutation ($input: SubscriptionCreateInput!) {
  result: subscriptionCreate(input: $input) { subscription { id purchases { id amountMinor provider providerRef } } }
}`;
const REFUND = `mutation ($input: PurchaseRefundInput!) { result: purchaseRefund(input: $input) { refund { status } } }`;

let organization: TestOrganization;
let scene: Awaited<ReturnType<typeof makeScene>>;
let stripe: StripeServer;
let provider: StripeProvider;

beforeEach(async () => {
  const database = await testDatabase();
  organization = await makeOrganization(database);
  scene = await makeScene(organization);
  stripe = new StripeServer();
  const settings = { secretKey: 'sk_test_1', webhookSecrets: ['whsec_1'], apiBase: await stripe.open() };
  provider = new StripeProvider({ settings, db: database.prisma, timeoutMs: 300 });
});

afterEach(async () => {
  await settleLater(organization, provider);
  await expectSoundMoney(organization);
  expectBooksAgree();
  await stripe.close();
});

/** No money is held that nobody uses, and what was taken is what the payments say. */
function expectBooksAgree(): void {
  expect(stripe.intents.filter(({ status }) => status === 'requires_capture')).toEqual([]);
}

interface Bought {
  readonly result: { readonly subscription: { readonly purchases: readonly { readonly id: string }[] } };
}

function create(values: object = {}) {
  const { member, tier, price } = scene;
  const ids = { memberId: toGlobalId('Member', member.id), tierId: toGlobalId('Tier', tier.id) };
  const input = { ...ids, priceId: toGlobalId('Price', price.id), paymentMethod: 'pm_card_visa', ...values };
  return runQuery<Bought>(paying(organization, provider), CREATE, { input });
}

const taken = () => stripe.intents.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount);

describe('paying through Stripe', () => {
  it('makes a customer, confirms a payment intent and captures it', async () => {
    const { data, errors } = await create();
    expect(errors).toBeUndefined();
    const [payment] = await organization.database.prisma.payment.findMany({
      where: { organizationId: organization.id },
    });
    const [intent] = stripe.intents;
    expect(payment).toMatchObject({ status: 'CAPTURED', providerRef: intent?.id, cardLast4: '4242' });
    expect(intent).toMatchObject({
      amount: 500,
      currency: 'usd',
      customer: stripe.customers[0]?.id,
      status: 'succeeded',
    });
    expect(intent?.metadata).toEqual({ payment: payment?.id, organization: organization.id });
    expect(data.result.subscription.purchases).toMatchObject([{ provider: 'stripe', providerRef: intent?.id }]);
    const row = await organization.database.prisma.subscription.findFirstOrThrow({
      where: { organizationId: organization.id },
    });
    expect(row).toMatchObject({ provider: 'stripe', paymentMethod: 'pm_real_2', cardLast4: '4242' });
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['tok_nonsense', 'resource_missing'],
    [null, 'payment_method_required'],
  ])('tells why %s is declined', async (paymentMethod, declineCode) => {
    const { errors } = await create({ paymentMethod });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PAYMENT_FAILED', declineCode });
    expect(await paymentsBy(organization)).toEqual({ FAILED: 1 });
    expect(taken()).toEqual([]);
  });

  it.each([
    { what: 'a lost answer', on: 'POST /v1/payment_intents', does: 'dropAfter', times: 2 },
    { what: 'a connection that breaks once', on: 'POST /v1/payment_intents', does: 'drop', times: 1 },
    { what: 'an answer that never comes', on: 'POST /v1/payment_intents', does: 'hang', times: 1 },
    { what: 'an error of the customer', on: 'POST /v1/customers', does: 'dropAfter', times: 1 },
    { what: 'an error of the capture', on: '/capture', does: 'error', times: 2 },
    { what: 'a lost answer of the capture', on: '/capture', does: 'dropAfter', times: 2 },
  ] as const)('charges once in spite of $what', async ({ on, does, times }) => {
    stripe.fail(on, does, times);
    expect((await create({ idempotencyKey: 'k' })).errors).toBeUndefined();
    await settleLater(organization, provider);
    expect(taken()).toEqual([500]);
    expect(stripe.customers).toHaveLength(1);
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
  });

  it.each([
    ['drop', 'FAILED'],
    ['hang', 'FAILED'],
    ['error', 'FAILED'],
  ] as const)('says that it does not know when every call ends with %s, and asks later', async (does, status) => {
    stripe.fail('POST /v1/payment_intents', does, 2);
    const { errors } = await create({ idempotencyKey: 'k' });
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE');
    await settleLater(organization, provider);
    expect(await paymentsBy(organization)).toEqual({ [status]: 1 });
    expect(taken()).toEqual([]);
    expect((await create({ idempotencyKey: 'k' })).errors).toBeUndefined();
    expect(taken()).toEqual([500]);
  });

  it('gives money free that was reserved for a request that never learned of it', async () => {
    stripe.fail('POST /v1/payment_intents', 'dropAfter', 2);
    stripe.fail('GET /v1/payment_intents', 'drop', 2);
    expect((await create()).errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE');
    expect(stripe.intents).toMatchObject([{ status: 'requires_capture' }]);
    await settleLater(organization, provider);
    expect(stripe.intents).toMatchObject([{ status: 'canceled' }]);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
  });

  it('lets a card that was named for a trial belong to the customer before it is charged without the member', async () => {
    const quote = {
      ...{ organizationId: organization.id, memberId: scene.member.id, creatorId: organization.creatorId },
      ...{ kind: 'TIER' as const, subject: 'test', amountMinor: 700n, currency: 'USD', at: organization.clock.now() },
      ...{ paymentMethod: 'pm_card_visa', offSession: true },
    };
    const [authorized] = await authorizePayments(paying(organization, provider), [quote]);
    expect(authorized).toHaveProperty('payment.status', 'AUTHORIZED');
    expect(stripe.calls).toContain('POST /v1/payment_methods/pm_card_visa/attach');
  });

  it.each(['dropAfter', 'error', 'hang'] as const)('pays back once in spite of %s', async (does) => {
    const { data } = await create();
    const [purchase] = data.result.subscription.purchases;
    stripe.fail('POST /v1/refunds', does, does === 'error' ? 1 : 2);
    const input = { id: purchase?.id, amountMinor: 200, idempotencyKey: 'back' };
    const { errors } = await runQuery(paying(organization, provider), REFUND, { input });
    expect(errors).toBeUndefined();
    await settleLater(organization, provider);
    expect(stripe.refunds).toMatchObject([{ amount: 200, status: 'succeeded' }]);
  });

  it('pays a part back once although Stripe has forgotten the key', async () => {
    const { data } = await create();
    const [purchase] = data.result.subscription.purchases;
    stripe.fail('POST /v1/refunds', 'dropAfter', 2);
    const input = { id: purchase?.id, amountMinor: 200, idempotencyKey: 'back' };
    expect((await runQuery(paying(organization, provider), REFUND, { input })).errors).toBeUndefined();
    stripe.forgetKeys();
    organization.clock.advance(25 * 3_600_000);
    await settleLater(organization, provider);
    expect(stripe.refunds).toMatchObject([{ amount: 200, status: 'succeeded' }]);
  });
});
