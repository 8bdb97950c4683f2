import { TestProvider } from '../../../src/modules/payments/test-provider';
import { runRenewals } from '../../../src/modules/subscriptions/renewal-engine.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeScene } from '../../builders/offer';
import { payments, renewUntil, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { mutationDocument } from '../../support/guards';
import { expectSoundMoney, paying, paymentsBy, settleLater } from '../../support/money';

const at = (day: string) => new Date(`2026-${day}T12:00:00.000Z`);

/** The test provider, which lets something else happen while it is asked for the first time. */
class Meanwhile extends TestProvider {
  private isOver = false;

  constructor(
    organization: TestOrganization,
    private readonly happens: () => Promise<unknown>,
  ) {
    super(organization.database.prisma);
  }

  override async authorize(charges: Parameters<TestProvider['authorize']>[0]) {
    if (!this.isOver) {
      this.isOver = true;
      await this.happens();
    }
    return super.authorize(charges);
  }
}

/** One whose retry is due, with the card that it then has. */
async function setUp(retryCard: string, day = '03-09') {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, {
    ...{ trialDays: 7, paymentMethod: 'pm_card_chargeCustomerFail' },
  });
  await renewUntil(organization, new Date(at(day).getTime() - 1));
  expect(await rowOf(organization, subscription)).toMatchObject({ status: 'PAST_DUE', dueAt: at(day) });
  const { id } = subscription;
  await organization.database.prisma.subscription.updateMany({ where: { id }, data: { paymentMethod: retryCard } });
  organization.clock.set(at(day));
  const input = { id: toGlobalId('MemberSubscription', id), paymentMethod: 'pm_card_mastercard' };
  return {
    organization,
    row: () => rowOf(organization, subscription),
    pay: (context = contextFor({ organization })) => query(context, mutationDocument('subscriptionPay'), { input }),
    retry: (context = contextFor({ organization })) => runRenewals(context),
    paid: async () => (await payments(organization)).filter((text) => text.endsWith('COMPLETED')),
  };
}

const PAID_ONCE = ['2026-03-09T12:00:00.000Z 500 COMPLETED'];

async function expectOnceAndSound(organization: TestOrganization): Promise<void> {
  await settleLater(organization);
  expect(await paymentsBy(organization)).toMatchObject({ CAPTURED: 1 });
  await expectSoundMoney(organization);
}

describe('a member who pays while the engine tries again', () => {
  it('pays nothing when the retry has paid meanwhile, and keeps the card', async () => {
    const { organization, row, pay, retry, paid } = await setUp('pm_card_visa');
    await pay(paying(organization, new Meanwhile(organization, retry)));
    expect(await paid()).toEqual(PAID_ONCE);
    expect(await row()).toMatchObject({ status: 'ACTIVE', dueAt: at('04-08'), paymentMethod: 'pm_card_mastercard' });
    await expectOnceAndSound(organization);
  });

  it('pays alone when that happens in the midst of the retry', async () => {
    const { organization, row, pay, retry, paid } = await setUp('pm_card_visa');
    await retry(paying(organization, new Meanwhile(organization, pay)));
    expect(await paid()).toEqual(PAID_ONCE);
    expect(await row()).toMatchObject({ status: 'ACTIVE', dueAt: at('04-08'), paymentMethod: 'pm_card_mastercard' });
    await expectOnceAndSound(organization);
  });

  it('is not undone by a retry that is declined', async () => {
    const { organization, row, pay, retry, paid } = await setUp('pm_card_chargeCustomerFail');
    await retry(paying(organization, new Meanwhile(organization, pay)));
    expect(await paid()).toEqual(PAID_ONCE);
    expect(await row()).toMatchObject({ status: 'ACTIVE', dunningAttempts: 0, graceEndsAt: null });
    await expectOnceAndSound(organization);
  });

  it('begins a new period when the last retry has given up meanwhile', async () => {
    const { organization, row, pay, retry, paid } = await setUp('pm_card_chargeCustomerFail', '03-22');
    await pay(paying(organization, new Meanwhile(organization, retry)));
    expect(await paid()).toEqual(['2026-03-22T12:00:00.000Z 500 COMPLETED']);
    expect(await row()).toMatchObject({ status: 'ACTIVE', currentPeriodStartAt: at('03-22'), dueAt: at('04-22') });
    await expectOnceAndSound(organization);
  });

  it('who asks twice pays once', async () => {
    const { organization, pay, paid } = await setUp('pm_card_chargeCustomerFail');
    await pay(paying(organization, new Meanwhile(organization, pay)));
    expect(await paid()).toEqual(PAID_ONCE);
    await expectOnceAndSound(organization);
  });
});
