import Stripe from 'stripe';
import { inTransaction } from '../../src/database/transaction';
import { createMember } from '../../src/modules/members/member.service';
import { authorizePayments } from '../../src/modules/payments/payment-authorization.service';
import { buy } from '../../src/modules/purchases/purchase-payment.service';
import { refundPurchase } from '../../src/modules/purchases/purchase-refund.service';
import { checkLedger } from '../../src/modules/ledger/ledger-check.service';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';
import { StripeServer } from '../support/stripe-server';

const SECRET = 'whsec_of_the_test';
const stripe = new StripeServer();
let gateway: TestGateway;
let organization: TestOrganization;
let memberId: string;
let sent = 0;

beforeAll(async () => {
  const settings = {
    secretKey: 'sk_test_1',
    webhookSecrets: ['whsec_of_other_endpoint', SECRET],
    apiBase: await stripe.open(),
  };
  gateway = await startTestGateway({ stripe: settings });
});

afterAll(() => stripe.close());

beforeEach(async () => {
  organization = await gateway.organization();
  const { context } = organization;
  memberId = (await inTransaction(context, (transaction) => createMember(transaction, { email: 'a@example.com' }))).id;
});

afterEach(async () => {
  expect((await checkLedger(gateway.database.prisma, organization.id)).problems).toEqual([]);
});

interface Told {
  readonly id?: string;
  readonly secret?: string;
  readonly agedSeconds?: number;
  /** Null for the address of all organizations. */
  readonly slug?: string | null;
}

/** Sends an event as Stripe does, and answers the status. */
async function tell(type: string, object: object, told: Told = {}): Promise<number> {
  const { id = `evt_${(sent += 1)}`, secret = SECRET, agedSeconds = 0, slug = organization.slug } = told;
  const created = Math.floor(Date.now() / 1000) - agedSeconds;
  const payload = JSON.stringify({ id, object: 'event', type, created, data: { object } });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: created });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  const address = slug === null ? '/webhooks/stripe' : `/webhooks/stripe/${slug}`;
  const answer = await fetch(`${gateway.url}${address}`, { method: 'POST', headers, body: payload });
  return answer.status;
}

const quote = () => ({
  ...{ organizationId: organization.id, memberId, creatorId: organization.creatorId },
  ...{ kind: 'TIP' as const, subject: 'test', amountMinor: 1000n, currency: 'USD', paymentMethod: 'pm_card_visa' },
});

const payment = () => gateway.database.prisma.payment.findFirstOrThrow({ where: { organizationId: organization.id } });

const intentOf = (ref: string | null) => {
  const found = stripe.intents.find(({ id }) => id === ref);
  if (!found) throw new Error('There is no such intent.');
  return found;
};

const bought = () =>
  inTransaction(organization.context, (transaction) => buy(transaction, { ...quote(), purchasedAt: new Date() }));

describe('webhooks of Stripe', () => {
  it('are taken with a good and recent signature only', async () => {
    expect(await tell('ping', { id: 'x', object: 'balance' })).toBe(200);
    expect(await tell('ping', { id: 'x', object: 'balance' }, { secret: 'whsec_of_another' })).toBe(400);
    expect(await tell('ping', { id: 'x', object: 'balance' }, { agedSeconds: 3600 })).toBe(400);
    expect(await tell('ping', { id: 'x', object: 'balance' }, { slug: 'nobody' })).toBe(404);
    const bare = await fetch(`${gateway.url}/webhooks/stripe/${organization.slug}`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(400);
  });

  it('tell that reserved money was canceled, in any order and as often as they like', async () => {
    await authorizePayments(organization.context, [{ ...quote(), at: new Date() }]);
    const { providerRef } = await payment();
    const intent = intentOf(providerRef);
    const before = { ...intent };
    intent.status = 'canceled';
    expect(await tell('payment_intent.canceled', intent, { id: 'evt_same' })).toBe(200);
    expect((await payment()).status).toBe('VOIDED');
    expect(await tell('payment_intent.canceled', intent, { id: 'evt_same' })).toBe(200);
    // What was true before comes late and changes nothing.
    expect(await tell('payment_intent.amount_capturable_updated', before)).toBe(200);
    expect((await payment()).status).toBe('VOIDED');
  });

  it('settle a payment whose answer was lost', async () => {
    stripe.fail('/capture', 'error', 2);
    const { purchase } = await bought();
    const { status, providerRef } = await payment();
    expect([status, purchase.status]).toEqual(['CAPTURING', 'COMPLETED']);
    const intent = intentOf(providerRef);
    intent.status = 'succeeded';
    expect(await tell('payment_intent.succeeded', intent)).toBe(200);
    expect((await payment()).status).toBe('CAPTURED');
  });

  it('book a purchase back whose money could not be had', async () => {
    stripe.fail('/capture', 'error', 2);
    const { purchase } = await bought();
    const intent = intentOf((await payment()).providerRef);
    intent.status = 'canceled';
    expect(await tell('payment_intent.canceled', intent)).toBe(200);
    expect(await payment()).toMatchObject({ status: 'FAILED', failureCode: 'capture_failed' });
    // Money that was never taken is not paid back.
    const refunded = inTransaction(organization.context, (inside) => refundPurchase(inside, purchase.id, {}));
    await expect(refunded).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('tell of refunds that were made at Stripe, once', async () => {
    const { purchase } = await bought();
    const intent = intentOf((await payment()).providerRef);
    const refund = {
      id: 're_outside',
      object: 'refund' as const,
      payment_intent: intent.id,
      amount: 300,
      metadata: {},
    };
    stripe.refunds.push({ ...refund, status: 'succeeded' });
    expect(await tell('charge.refunded', { id: 'ch_1', object: 'charge', payment_intent: intent.id })).toBe(200);
    expect(await tell('refund.created', refund)).toBe(200);
    const { prisma } = gateway.database;
    const row = await prisma.purchase.findFirstOrThrow({ where: { id: purchase.id }, include: { refunds: true } });
    expect(row).toMatchObject({ status: 'PARTIALLY_REFUNDED', refundedMinor: 300n });
    expect(row.refunds).toMatchObject([{ amountMinor: 300n, providerRef: 're_outside', status: 'SUCCEEDED' }]);
  });

  it('come to one address for all organizations, and find theirs', async () => {
    const { purchase } = await bought();
    const intent = intentOf((await payment()).providerRef);
    const refund = { id: 're_all', object: 'refund' as const, payment_intent: intent.id, amount: 300, metadata: {} };
    stripe.refunds.push({ ...refund, status: 'succeeded' });
    const shared = { slug: null };
    expect(await tell('refund.created', refund, { ...shared, secret: 'whsec_of_another' })).toBe(400);
    expect(await tell('refund.created', refund, shared)).toBe(200);
    expect(await tell('payment_intent.succeeded', intent, { ...shared, id: 'evt_all' })).toBe(200);
    const { prisma } = gateway.database;
    expect(await prisma.purchase.findFirst({ where: { id: purchase.id } })).toMatchObject({ refundedMinor: 300n });
    expect(await prisma.providerEvent.findFirst({ where: { id: 'evt_all' } })).toMatchObject({
      organizationId: organization.id,
    });
    const foreign = { id: 'ch_foreign', object: 'charge', payment_intent: 'pi_foreign' };
    expect(await tell('charge.refunded', foreign, shared)).toBe(200);
    expect(await tell('ping', { id: 'x', object: 'balance' }, shared)).toBe(200);
  });

  it('tell of a refund of more than is left, of which what is left is noted', async () => {
    const { purchase } = await bought();
    const intent = intentOf((await payment()).providerRef);
    for (const [id, amount] of [['re_a', 700] as const, ['re_b', 700] as const, ['re_c', 700] as const]) {
      const refund = { id, object: 'refund' as const, payment_intent: intent.id, amount, metadata: {} };
      stripe.refunds.push({ ...refund, status: 'succeeded' });
      expect(await tell('refund.created', refund)).toBe(200);
    }
    const { prisma } = gateway.database;
    const row = await prisma.purchase.findFirstOrThrow({ where: { id: purchase.id }, include: { refunds: true } });
    expect(row).toMatchObject({ status: 'REFUNDED', refundedMinor: 1000n });
    expect(row.refunds.map(({ amountMinor }) => amountMinor)).toEqual([700n, 300n]);
  });

  it('tell that a refund of ours has failed after all', async () => {
    const { purchase } = await bought();
    const refundAll = () => inTransaction(organization.context, (inside) => refundPurchase(inside, purchase.id, {}));
    const { refund } = await refundAll();
    const made = stripe.refunds.find(({ metadata }) => metadata['refund'] === refund.id);
    if (!made) throw new Error('Stripe was not asked.');
    made.status = 'failed';
    expect(await tell('refund.failed', made)).toBe(200);
    expect(await tell('refund.updated', { ...made, status: 'pending' })).toBe(200);
    const { prisma } = gateway.database;
    const row = await prisma.purchase.findFirstOrThrow({ where: { id: purchase.id }, include: { refunds: true } });
    expect(row).toMatchObject({ status: 'COMPLETED', refundedMinor: 0n, refunds: [{ status: 'FAILED' }] });
    expect((await refundAll()).purchase.status).toBe('REFUNDED');
  });

  it('are sent again when Stripe cannot be asked just now', async () => {
    await authorizePayments(organization.context, [{ ...quote(), at: new Date() }]);
    const intent = intentOf((await payment()).providerRef);
    stripe.refunds.push({
      id: 're_later',
      object: 'refund',
      payment_intent: intent.id,
      amount: 1,
      metadata: {},
      status: 'failed',
    });
    stripe.fail('GET /v1/refunds/re_later', 'error', 2);
    const event = { id: 're_later', object: 'refund' };
    expect(await tell('refund.updated', event, { id: 'evt_later' })).toBe(500);
    expect(await tell('refund.updated', event, { id: 'evt_later' })).toBe(200);
  });
});
