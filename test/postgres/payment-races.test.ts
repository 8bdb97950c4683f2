import { settlePayments } from '../../src/modules/payments/payment.jobs';
import { authorizePayments } from '../../src/modules/payments/payment-authorization.service';
import { settleRefunds } from '../../src/modules/purchases/refund.jobs';
import { toGlobalId } from '../../src/schema/global-id';
import { makeMembers } from '../builders/member';
import { makeOffer, makeScene } from '../builders/offer';
import { makeSubscription } from '../builders/subscription';
import { contextFor, makeOrganization, runQuery, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { expectSoundMoney, paymentsBy, settleLater } from '../support/money';
import { outcome, tally } from '../support/outcomes';

const CREATE = `mutation ($input: SubscriptionCreateInput!) { subscriptionCreate(input: $input) { subscription { id } } }`;
const REFUND = `mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id } } }`;

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

afterEach(async () => {
  await settleLater(organization);
  await expectSoundMoney(organization);
});

interface Joining {
  readonly tier: { readonly id: string };
  readonly price: { readonly id: string };
}

const joinInput = (memberId: string, { tier, price }: Joining, values: object = {}) => ({
  memberId: toGlobalId('Member', memberId),
  tierId: toGlobalId('Tier', tier.id),
  priceId: toGlobalId('Price', price.id),
  ...values,
});

describe('money of many at once', () => {
  it('120 joins to a tier limited to 30 take the money of 30 and give all other money free', async () => {
    const offer = await makeOffer(organization, { limit: 30 });
    const members = await makeMembers(organization, 120);
    const outcomes = await Promise.all(members.map(({ id }) => outcome(organization, CREATE, joinInput(id, offer))));
    expect(tally(outcomes)).toEqual({ done: 30, TIER_LIMIT_REACHED: 90 });
    const { CAPTURED, VOIDED = 0, ...others } = await paymentsBy(organization);
    expect([CAPTURED, others]).toEqual([30, {}]);
    expect(VOIDED).toBeLessThanOrEqual(90);
  }, 120_000);

  it('50 equal requests under one key are one charge and one answer', async () => {
    const { member, ...offer } = await makeScene(organization);
    const input = joinInput(member.id, offer, { idempotencyKey: 'same' });
    const answers = new Set<string>();
    const send = async (): Promise<void> => {
      for (;;) {
        const { data, errors } = await runQuery(contextFor({ organization }), CREATE, { input });
        const code = errors?.[0]?.extensions?.['code'];
        if (!errors) return void answers.add(JSON.stringify(data));
        expect(['IDEMPOTENCY_IN_PROGRESS', 'CONFLICT', 'UNAVAILABLE']).toContain(code);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await Promise.all(Array.from({ length: 50 }, send));
    expect(answers.size).toBe(1);
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 1 });
    expect(await organization.database.prisma.subscription.count({ where: { organizationId: organization.id } })).toBe(
      1,
    );
  }, 60_000);

  it('20 askers with one claim get one payment', async () => {
    const { member } = await makeScene(organization);
    const quote = {
      ...{ organizationId: organization.id, memberId: member.id, creatorId: organization.creatorId },
      ...{ kind: 'TIER' as const, subject: 'test', amountMinor: 100n, currency: 'USD', at: organization.clock.now() },
      claim: 'renewal:1',
    };
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => authorizePayments(contextFor({ organization }), [quote])),
    );
    const codes = asked.flat().map((each) => ('failure' in each ? each.failure.code : each.payment.id));
    const ids = new Set(codes.filter((code) => code !== 'IDEMPOTENCY_IN_PROGRESS'));
    expect(ids.size).toBe(1);
    expect(await paymentsBy(organization)).toEqual({ AUTHORIZED: 1 });
  });

  it('several jobs settle each payment and refund once', async () => {
    const offer = await makeOffer(organization);
    const members = await makeMembers(organization, 20);
    for (const member of members) {
      const card = member === members[0] ? 'pm_card_lostRefund' : 'pm_card_lostCapture';
      await makeSubscription(organization, { ...offer, member }, { paymentMethod: card });
    }
    const purchases = await organization.database.prisma.purchase.findMany({
      where: { organizationId: organization.id },
    });
    for (const { id } of purchases) await outcome(organization, REFUND, { id: toGlobalId('Purchase', id) });
    organization.clock.advance(600_000);
    const parts = contextFor({ organization });
    await Promise.all(Array.from({ length: 6 }, () => settlePayments(parts)));
    await Promise.all(Array.from({ length: 6 }, () => settleRefunds(parts)));
    expect(await paymentsBy(organization)).toEqual({ CAPTURED: 20 });
    const refunds = await organization.database.prisma.refund.findMany({ where: { organizationId: organization.id } });
    expect(tally(refunds.map(({ status }) => status))).toEqual({ SUCCEEDED: 20 });
  }, 60_000);
});
