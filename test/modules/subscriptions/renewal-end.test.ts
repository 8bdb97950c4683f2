import { toGlobalId } from '../../../src/schema/global-id';
import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makePrice, makeScene } from '../../builders/offer';
import { happened, payments, renewUntil, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query } from '../../support/context';
import { testDatabase } from '../../support/database';

async function setUp(values: Parameters<typeof makeSubscription>[2] = {}) {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, values);
  const does = (verb: string, input: object = {}) =>
    query(
      contextFor({ organization }),
      `mutation ($input: Subscription${verb}Input!) { subscription${verb}(input: $input) { subscription { id } } }`,
      { input: { id: toGlobalId('MemberSubscription', subscription.id), ...input } },
    );
  const seats = async () =>
    (await organization.database.prisma.tier.findFirstOrThrow({ where: { id: scene.tier.id } })).seatsTaken;
  const told = async () => (await happened(organization, ['subscription', 'entitlement'])).slice(2);
  return { organization, ...scene, subscription, does, seats, told, row: () => rowOf(organization, subscription) };
}

const at = (day: string) => new Date(`2026-${day}T12:00:00.000Z`);

describe('what was to end with its period', () => {
  it.each([
    { which: 'a paid subscription', values: {}, end: '04-01' },
    { which: 'a trial', values: { trialDays: 7 }, end: '03-08' },
  ])('ends then: $which', async ({ values, end }) => {
    const { organization, does, row, seats, told } = await setUp(values);
    await does('Cancel', { atPeriodEnd: true, reason: 'Moved away' });
    expect(await renewUntil(organization, at('06-01'))).toBe(1);
    expect(await row()).toMatchObject({
      ...{ status: 'CANCELED', cancelAtPeriodEnd: false, cancelReason: 'Moved away', dueAt: null },
      ...{ canceledAt: at('03-01'), endedAt: at(end) },
    });
    expect(await seats()).toBe(0);
    expect((await told()).slice(1)).toEqual([
      `2026-${end}T12:00:00.000Z subscription.canceled`,
      `2026-${end}T12:00:00.000Z entitlement.ended`,
    ]);
  });

  it('expires when nothing was paid for it', async () => {
    const { organization, row, seats, told } = await setUp({ complimentary: true, endsAt: at('03-20') });
    await renewUntil(organization, at('06-01'));
    expect(await row()).toMatchObject({ status: 'EXPIRED', endedAt: at('03-20'), dueAt: null });
    expect(await seats()).toBe(0);
    expect(await told()).toEqual([
      '2026-03-20T12:00:00.000Z subscription.expired',
      '2026-03-20T12:00:00.000Z entitlement.ended',
    ]);
  });

  it('goes on for ever when nothing was paid and no end was said', async () => {
    const { organization, row } = await setUp({ complimentary: true });
    expect(await renewUntil(organization, at('12-01'))).toBe(0);
    expect(await row()).toMatchObject({ status: 'ACTIVE', dueAt: null });
  });
});

describe('a rest', () => {
  it('loses access when the paid period is over, and goes on in a new one that is paid', async () => {
    const { organization, does, row, told } = await setUp();
    await does('Pause', { resumeAt: at('05-10').toISOString() });
    expect(await row()).toMatchObject({ dueAt: at('04-01') });
    await renewUntil(organization, at('05-01'));
    expect(await row()).toMatchObject({ status: 'PAUSED', dueAt: at('05-10') });
    await renewUntil(organization, at('06-20'));
    expect(await row()).toMatchObject({ status: 'ACTIVE', pausedAt: null, resumeAt: null, dueAt: at('07-10') });
    expect((await payments(organization)).map((text) => text.slice(5, 10))).toEqual(['03-01', '05-10', '06-10']);
    expect((await told()).slice(1)).toEqual([
      '2026-04-01T12:00:00.000Z subscription.lapsed',
      '2026-04-01T12:00:00.000Z entitlement.ended',
      '2026-05-10T12:00:00.000Z subscription.resumed',
      '2026-05-10T12:00:00.000Z entitlement.granted',
      '2026-06-10T12:00:00.000Z subscription.renewed',
      '2026-06-10T12:00:00.000Z entitlement.changed',
    ]);
  });

  it('that ends within the paid period costs nothing', async () => {
    const { organization, does, row } = await setUp();
    await does('Pause', { resumeAt: at('03-10').toISOString() });
    await renewUntil(organization, at('03-10'));
    expect(await row()).toMatchObject({ status: 'ACTIVE', dueAt: at('04-01') });
    expect(await payments(organization)).toHaveLength(1);
  });

  it('without an end goes on until it is ended', async () => {
    const { organization, does, row } = await setUp();
    await does('Pause');
    expect(await renewUntil(organization, at('12-01'))).toBe(1);
    expect(await row()).toMatchObject({ status: 'PAUSED', dueAt: null });
  });
});

describe('a discount', () => {
  it.each([
    { duration: 'ONCE', paid: [250, 500, 500, 500] },
    { duration: 'REPEATING', durationMonths: 3, paid: [250, 250, 250, 500] },
    { duration: 'FOREVER', paid: [250, 250, 250, 250] },
  ] as const)('is taken off $duration', async ({ paid, ...values }) => {
    const { organization, tier, price } = await setUp();
    await organization.database.prisma.organization.update({
      where: { id: organization.id },
      data: { timeZone: 'Europe/Berlin' },
    });
    const discount = await makeDiscount(organization, tier.id, values);
    const member = await makeMember(organization);
    const { id } = await makeSubscription(organization, { member, tier, price }, { discountId: discount.id });
    await renewUntil(organization, at('06-20'));
    const rows = await organization.database.prisma.purchase.findMany({
      where: { subscriptionId: id },
      orderBy: { purchasedAt: 'asc' },
    });
    expect(rows.map(({ amountMinor }) => Number(amountMinor))).toEqual(paid);
  });

  it('of all of the price needs no payment', async () => {
    const { organization, tier, price } = await setUp();
    const all = await makeDiscount(organization, tier.id, { amount: 100, duration: 'FOREVER' });
    const member = await makeMember(organization);
    const terms = { discountId: all.id, paymentMethod: 'pm_card_chargeCustomerFail' };
    const subscription = await makeSubscription(organization, { member, tier, price }, terms);
    await renewUntil(organization, at('05-20'));
    expect(await rowOf(organization, subscription)).toMatchObject({ status: 'ACTIVE', dueAt: at('06-01') });
  });
});

describe('the order', () => {
  it('is that of time over all subscriptions, however long they are', async () => {
    const { organization, tier } = await setUp();
    const daily = await makePrice(organization, tier.id, { interval: 'DAY' });
    for (let index = 0; index < 3; index += 1) {
      organization.clock.advance(3_600_000);
      await makeSubscription(organization, { member: await makeMember(organization), tier, price: daily });
    }
    const seats = (await happened(organization)).length;
    await renewUntil(organization, at('04-10'));
    const times = (await happened(organization)).slice(seats).map((text) => text.slice(0, 24));
    expect(times).toEqual([...times].sort());
    expect(times.length).toBe(3 * (3 * 39 + 1));
  });
});
