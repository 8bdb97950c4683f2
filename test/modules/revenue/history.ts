import fc from 'fast-check';
import { recordEvent } from '../../../src/events/record';
import type { EventType } from '../../../src/events/event';
import { newId } from '../../../src/shared/id';
import { asSystem, makeMember } from '../../builders/member';
import { makeCreator } from '../../builders/creator';
import { makeDiscount } from '../../builders/discount';
import { makeOffer, makePrice } from '../../builders/offer';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a subscription is at some time, as its events say it. */
export interface Terms {
  readonly status: 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
  readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
  readonly price: number;
  readonly discounted: boolean;
  readonly cancelAtPeriodEnd: boolean;
  readonly periodDays: number;
}

/** Something that happens: to a subscription of a member, or money that comes or goes. */
export interface Step {
  readonly hours: number;
  readonly member: number;
  readonly subscription: number;
  readonly terms: Terms;
  readonly paid: { readonly kind: string; readonly amount: number; readonly refund: number } | null;
}

const often = <T>(value: T, weight: number) => ({ arbitrary: fc.constant(value), weight });

const terms: fc.Arbitrary<Terms> = fc.record({
  status: fc.oneof(
    often('ACTIVE' as const, 1),
    fc.constantFrom('TRIALING', 'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED', 'EXPIRED') as fc.Arbitrary<Terms['status']>,
  ),
  kind: fc.oneof(often('PAID' as const, 4), fc.constantFrom('COMPLIMENTARY' as const, 'GIFT' as const)),
  price: fc.nat(4),
  discounted: fc.boolean(),
  cancelAtPeriodEnd: fc.oneof(often(false, 3), often(true, 1)),
  periodDays: fc.integer({ min: 1, max: 60 }),
});

/** Any history of a few members: about a year of changes, some of them at once. */
export const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    hours: fc.oneof(often(0, 1), { arbitrary: fc.integer({ min: 1, max: 40 * 24 }), weight: 4 }),
    member: fc.nat(2),
    subscription: fc.nat(2),
    terms,
    paid: fc.option(
      fc.record({
        kind: fc.constantFrom('TIER', 'TIP', 'MERCHANDISE', 'PAY_PER_VIEW', 'GIFT'),
        amount: fc.integer({ min: 1, max: 5000 }),
        refund: fc.nat(5000),
      }),
    ),
  }),
  { minLength: 1, maxLength: 16 },
);

interface Price {
  readonly id: string;
  readonly tierId: string;
  readonly discountId: string | null;
  readonly currency: string;
  /** What it makes a month in minor units, as a fraction; with the discount, if there is one. */
  readonly monthly: (discounted: boolean) => [bigint, bigint];
}

/** An organization with two creators, three members, three tiers and prices of all sorts. */
export async function makeStage(startAt?: Date) {
  const organization = await makeOrganization(await testDatabase(), startAt);
  const creator = await makeCreator(organization);
  const members = [
    await makeMember(organization),
    await makeMember(organization, { creatorId: creator.id }),
    await makeMember(organization, { creatorId: creator.id }),
  ];
  const [one, two] = [await makeOffer(organization), await makeOffer(organization)];
  const third = await makeDiscount(organization, one.tier.id, { amount: 33, duration: 'FOREVER' });
  const once = await makeDiscount(organization, two.tier.id, { amount: 50, duration: 'ONCE' });
  const [yearly, euro, weekly] = [
    await makePrice(organization, two.tier.id, { interval: 'YEAR', amountMinor: 5000 }),
    await makePrice(organization, two.tier.id, { currency: 'EUR', amountMinor: 700 }),
    await makePrice(organization, one.tier.id, { interval: 'WEEK', amountMinor: 101 }),
  ];
  const [first, second] = [one.tier.id, two.tier.id];
  const prices: Price[] = [
    { ...own(one.price, first, third.id), monthly: (off) => (off ? [500n * 67n, 100n] : [500n, 1n]) },
    { ...own(two.price, second, once.id), monthly: () => [500n, 1n] },
    { ...own(yearly, second, null), monthly: () => [5000n, 12n] },
    { ...own(euro, second, null), monthly: () => [700n, 1n] },
    { ...own(weekly, first, third.id), monthly: (off) => [101n * 52n * (off ? 67n : 100n), 1200n] },
  ];
  return { organization, members, prices, otherCreatorId: creator.id };
}

function own(price: { id: string; currency: string }, tierId: string, discountId: string | null) {
  return { id: price.id, currency: price.currency, tierId, discountId };
}

export type Stage = Awaited<ReturnType<typeof makeStage>>;

/** What the log says since when. */
export interface Told {
  readonly key: string;
  readonly member: number;
  readonly at: number;
  readonly terms: Terms;
}

export interface Money {
  readonly member: number;
  readonly kind: string;
  readonly at: number;
  readonly amount: number;
}

type Row = Record<string, unknown> & { readonly id: string };

/** Lets the steps happen, through the log alone, and answers what happened. */
export class Play {
  readonly told: Told[] = [];
  readonly money: Money[] = [];
  private readonly ids = new Map<string, string>();

  constructor(readonly stage: Stage) {}

  async take(step: Step): Promise<void> {
    const { organization } = this.stage;
    organization.clock.advance(step.hours * 60 * 60 * 1000);
    const at = organization.clock.now().getTime();
    const key = `${step.member}/${step.subscription}`;
    const { terms, member } = step;
    this.told.push({ key, member, at, terms });
    await this.note('subscription.changed', step, { id: this.idOf(key), ...this.row(terms, at) });
    if (step.paid) await this.pay(step, step.paid, at);
  }

  private row({ price, discounted, periodDays, ...terms }: Terms, at: number) {
    const { id: priceId, tierId, discountId = null } = this.stage.prices[price] as Price;
    const currentPeriodEndAt = new Date(at + periodDays * DAY_MS);
    return { ...terms, priceId, tierId, discountId: discounted ? discountId : null, currentPeriodEndAt };
  }

  private async pay(step: Step, paid: NonNullable<Step['paid']>, at: number): Promise<void> {
    const { kind, amount } = paid;
    const refund = Math.min(paid.refund, amount);
    const purchase = { id: newId(new Date(at)), kind, amountMinor: amount, currency: 'USD', refundedMinor: 0 };
    await this.note('purchase.recorded', step, { ...purchase, status: 'PENDING' });
    await this.note('purchase.completed', step, { ...purchase, status: 'COMPLETED' });
    this.money.push({ member: step.member, kind, at, amount });
    if (refund === 0) return;
    await this.note('purchase.refunded', step, { ...purchase, status: 'PARTIALLY_REFUNDED', refundedMinor: refund });
    this.money.push({ member: step.member, kind, at, amount: -refund });
  }

  private idOf(key: string): string {
    const id = this.ids.get(key) ?? newId(this.stage.organization.clock.now());
    this.ids.set(key, id);
    return id;
  }

  private note(type: EventType, { member }: Step, data: Row): Promise<void> {
    const { id: memberId, creatorId } = this.stage.members[member] as { id: string; creatorId: string };
    return note(this.stage.organization, { type, subjectId: data.id, memberId, creatorId, data });
  }
}

/** Writes one event. */
export function note(organization: TestOrganization, event: Parameters<typeof recordEvent>[1]): Promise<void> {
  return asSystem(organization, (context) => {
    recordEvent(context, event);
    return Promise.resolve();
  });
}
