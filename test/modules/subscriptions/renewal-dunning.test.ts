import { makeScene } from '../../builders/offer';
import { happened, payments, renewUntil, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const FAILING = 'pm_card_chargeCustomerFail';

/** A trial of a week, since the card attaches but never pays. */
async function setUp(paymentMethod = FAILING) {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, { trialDays: 7, paymentMethod });
  const { prisma } = organization.database;
  const where = { organizationId: organization.id };
  const entitlements = async () => (await prisma.entitlement.findMany({ where })).map(({ endedAt }) => endedAt);
  const setCard = (token: string) =>
    prisma.subscription.updateMany({ where: { ...where, id: subscription.id }, data: { paymentMethod: token } });
  const settings = (data: { paymentRetryDays?: number[]; paymentGraceDays?: number }) =>
    prisma.organization.update({ where: { id: organization.id }, data });
  return { organization, row: () => rowOf(organization, subscription), entitlements, setCard, settings };
}

const at = (day: string) => new Date(`2026-${day}T12:00:00.000Z`);

describe('a payment that fails', () => {
  it('is tried again after 1, 3, 5, 7 and 14 days, while access goes on; then there is none', async () => {
    const { organization, row, entitlements } = await setUp();
    await renewUntil(organization, at('03-08'));
    expect(await row()).toMatchObject({
      status: 'PAST_DUE',
      dunningAttempts: 1,
      currentPeriodStartAt: at('03-08'),
      currentPeriodEndAt: at('04-08'),
      graceEndsAt: at('03-22'),
      dueAt: at('03-09'),
    });
    expect(await entitlements()).toEqual([at('03-22')]);
    await renewUntil(organization, at('05-01'));
    expect(await row()).toMatchObject({ status: 'UNPAID', dunningAttempts: 6, dueAt: null, endedAt: null });
    expect(await payments(organization)).toEqual(
      ['03-08', '03-09', '03-11', '03-13', '03-15', '03-22'].map((day) => `2026-${day}T12:00:00.000Z 500 FAILED`),
    );
    const told = (await happened(organization, ['subscription', 'entitlement'])).slice(2);
    expect(told).toEqual([
      '2026-03-08T12:00:00.000Z subscription.payment_failed',
      '2026-03-08T12:00:00.000Z entitlement.changed',
      ...['03-09', '03-11', '03-13', '03-15'].map((day) => `2026-${day}T12:00:00.000Z subscription.payment_failed`),
      '2026-03-22T12:00:00.000Z subscription.unpaid',
      '2026-03-22T12:00:00.000Z entitlement.ended',
    ]);
    const failed = await organization.database.prisma.event.findFirst({
      where: { organizationId: organization.id, type: 'subscription.unpaid' },
    });
    expect(failed?.data).toMatchObject({ declineCode: 'card_declined', status: 'UNPAID' });
  });

  it('can succeed later, for the period that was owed all the time', async () => {
    const { organization, row, entitlements, setCard } = await setUp();
    await renewUntil(organization, at('03-10'));
    await setCard('pm_card_visa');
    await renewUntil(organization, at('03-20'));
    expect(await row()).toMatchObject({
      status: 'ACTIVE',
      dunningAttempts: 0,
      graceEndsAt: null,
      currentPeriodStartAt: at('03-08'),
      currentPeriodEndAt: at('04-08'),
      dueAt: at('04-08'),
    });
    expect(await entitlements()).toEqual([at('04-08')]);
    expect((await payments(organization)).at(-1)).toBe('2026-03-11T12:00:00.000Z 500 COMPLETED');
  });

  it('is tried as often, and for as long, as the organization wants it', async () => {
    const { organization, row, settings } = await setUp();
    await settings({ paymentRetryDays: [2], paymentGraceDays: 3 });
    await renewUntil(organization, at('05-01'));
    expect((await payments(organization)).map((text) => text.slice(5, 10))).toEqual(['03-08', '03-10', '03-11']);
    expect(await row()).toMatchObject({ status: 'UNPAID' });
  });

  it('ends access at once where there is no grace', async () => {
    const { organization, row, entitlements, settings } = await setUp();
    await settings({ paymentGraceDays: 0 });
    await renewUntil(organization, at('05-01'));
    expect(await row()).toMatchObject({ status: 'UNPAID', graceEndsAt: at('03-08') });
    expect(await entitlements()).toEqual([at('03-08')]);
  });
});

describe('a payment of which nothing is known', () => {
  it('waits, and does not hold up others', async () => {
    const { organization, row } = await setUp('pm_card_timeout');
    const other = await makeSubscription(organization, await makeScene(organization));
    await renewUntil(organization, at('04-02'));
    expect(await row()).toMatchObject({ status: 'TRIALING', dueAt: at('03-08') });
    expect(await rowOf(organization, other)).toMatchObject({ currentPeriodEndAt: at('05-01') });
  });

  it('is found out by asking, and is no second payment', async () => {
    const { organization, row } = await setUp('pm_card_lostAnswer');
    await renewUntil(organization, at('03-08'));
    expect(await row()).toMatchObject({ status: 'ACTIVE' });
    expect(await payments(organization)).toEqual(['2026-03-08T12:00:00.000Z 500 COMPLETED']);
    expect(await organization.database.prisma.payment.count({ where: { organizationId: organization.id } })).toBe(1);
  });
});
