import type { PurchaseModel, SubscriptionModel } from '../database/generated/models';
import { Agreement, type Choice } from './agreement';
import { addDays, between } from './calendar';
import { DAYS_OF_GRACE } from './dunning';
import { charge, payBack } from './payments';
import type { Person, Population } from './people';

const REASONS = ['Too expensive', 'No time to read', 'Found what I needed', null] as const;

/** Lives through a subscription, from its start to its end or to the last day of the data. */
export function subscribe(population: Population, person: Person, choice: Choice): SubscriptionModel {
  const agreement = new Agreement(population, person, choice);
  if (choice.kind === 'GIFT') useUp(agreement);
  if (choice.kind === 'PAID') payFrom(agreement);
  return agreement.row;
}

/** A gift or a canceled subscription lasts to the end of its period. */
function useUp(agreement: Agreement): void {
  const { row, population, periodEnd } = agreement;
  if (periodEnd < population.end) agreement.end(periodEnd, { status: row.kind === 'GIFT' ? 'EXPIRED' : 'CANCELED' });
}

/** Period after period, until the person leaves or does not pay, or the data ends. */
function payFrom(agreement: Agreement): void {
  const { row, population, person } = agreement;
  for (;;) {
    if (wantsToLeave(agreement)) return cancel(agreement);
    if (row.status === 'ACTIVE' && person.random.chance(0.025)) upgrade(agreement);
    if (row.status === 'ACTIVE' && person.random.chance(0.015) && !rest(agreement)) return;
    const { periodEnd } = agreement;
    if (periodEnd >= population.end) return;
    if (row.status === 'ACTIVE' && failsToPay(agreement)) return failToPay(agreement, periodEnd);
    const purchase = agreement.renew(periodEnd);
    if (purchase && person.random.chance(0.03) && regret(agreement, purchase)) return;
  }
}

function wantsToLeave({ row, price, person }: Agreement): boolean {
  if (row.status === 'TRIALING') return person.random.chance(0.25);
  return person.random.chance(price?.interval === 'YEAR' ? 0.2 : 0.04);
}

/** Lately it happens more often, so that there is always somebody who is asked to pay. */
function failsToPay({ person, periodEnd, population }: Agreement): boolean {
  const lately = addDays(periodEnd, DAYS_OF_GRACE) >= population.end;
  return person.random.chance(lately ? 0.15 : 0.012);
}

/** An instant within the present period, and before the last day of the data. */
function sometime({ row, periodEnd, person }: Agreement): Date {
  return between(row.updatedAt, periodEnd, 0.1 + person.random.fraction() * 0.8);
}

function cancel(agreement: Agreement): void {
  const { person } = agreement;
  const at = sometime(agreement);
  const cancelReason = person.random.pick(REASONS);
  if (person.random.chance(0.2)) return agreement.end(at, { status: 'CANCELED', cancelReason });
  agreement.change(at, 'cancellation_scheduled', { cancelAtPeriodEnd: true, cancelReason, canceledAt: at });
  useUp(agreement);
}

/** Moves to the next tier that has seats without a limit, where there is one in the same currency. */
function upgrade(agreement: Agreement): void {
  const { population, price, tier } = agreement;
  const next = population.catalog.tiers.find(
    ({ row, profile }) => row.rank > tier.row.rank && profile.weight > 0 && row.memberLimit === null,
  );
  const better = next?.prices.find(
    ({ currency, interval }) => currency === price?.currency && interval === price.interval,
  );
  if (next && better && !tier.profile.archived) agreement.upgrade(sometime(agreement), next, better);
}

/** Rests for a while; false when the rest lasts beyond the data. */
function rest(agreement: Agreement): boolean {
  const { person, population } = agreement;
  const pausedAt = sometime(agreement);
  const resumeAt = addDays(pausedAt, person.random.integer(20, 90));
  agreement.change(pausedAt, 'paused', { status: 'PAUSED', pausedAt, resumeAt });
  const { currentPeriodEndAt: paidUntil } = agreement.row;
  if (paidUntil && paidUntil < resumeAt && paidUntil < population.end) agreement.lapse(paidUntil);
  if (resumeAt >= population.end) return false;
  agreement.resume(resumeAt);
  return true;
}

/** The payment fails: the member is asked to pay for two weeks, then the subscription ends. */
function failToPay(agreement: Agreement, at: Date): void {
  const { population, person, row, price } = agreement;
  if (price) charge(population, person, { price, at, subscriptionId: row.id, status: 'FAILED' });
  const graceEnd = addDays(at, DAYS_OF_GRACE);
  agreement.failToPay(at, graceEnd);
  if (graceEnd < population.end) agreement.end(graceEnd, { status: 'CANCELED', cancelReason: 'Not paid.' });
}

/** Money goes back: half of it as a courtesy, or all of it together with the end of the subscription. */
function regret(agreement: Agreement, purchase: PurchaseModel): boolean {
  const { population, person, row } = agreement;
  const at = addDays(purchase.purchasedAt, 1 + person.random.fraction() * 6);
  if (at >= population.end || at >= (row.currentPeriodEndAt ?? at)) return false;
  const whole = person.random.chance(0.6);
  if (whole) agreement.end(at, { status: 'CANCELED', cancelReason: 'Paid back.' });
  payBack(population, person, { purchase, at, whole });
  return whole;
}
