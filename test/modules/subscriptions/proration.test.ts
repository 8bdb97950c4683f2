import fc from 'fast-check';
import { checkCurrency, unusedMinor } from '../../../src/modules/subscriptions/proration.rules';
import { dueOf } from '../../../src/modules/subscriptions/renewal.rules';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeOffer, makePrice, makeScene } from '../../builders/offer';
import { DAY, payments, renewUntil, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

const at = (text: string) => new Date(text);
const MARCH = { startAt: at('2026-03-01T00:00:00Z'), endAt: at('2026-04-01T00:00:00Z') };
const CHANGE = `mutation ($input: SubscriptionChangeInput!) {
  subscriptionChange(input: $input) { subscription { creditMinor nextPayment { amountMinor } } } }`;
const REFUND = `mutation ($input: PurchaseRefundInput!) {
  purchaseRefund(input: $input) { purchase { status } } }`;

describe('what is not used up of a paid period', () => {
  it.each([
    ['all of it at its start', 3100n, '2026-03-01T00:00:00Z', 3100n],
    ['nothing at its end', 3100n, '2026-04-01T00:00:00Z', 0n],
    ['nothing after it', 3100n, '2026-05-01T00:00:00Z', 0n],
    ['half of it in the middle', 1000n, '2026-03-16T12:00:00Z', 500n],
    ['a share rounded down to the minor unit', 500n, '2026-03-02T00:00:00Z', 483n],
    ['less by one as soon as a millisecond is gone', 3100n, '2026-03-01T00:00:00.001Z', 3099n],
    ['nothing of the last millisecond', 999n, '2026-03-31T23:59:59.999Z', 0n],
    ['nothing of what was paid back', 0n, '2026-03-02T00:00:00Z', 0n],
    ['a large sum to the unit', 999_999_999n, '2026-03-11T00:00:00Z', 677_419_354n],
  ])('is %s', (...row) => {
    const [, valueMinor, instant, expected] = row;
    expect(unusedMinor({ ...MARCH, valueMinor }, at(instant))).toBe(expected);
  });

  it('is never more than was paid, and never grows with time', () => {
    const instant = fc.integer({ min: MARCH.startAt.getTime(), max: MARCH.endAt.getTime() });
    const value = fc.bigInt({ min: 0n, max: 999_999_999n });
    fc.assert(
      fc.property(value, instant, instant, (valueMinor, one, other) => {
        const [earlier, later] = [new Date(Math.min(one, other)), new Date(Math.max(one, other))];
        const [before, after] = [earlier, later].map((time) => unusedMinor({ ...MARCH, valueMinor }, time));
        expect(before).toBeLessThanOrEqual(valueMinor);
        expect(after).toBeLessThanOrEqual(before ?? 0n);
        const due = dueOf(500n, before ?? 0n);
        expect(due.creditMinor + due.payableMinor).toBe(500n);
      }),
    );
  });

  it('cannot be used for a price in another currency', () => {
    expect(() => checkCurrency(1n, 'USD', 'EUR')).toThrow('0.01 USD of what was paid is not used up');
    expect(() => checkCurrency(0n, 'USD', 'EUR')).not.toThrow();
    expect(() => checkCurrency(1n, 'USD', 'USD')).not.toThrow();
  });
});

describe('changing the tier in the midst of a period', () => {
  async function setUp() {
    const organization = await makeOrganization(await testDatabase());
    const scene = await makeScene(organization);
    const subscription = await makeSubscription(organization, scene);
    const context = contextFor({ organization });
    const input = (tierId: string, priceId: string) => ({
      id: toGlobalId('MemberSubscription', subscription.id),
      tierId: toGlobalId('Tier', tierId),
      priceId: toGlobalId('Price', priceId),
    });
    const other = await makeOffer(organization);
    const priced = async (values: Parameters<typeof makePrice>[2]) => makePrice(organization, other.tier.id, values);
    const change = async (price: { tierId: string; id: string }) =>
      (
        await query<{ subscriptionChange: { subscription: object } }>(context, CHANGE, {
          input: input(price.tierId, price.id),
        })
      ).subscriptionChange.subscription;
    const refused = (price: { tierId: string; id: string }) =>
      refusal(context, CHANGE, { input: input(price.tierId, price.id) });
    const paid = async () => (await payments(organization)).map((text) => Number(text.split(' ')[1]));
    return { organization, priced, change, refused, paid, row: () => rowOf(organization, subscription) };
  }

  it('takes off what is left, to the minor unit', async () => {
    const { organization, priced, change, paid, row } = await setUp();
    organization.clock.advance(10 * DAY);
    // 21 of 31 days of 500 are left: 338.7.
    expect(await change(await priced({ amountMinor: 900 }))).toMatchObject({ creditMinor: 0 });
    expect(await paid()).toEqual([500, 900 - 338]);
    // Of the second period 338 were paid by credit: all of the 900 count when it is left in turn.
    organization.clock.advance(DAY * 15.5);
    await change(await priced({ amountMinor: 2000, interval: 'YEAR' }));
    expect(await paid()).toEqual([500, 562, 1550]);
    expect(await row()).toMatchObject({ periodCreditMinor: 450n, currentPeriodEndAt: at('2027-03-27T00:00:00Z') });
  });

  it('keeps what is more than the new price, and pays later periods with it first', async () => {
    const { organization, priced, change, paid, row } = await setUp();
    organization.clock.advance(10 * DAY);
    expect(await change(await priced({ amountMinor: 100 }))).toEqual({
      creditMinor: 238,
      nextPayment: { amountMinor: 0 },
    });
    await renewUntil(organization, '2026-07-12T00:00:00Z');
    expect(await paid()).toEqual([500, 0, 0, 0, 62, 100]);
    expect(await row()).toMatchObject({ creditMinor: 0n });
  });

  it('counts no money that was paid back', async () => {
    const { organization, priced, change, paid } = await setUp();
    await organization.database.prisma.purchase.updateMany({
      where: { organizationId: organization.id },
      data: { refundedMinor: 190n, status: 'PARTIALLY_REFUNDED' },
    });
    organization.clock.advance(10 * DAY);
    await change(await priced({ amountMinor: 900 }));
    expect(await paid()).toEqual([500, 900 - 210]);
  });

  it.each([
    ['not as credit when all of the money goes back', undefined, 0, true],
    ['less by the part that goes back', 100, 138, false],
  ])('keeps what is left %s', async (...row) => {
    const [, amountMinor, left, isAll] = row;
    const { organization, priced, change, row: subscription } = await setUp();
    organization.clock.advance(10 * DAY);
    expect(await change(await priced({ amountMinor: 100 }))).toMatchObject({ creditMinor: 238 });
    const first = await organization.database.prisma.purchase.findFirstOrThrow({
      where: { organizationId: organization.id, amountMinor: 500n },
    });
    // Whether the caller may see subscriptions does not matter.
    const caller = contextFor({ organization, scopes: ['purchases:read', 'purchases:write'] });
    const { purchaseRefund } = await query<{ purchaseRefund: { purchase: object } }>(caller, REFUND, {
      input: { id: toGlobalId('Purchase', first.id), amountMinor },
    });
    expect(purchaseRefund.purchase).toEqual({ status: isAll ? 'REFUNDED' : 'PARTIALLY_REFUNDED' });
    expect(await subscription()).toMatchObject({ creditMinor: BigInt(left) });
    const told = await organization.database.prisma.event.findFirstOrThrow({
      where: { organizationId: organization.id, type: 'subscription.changed' },
      orderBy: { position: 'desc' },
    });
    expect(told.data).toMatchObject({ creditMinor: left, previous: { creditMinor: 238 } });
  });

  it('waits for the end of the period when the new price is in another currency', async () => {
    const { organization, priced, change, refused, paid } = await setUp();
    organization.clock.advance(10 * DAY);
    const euros = await priced({ amountMinor: 900, currency: 'EUR' });
    expect(await refused(euros)).toBe('INVALID_STATE');
    organization.clock.advance(21 * DAY);
    await change(euros);
    expect(await paid()).toEqual([500, 900]);
  });
});
