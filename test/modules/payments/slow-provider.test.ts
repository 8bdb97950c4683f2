import { authorizePayments } from '../../../src/modules/payments/payment-authorization.service';
import { learnOfPayment } from '../../../src/modules/payments/payment-news.service';
import { settlePayments } from '../../../src/modules/payments/payment.jobs';
import { TestProvider } from '../../../src/modules/payments/test-provider';
import type { ProviderCharge } from '../../../src/shared/payment-provider';
import { makeScene } from '../../builders/offer';
import { contextFor, makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { expectSoundMoney, paying, paymentsBy, settleLater } from '../../support/money';

let organization: TestOrganization;
let memberId: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  memberId = (await makeScene(organization)).member.id;
});

/** The test provider, to which a charge takes its time to arrive, and meanwhile payments are settled. */
class SlowProvider extends TestProvider {
  readonly atOnce = 1;

  constructor(private readonly takesMs: number) {
    super(organization.database.prisma);
  }

  override async authorize(charges: readonly ProviderCharge[]) {
    organization.clock.advance(this.takesMs);
    await settlePayments(contextFor({ organization }));
    return super.authorize(charges);
  }
}

const quote = (subject: string) => ({
  ...{ organizationId: organization.id, memberId, creatorId: organization.creatorId, claim: subject, subject },
  ...{ kind: 'TIER' as const, amountMinor: 1234n, currency: 'USD', at: organization.clock.now() },
});

/** How the charges of the organization stand in the provider's books. */
async function booked(): Promise<string[]> {
  const { prisma } = organization.database;
  const payments = await prisma.payment.findMany({ where: { organizationId: organization.id } });
  const charges = await prisma.testProviderCharge.findMany({ where: { key: { in: payments.map(({ id }) => id) } } });
  return charges.map(({ status }) => status);
}

describe('a slow provider', () => {
  it('is asked for many, each of which is held until it is its turn', async () => {
    const quotes = ['a', 'b', 'c', 'd'].map(quote);
    const outcomes = await authorizePayments(paying(organization, new SlowProvider(50_000)), quotes);
    expect(outcomes).toMatchObject(quotes.map(({ subject }) => ({ payment: { subject, status: 'AUTHORIZED' } })));
  });

  it('holds no money for a payment that was given up before the answer', async () => {
    const outcomes = await authorizePayments(paying(organization, new SlowProvider(121_000)), [quote('a')]);
    expect(outcomes).toMatchObject([{ failure: { code: 'UNAVAILABLE' } }]);
    expect(await paymentsBy(organization)).toEqual({ VOIDING: 1 });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
    expect(await booked()).toEqual(['CANCELED']);
    await expectSoundMoney(organization);
  });

  it('is not asked for what was given up before its turn', async () => {
    const outcomes = await authorizePayments(paying(organization, new SlowProvider(121_000)), ['a', 'b'].map(quote));
    expect(outcomes).toMatchObject([{ failure: {} }, { failure: { code: 'IDEMPOTENCY_IN_PROGRESS' } }]);
    expect(await paymentsBy(organization)).toEqual({ VOIDING: 1, FAILED: 1 });
    expect(await booked()).toEqual(['AUTHORIZED']);
  });

  it('that tells of money reserved for a payment that was given up has to give it free', async () => {
    const [outcome] = await authorizePayments(contextFor({ organization }), [quote('a')]);
    if (!outcome || !('payment' in outcome)) throw new Error('There is no payment.');
    const { id } = outcome.payment;
    const payment = await organization.database.prisma.payment.update({
      where: { organizationId_id: { organizationId: organization.id, id } },
      data: { status: 'FAILED', failureCode: 'unanswered', providerRef: null, claim: null, settleAt: null },
    });
    await learnOfPayment(contextFor({ organization }), payment);
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
    expect(await booked()).toEqual(['CANCELED']);
  });

  it('that has taken money which was to be given free pays it back', async () => {
    const [outcome] = await authorizePayments(contextFor({ organization }), [quote('a')]);
    if (!outcome || !('payment' in outcome)) throw new Error('There is no payment.');
    const { prisma } = organization.database;
    const key = outcome.payment.id;
    await prisma.testProviderCharge.update({ where: { key }, data: { status: 'CAPTURED' } });
    await settleLater(organization);
    expect(await paymentsBy(organization)).toEqual({ VOIDED: 1 });
    expect(await prisma.testProviderCharge.findMany({ where: { key } })).toMatchObject([{ refundedMinor: 1234n }]);
  });
});
