import { toGlobalId } from '../../../src/schema/global-id';
import { makeScene } from '../../builders/offer';
import { DAY, happened, payments, renewUntil, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';
import { expectSoundMoney, paymentsBy } from '../../support/money';

const PAY = `mutation ($input: SubscriptionPayInput!) {
  subscriptionPay(input: $input) { subscription { status dueAt dunningAttempts graceEndsAt } }
}`;
const FAILING = 'pm_card_chargeCustomerFail';
const at = (day: string) => new Date(`2026-${day}T12:00:00.000Z`);

/** A trial of a week, since the card attaches but never pays: it is due on 8 March, given up on 22 March. */
async function setUp(values: Parameters<typeof makeSubscription>[2] = { trialDays: 7, paymentMethod: FAILING }) {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene, values);
  const { prisma } = organization.database;
  const where = { organizationId: organization.id };
  const id = toGlobalId('MemberSubscription', subscription.id);
  const input = (paymentMethod: string, more: object = {}) => ({ input: { id, paymentMethod, ...more } });
  return {
    organization,
    row: () => rowOf(organization, subscription),
    change: (data: object) => prisma.subscription.updateMany({ where, data }),
    access: async () => (await prisma.entitlement.findMany({ where })).map(({ endedAt }) => endedAt),
    seats: async () => (await prisma.tier.findFirstOrThrow({ where })).seatsTaken,
    news: async (since: number) => (await happened(organization)).slice(since),
    pay: (card: string, more?: object) => query(contextFor({ organization }), PAY, input(card, more)),
    refused: async (card: string) =>
      (await runQuery(contextFor({ organization }), PAY, input(card))).errors?.[0]?.extensions,
  };
}

describe('paying what is owed with another card', () => {
  it('pays the period that the retry would have paid', async () => {
    const { organization, row, access, seats, news, pay } = await setUp();
    await renewUntil(organization, at('03-10'));
    const before = (await news(0)).length;
    expect(await pay('pm_card_mastercard')).toEqual({
      subscriptionPay: {
        subscription: { status: 'ACTIVE', dueAt: at('04-08').toISOString(), dunningAttempts: 0, graceEndsAt: null },
      },
    });
    expect(await row()).toMatchObject({
      currentPeriodStartAt: at('03-08'),
      currentPeriodEndAt: at('04-08'),
      anchorAt: at('03-08'),
      paymentMethod: 'pm_card_mastercard',
      cardLast4: '4444',
    });
    expect([await access(), await seats()]).toEqual([[at('04-08')], 1]);
    expect(await news(before)).toEqual(
      ['subscription.renewed', 'purchase.recorded', 'entitlement.changed'].map(
        (type) => `${at('03-10').toISOString()} ${type}`,
      ),
    );
    await renewUntil(organization, at('04-09'));
    expect((await payments(organization)).slice(-2)).toEqual([
      '2026-03-10T12:00:00.000Z 500 COMPLETED',
      '2026-04-08T12:00:00.000Z 500 COMPLETED',
    ]);
    await expectSoundMoney(organization);
  });

  it('pays the period of a retry that was due before, and the next is due after it', async () => {
    const { organization, row, pay } = await setUp();
    await renewUntil(organization, at('03-10'));
    organization.clock.set(at('04-10'));
    await pay('pm_card_visa');
    expect(await row()).toMatchObject({ currentPeriodStartAt: at('03-08'), dueAt: at('04-08') });
    await renewUntil(organization, at('04-10'));
    expect(await row()).toMatchObject({ currentPeriodStartAt: at('04-08'), dueAt: at('05-08') });
  });

  it('brings one that was given up back in a new period', async () => {
    const { organization, row, access, seats, news, pay } = await setUp();
    await renewUntil(organization, at('03-25'));
    expect([(await row()).status, await access(), await seats()]).toEqual(['UNPAID', [at('03-22')], 1]);
    const before = (await news(0)).length;
    await pay('pm_card_visa');
    const period = { currentPeriodStartAt: at('03-25'), currentPeriodEndAt: at('04-25'), anchorAt: at('03-25') };
    expect(await row()).toMatchObject({ ...period, status: 'ACTIVE', dunningAttempts: 0, dueAt: at('04-25') });
    expect([await access(), await seats()]).toEqual([[at('03-22'), at('04-25')], 1]);
    expect((await news(before)).map((text) => text.split(' ')[1])).toEqual([
      ...['subscription.renewed', 'purchase.recorded', 'entitlement.granted'],
    ]);
    await expectSoundMoney(organization);
  });

  it('uses credit first', async () => {
    const { organization, row, change, pay } = await setUp();
    await renewUntil(organization, at('03-10'));
    await change({ creditMinor: 120n });
    await pay('pm_card_visa');
    expect(await row()).toMatchObject({ creditMinor: 0n, periodCreditMinor: 120n });
    expect((await payments(organization)).at(-1)).toBe('2026-03-10T12:00:00.000Z 380 COMPLETED');
  });

  it.each(['03-10', '03-25'])('changes nothing on %s when the card is declined', async (day) => {
    const { organization, row, access, news, refused } = await setUp();
    await renewUntil(organization, at(day));
    const before = [await row(), await access(), await news(0)];
    expect(await refused('pm_card_chargeDeclinedInsufficientFunds')).toMatchObject({
      code: 'PAYMENT_FAILED',
      declineCode: 'insufficient_funds',
    });
    expect([await row(), await access(), await news(0)]).toEqual(before);
  });

  it('is one charge and one answer under one key', async () => {
    const { organization, pay } = await setUp();
    await renewUntil(organization, at('03-25'));
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await pay('pm_card_visa', { idempotencyKey: 'again' }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await paymentsBy(organization)).toMatchObject({ CAPTURED: 1 });
  });
});

describe('another card while nothing is due', () => {
  it.each(['TRIALING', 'ACTIVE', 'PAUSED'])('is kept for later by one that is %s', async (status) => {
    const { organization, row, change, news, pay } = await setUp({ trialDays: status === 'TRIALING' ? 7 : 0 });
    if (status === 'PAUSED') await change({ status, pausedAt: at('03-01'), resumeAt: at('05-01') });
    const [before, taken] = [await row(), await paymentsBy(organization)];
    organization.clock.advance(DAY);
    const since = (await news(0)).length;
    await pay('pm_card_mastercard');
    const after = await row();
    const { dueAt, currentPeriodEndAt } = before;
    expect(after).toMatchObject({ status, dueAt, currentPeriodEndAt, paymentMethod: 'pm_card_mastercard' });
    expect(await news(since)).toEqual([`${at('03-02').toISOString()} subscription.payment_method_set`]);
    expect(await paymentsBy(organization)).toEqual(taken);
    await pay('pm_card_mastercard');
    expect(await row()).toEqual(after);
  });

  it('pays the next period', async () => {
    const { organization, row, pay } = await setUp();
    await pay('pm_card_visa');
    await renewUntil(organization, at('03-08'));
    expect(await row()).toMatchObject({ status: 'ACTIVE', dueAt: at('04-08') });
  });

  it('does not make up for what nobody billed', async () => {
    const { organization, change, refused } = await setUp({});
    await change({ provider: 'stripe', dueAt: null });
    organization.clock.set(at('06-01'));
    expect(await refused('pm_card_visa')).toMatchObject({ code: 'INVALID_STATE' });
  });

  it.each([
    { status: 'CANCELED' as const, endedAt: at('03-01') },
    { status: 'INCOMPLETE' as const },
    { cancelAtPeriodEnd: true, currentPeriodEndAt: at('02-28') },
    { providerIds: { subscription: 'sub_1' } },
    { kind: 'COMPLIMENTARY' as const },
  ])('is refused for %j', async (columns) => {
    const { change, row, refused } = await setUp({});
    await change(columns);
    const before = await row();
    expect(await refused('pm_card_visa')).toMatchObject({ code: 'INVALID_STATE' });
    expect(await row()).toEqual(before);
  });

  it('needs a token', async () => {
    const { refused } = await setUp({});
    expect(await refused(' ')).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

const guarded = {
  name: 'subscriptionPay',
  scope: 'subscriptions:write',
  input: {
    id: toGlobalId('MemberSubscription', '01900000-0000-7000-8000-000000000000'),
    paymentMethod: 'pm_card_visa',
  },
} as const;
itGuards([guarded]);
itHidesOtherOrganizations([
  {
    ...guarded,
    type: 'MemberSubscription',
    field: 'id',
    make: async (organization) => makeSubscription(organization, await makeScene(organization)),
  },
]);
