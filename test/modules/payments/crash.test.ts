import { inTransaction } from '../../../src/database/transaction';
import { authorizePayments } from '../../../src/modules/payments/payment-authorization.service';
import { inPaidTransaction } from '../../../src/modules/payments/payment.service';
import { createSubscription } from '../../../src/modules/subscriptions/subscription.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeScene } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { CutOff, expectSoundMoney, paying, paymentsBy, settleLater } from '../../support/money';

const CREATE = `mutation ($input: SubscriptionCreateInput!) {
  subscriptionCreate(input: $input) { subscription { id } }
}`;
const REFUND = `mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id status } } }`;

let organization: TestOrganization;
let scene: Awaited<ReturnType<typeof makeScene>>;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  scene = await makeScene(organization);
});

function joinInput(idempotencyKey?: string) {
  const { member, tier, price } = scene;
  const ids = { memberId: toGlobalId('Member', member.id), tierId: toGlobalId('Tier', tier.id) };
  return { ...ids, priceId: toGlobalId('Price', price.id), idempotencyKey };
}

const quote = () => ({
  ...{ organizationId: organization.id, memberId: scene.member.id, creatorId: organization.creatorId },
  ...{ kind: 'TIER' as const, subject: 'test', amountMinor: 1234n, currency: 'USD', at: organization.clock.now() },
});

const CUTS = (['authorize', 'capture'] as const).flatMap((call) => [
  { call, arrives: false },
  { call, arrives: true },
]);

describe('the end of the process', () => {
  it.each(CUTS)('at $call (arrives: $arrives) costs nothing for nothing, and nothing twice', async (at) => {
    const input = joinInput('key');
    await runQuery(paying(organization, new CutOff(organization, at)), CREATE, { input });
    const isBought = at.call === 'capture';
    const where = { organizationId: organization.id };
    const { prisma } = organization.database;
    expect(await prisma.subscription.count({ where })).toBe(isBought ? 1 : 0);
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual(
      isBought ? { CAPTURED: 1 } : { [at.arrives ? 'VOIDED' : 'FAILED']: 1 },
    );
    await expectSoundMoney(organization);
    // Who asks again under the same key is answered, and there is one charge.
    const again = await runQuery(contextFor({ organization }), CREATE, { input });
    expect(again.errors).toBeUndefined();
    expect(await prisma.payment.count({ where: { ...where, status: 'CAPTURED' } })).toBe(1);
    await expectSoundMoney(organization);
  });

  it.each(CUTS)('at $call (arrives: $arrives) is made up for by whoever asks again at once', async (at) => {
    const input = joinInput('key');
    await runQuery(paying(organization, new CutOff(organization, at)), CREATE, { input });
    const early = await runQuery(contextFor({ organization }), CREATE, { input });
    // As long as it is not certain that the first one has ended, the second waits.
    const waits = at.call === 'authorize';
    expect(early.errors?.[0]?.extensions?.['code']).toBe(waits ? 'IDEMPOTENCY_IN_PROGRESS' : undefined);
    organization.clock.advance(61_000);
    const late = await runQuery(contextFor({ organization }), CREATE, { input });
    expect(late.errors).toBeUndefined();
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
    await expectSoundMoney(organization);
  });

  it('between the reservation and its use gives the money free', async () => {
    await authorizePayments(contextFor({ organization }), [quote()]);
    expect(await paymentsBy(organization)).toEqual({ AUTHORIZED: 1 });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
    await expectSoundMoney(organization);
  });

  it('between the reservation and its use leaves it to the same claim', async () => {
    const claimed = { ...quote(), claim: 'renewal:1' };
    const [first] = await authorizePayments(contextFor({ organization }), [claimed]);
    const [second] = await authorizePayments(contextFor({ organization }), [claimed]);
    expect(first && 'payment' in first && first.payment.id).toBe(second && 'payment' in second && second.payment.id);
    const [other] = await authorizePayments(contextFor({ organization }), [{ ...claimed, amountMinor: 99n }]);
    expect(other).toHaveProperty('payment.amountMinor', 99n);
    expect(await paymentsBy(organization)).toEqual({ AUTHORIZED: 2 });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 2 });
  });

  it.each([false, true])('at a void (arrives: %s) is made up for', async (arrives) => {
    const context = paying(organization, new CutOff(organization, { call: 'void', arrives }));
    const failing = inPaidTransaction(context, [quote()], () => Promise.reject(new Error('undone')));
    await expect(failing).rejects.toThrow('undone');
    expect(await paymentsBy(organization)).toEqual({ VOIDING: 1 });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
    await expectSoundMoney(organization);
  });

  it.each([false, true])('at a refund (arrives: %s) pays back once', async (arrives) => {
    const { id } = await makeSubscription(organization, scene);
    const purchase = await organization.database.prisma.purchase.findFirstOrThrow({ where: { subscriptionId: id } });
    const context = paying(organization, new CutOff(organization, { call: 'refund', arrives }));
    const input = { id: toGlobalId('Purchase', purchase.id), amountMinor: 200, idempotencyKey: 'back' };
    const { errors } = await runQuery(context, REFUND, { input });
    expect(errors).toBeUndefined();
    await settleLater(organization);
    expect((await runQuery(contextFor({ organization }), REFUND, { input })).errors).toBeUndefined();
    const where = { organizationId: organization.id };
    const refunds = await organization.database.prisma.refund.findMany({ where });
    expect(refunds).toMatchObject([{ status: 'SUCCEEDED', amountMinor: 200n }]);
    await expectSoundMoney(organization);
  });
});

describe('an errand', () => {
  it('gives the money free when the work fails the second time', async () => {
    let runs = 0;
    const context = contextFor({ organization });
    const input = { memberId: scene.member.id, tierId: scene.tier.id, priceId: scene.price.id, complimentary: false };
    const work = inTransaction(context, async (transaction) => {
      runs += 1;
      await createSubscription(transaction, input);
      throw new Error('in the end not');
    });
    await expect(work).rejects.toThrow('in the end not');
    expect(runs).toBe(2);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
    await expectSoundMoney(organization);
  });
});

it('money that was reserved minutes ago is not taken up, as its work would be run as of then', async () => {
  const claim = 'claim';
  const reserve = async () => {
    const [outcome] = await authorizePayments(contextFor({ organization }), [{ ...quote(), claim }]);
    return outcome && 'payment' in outcome ? outcome.payment : undefined;
  };
  const first = await reserve();
  organization.clock.advance(60_000);
  expect((await reserve())?.id).toBe(first?.id);
  organization.clock.advance(90_000);
  const anew = await reserve();
  expect(anew?.id).not.toBe(first?.id);
  expect(anew?.quotedAt).toEqual(organization.clock.now());
  await settleLater(organization);
  expect(await paymentsBy(organization)).toEqual({ VOIDED: 2 });
});
