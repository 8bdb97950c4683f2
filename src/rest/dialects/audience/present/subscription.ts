import type { OrganizationFacts } from '../../../route';
import { printId, SUBSCRIPTION, TIER } from '../ids';
import type { SubscriptionFields } from '../operations/members.generated';
import { dateIn } from './time';

/** The words of this API for what pays: see E3 of the design. What is unpaid for good has churned. */
const STATUSES: Record<SubscriptionFields['status'], string> = {
  INCOMPLETE: 'active',
  TRIALING: 'active',
  ACTIVE: 'active',
  PAST_DUE: 'active',
  PAUSED: 'paused',
  UNPAID: 'churned',
  CANCELED: 'churned',
  EXPIRED: 'churned',
};

const CYCLES: Readonly<Record<string, string>> = { DAY: 'daily', WEEK: 'weekly', MONTH: 'monthly', YEAR: 'yearly' };

/** What lists show of a subscription. */
export function subscriptionSummary(
  data: SubscriptionFields,
  { timeZone }: Pick<OrganizationFacts, 'timeZone'>,
  lifetimeValue: number,
) {
  return {
    started_at: dateIn(data.startedAt, timeZone),
    months_subscribed: data.monthsSubscribed,
    lifetime_value: lifetimeValue,
    next_billing: nextBilling(data, timeZone),
  };
}

/** A subscription as the single read shows it. */
export function subscriptionDetail(
  data: SubscriptionFields,
  organization: Pick<OrganizationFacts, 'timeZone'>,
  lifetimeValue: number,
) {
  const { started_at, months_subscribed, lifetime_value, next_billing } = subscriptionSummary(
    data,
    organization,
    lifetimeValue,
  );
  return {
    id: printId(SUBSCRIPTION, data.id),
    tier_id: data.tier && printId(TIER, data.tier.id),
    started_at,
    months_subscribed,
    lifetime_value,
    billing_cycle: billingCycle(data),
    next_billing,
    payment_method: data.cardLast4 === null ? null : `card_ending_${data.cardLast4}`,
    status: STATUSES[data.status],
  };
}

/** The day of the next payment; null when none is to come. */
function nextBilling({ kind, nextPayment, currentPeriodEndAt }: SubscriptionFields, timeZone: string): string | null {
  if (kind !== 'PAID' || nextPayment === null || currentPeriodEndAt === null) return null;
  return dateIn(currentPeriodEndAt, timeZone);
}

function billingCycle({ kind, price }: SubscriptionFields): string | null {
  if (kind !== 'PAID' || !price?.interval) return null;
  const { interval, intervalCount } = price;
  if (intervalCount === 1) return CYCLES[interval] ?? null;
  if (interval === 'MONTH' && intervalCount === 3) return 'quarterly';
  return `every_${intervalCount}_${interval.toLowerCase()}s`;
}
