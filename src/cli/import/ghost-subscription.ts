import type { DiscountRecord, PriceRecord, SubscriptionRecord, TierRecord } from '../../modules/imports/import.record';
import type { Facts } from './facts';
import { currencyOf, objectId } from './ghost-fields';
import { type KnownTiers, tierOf } from './ghost-tier';

const STATUSES = {
  active: 'ACTIVE',
  trialing: 'TRIALING',
  past_due: 'PAST_DUE',
  unpaid: 'UNPAID',
  canceled: 'CANCELED',
  incomplete: 'INCOMPLETE',
  incomplete_expired: 'EXPIRED',
  paused: 'PAUSED',
} as const;
const INTERVALS = { month: 'MONTH', year: 'YEAR', week: 'WEEK', day: 'DAY' } as const;
const CADENCES = { month: 'MONTH', year: 'YEAR' } as const;
const DISCOUNT_TYPES = { percent: 'PERCENT', fixed: 'FIXED', trial: 'TRIAL' } as const;
const DURATIONS = { once: 'ONCE', repeating: 'REPEATING', forever: 'FOREVER', trial: 'TRIAL' } as const;
const REDEMPTIONS = { signup: 'SIGNUP', retention: 'RETENTION' } as const;
const GIFT = /^gift/i;

/** The subscriptions of a member as Ghost prints them, with their tiers as far as the file knows these. */
export function subscriptionsOf(member: Facts, tiers: KnownTiers): SubscriptionRecord[] {
  const updatedAt = member.instant('updated_at');
  return (member.list('subscriptions') ?? []).map((facts) => {
    const id = facts.text('id') ?? '';
    const record = id === '' ? givenSubscription(facts) : paidSubscription(facts, { id, updatedAt });
    return { ...record, tier: record.tier && tiers.complete(record.tier) };
  });
}

/** Ghost prints what nobody pays as a subscription without an id. */
function givenSubscription(facts: Facts): SubscriptionRecord {
  const nickname = facts.object('plan')?.text('nickname') ?? '';
  const tier = facts.object('tier');
  return {
    kind: GIFT.test(nickname) ? 'GIFT' : 'COMPLIMENTARY',
    status: 'ACTIVE',
    tier: tier && tierOf(tier),
    startedAt: facts.instant('start_date'),
    currentPeriodEndAt: facts.instant('current_period_end') ?? null,
    provider: null,
    providerIds: null,
  };
}

function paidSubscription(facts: Facts, known: { id: string; updatedAt: Date | undefined }): SubscriptionRecord {
  const price = facts.object('price');
  const offer = facts.object('offer');
  const currentPeriodEndAt = facts.instant('current_period_end') ?? null;
  return {
    kind: 'PAID',
    status: facts.word('status', STATUSES),
    tier: tierOfPaid(facts, price),
    price: price && priceOf(price),
    startedAt: facts.instant('start_date'),
    currentPeriodEndAt,
    trialStartAt: facts.instant('trial_start_at') ?? null,
    trialEndAt: facts.instant('trial_end_at') ?? null,
    cancelAtPeriodEnd: facts.flag('cancel_at_period_end') ?? false,
    cancelReason: facts.text('cancellation_reason') ?? null,
    // Ghost does not print when a subscription ended: no later than both of these.
    endedAt: earliest(currentPeriodEndAt, known.updatedAt),
    provider: 'stripe',
    providerIds: providerIdsOf(facts, known.id),
    cardLast4: facts.text('default_payment_card_last4') ?? null,
    discount: offer && discountOf(offer),
    discountStartAt: facts.instant('discount_start') ?? null,
    discountEndAt: facts.instant('discount_end') ?? null,
    redemptions: facts.list('offer_redemptions')?.map(discountOf),
  };
}

function earliest(one: Date | null, other: Date | undefined): Date | null {
  if (!one || !other) return one ?? other ?? null;
  return one < other ? one : other;
}

function providerIdsOf(facts: Facts, subscription: string): Record<string, string> {
  const price = facts.object('price');
  const customer = facts.object('customer');
  const ids = {
    customer: customer?.text('id'),
    customerName: customer?.text('name'),
    customerEmail: customer?.text('email'),
    subscription,
    price: price?.text('id'),
    priceId: price?.text('price_id'),
    product: price?.object('tier')?.text('id'),
  };
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id ? [[name, id]] : [])));
}

/** One that is over has no tier of its own, but its price knows which it was. */
function tierOfPaid(facts: Facts, price: Facts | undefined): TierRecord | undefined {
  const tier = facts.object('tier');
  if (tier) return tierOf(tier);
  const ofPrice = price?.object('tier');
  return ofPrice && { id: objectId(ofPrice, 'tier_id'), name: ofPrice.filled('name'), isMention: true };
}

function priceOf(facts: Facts): PriceRecord {
  return {
    id: objectId(facts, 'price_id'),
    nickname: facts.text('nickname') ?? null,
    amountMinor: facts.number('amount') ?? 0,
    currency: currencyOf(facts),
    interval: facts.word('interval', INTERVALS),
  };
}

function discountOf(facts: Facts): DiscountRecord {
  const type = facts.word('type', DISCOUNT_TYPES);
  const currency = facts.text('currency') ? currencyOf(facts) : null;
  return {
    id: objectId(facts, 'id'),
    name: facts.filled('name'),
    code: facts.filled('code'),
    displayTitle: facts.text('display_title') ?? null,
    displayDescription: facts.text('display_description') ?? null,
    type,
    cadence: facts.word('cadence', CADENCES),
    amount: facts.number('amount') ?? 0,
    duration: facts.word('duration', DURATIONS),
    durationMonths: facts.number('duration_in_months') ?? null,
    currency: type === 'FIXED' ? currency : null,
    archived: facts.text('status') === 'archived',
    redemptionType: facts.word('redemption_type', REDEMPTIONS, 'SIGNUP'),
    createdAt: facts.instant('created_at'),
  };
}
