import { makeScene } from '../../builders/offer';
import { happened, payments, renewUntil, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

async function setUp(values: Parameters<typeof makeSubscription>[2] = {}, startAt?: string) {
  const organization = await makeOrganization(await testDatabase(), startAt ? new Date(startAt) : undefined);
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, values);
  const entitlements = () =>
    organization.database.prisma.entitlement.findMany({ where: { organizationId: organization.id } });
  return { organization, ...scene, subscription, entitlements, row: () => rowOf(organization, subscription) };
}

describe('a paid subscription', () => {
  it('is renewed at the end of each period: paid, its access prolonged, and told at the very instant', async () => {
    const { organization, row, entitlements } = await setUp();
    const before = (await happened(organization)).length;
    expect(await renewUntil(organization, '2026-04-01T11:59:59.999Z')).toBe(0);
    expect(await renewUntil(organization, '2026-05-20T00:00:00.000Z')).toBe(2);
    const [first, second] = ['2026-04-01T12:00:00.000Z', '2026-05-01T12:00:00.000Z'];
    expect((await happened(organization)).slice(before)).toEqual([
      `${first} subscription.renewed`,
      `${first} purchase.recorded`,
      `${first} entitlement.changed`,
      `${second} subscription.renewed`,
      `${second} purchase.recorded`,
      `${second} entitlement.changed`,
    ]);
    expect(await payments(organization)).toEqual([
      '2026-03-01T12:00:00.000Z 500 COMPLETED',
      `${first} 500 COMPLETED`,
      `${second} 500 COMPLETED`,
    ]);
    const end = new Date('2026-06-01T12:00:00.000Z');
    expect(await row()).toMatchObject({
      status: 'ACTIVE',
      currentPeriodEndAt: end,
      dueAt: end,
      updatedAt: new Date(second),
    });
    const purchases = await organization.database.prisma.purchase.findMany({
      orderBy: { purchasedAt: 'desc' },
      take: 1,
      where: { organizationId: organization.id },
    });
    expect(await entitlements()).toMatchObject([{ endedAt: end, purchaseId: purchases[0]?.id, version: 3 }]);
    expect(await renewUntil(organization, '2026-05-20T00:00:00.000Z')).toBe(0);
  });

  it.each([
    ['2027-11-30T10:00:00.000Z', ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30']],
    ['2027-01-31T10:00:00.000Z', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['2027-01-29T10:00:00.000Z', ['2027-02-28', '2027-03-29', '2027-04-29', '2027-05-29']],
  ])('that began on %s keeps its day through short months', async (start, days) => {
    const { organization } = await setUp({}, start);
    await renewUntil(organization, new Date(Date.parse(start) + 125 * 86_400_000));
    expect((await payments(organization)).slice(1, 5)).toEqual(days.map((day) => `${day}T10:00:00.000Z 500 COMPLETED`));
  });

  it('is renewed at the same time of day in the time zone of the organization, whatever its clocks do', async () => {
    const organization = await makeOrganization(await testDatabase(), new Date('2026-01-31T23:30:00.000Z'));
    await organization.database.prisma.organization.update({
      where: { id: organization.id },
      data: { timeZone: 'Europe/Berlin' },
    });
    await makeSubscription(organization, await makeScene(organization));
    await renewUntil(organization, '2026-05-02T00:00:00.000Z');
    // In Berlin it began on 1 February at half past midnight.
    expect((await payments(organization)).map((text) => text.slice(0, 16))).toEqual([
      '2026-01-31T23:30',
      '2026-02-28T23:30',
      '2026-03-31T22:30',
      '2026-04-30T22:30',
    ]);
  });

  it('pays its first period when the trial ends', async () => {
    const { organization, row } = await setUp({ trialDays: 7 });
    await renewUntil(organization, '2026-03-08T12:00:00.000Z');
    expect(await payments(organization)).toEqual(['2026-03-08T12:00:00.000Z 500 COMPLETED']);
    expect(await happened(organization, ['subscription'])).toEqual([
      '2026-03-01T12:00:00.000Z subscription.created',
      '2026-03-08T12:00:00.000Z subscription.trial_ended',
    ]);
    expect(await row()).toMatchObject({ status: 'ACTIVE', currentPeriodEndAt: new Date('2026-04-08T12:00:00.000Z') });
  });
});
