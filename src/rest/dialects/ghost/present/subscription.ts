import { idAnswered } from '../../../../schema/global-id';
import { toPrefixed } from '../../../../shared/id';
import { printId } from '../ids';
import type { MemberFields, SubscriptionFields } from '../operations.generated';
import { presentOffer } from './offer';
import { presentHeldTier } from './tier';
import { printTime, printTimeIfAny } from './time';

type Holder = Pick<MemberFields, 'id' | 'name' | 'email'>;

/** Statuses under Ghost's names; it has none for a subscription that rests. */
const STATUSES: Readonly<Record<SubscriptionFields['status'], string>> = {
  INCOMPLETE: 'incomplete',
  TRIALING: 'trialing',
  ACTIVE: 'active',
  PAST_DUE: 'past_due',
  UNPAID: 'unpaid',
  PAUSED: 'active',
  CANCELED: 'canceled',
  EXPIRED: 'canceled',
};
const NICKNAMES = { DAY: 'Daily', WEEK: 'Weekly', MONTH: 'Monthly', YEAR: 'Yearly' } as const;

/** What the graph calls paid is what Ghost has from Stripe; what was never complete is left out. */
export function isPaid({ kind, status }: SubscriptionFields): boolean {
  return kind === 'PAID' && status !== 'INCOMPLETE';
}

/** A paid subscription, with the ids of the one through whom it is paid or, without one, ids made of our own. */
export function presentPaid(data: SubscriptionFields, member: Holder, withAttribution: boolean) {
  return {
    id: subscriptionId(data),
    customer: customerOf(data, member),
    ...rest(data),
    price: priceOf(data),
    ...(data.givesAccess && data.tier ? { tier: presentHeldTier(data.tier, null) } : {}),
    offer: data.discount && presentOffer(data.discount),
    offer_redemptions: data.redemptions.map(({ discount }) => presentOffer(discount)),
    next_payment: nextPaymentOf(data),
    ...(withAttribution ? { attribution: null } : {}),
  };
}

/** The thinner copy of the one that counts now. */
export function presentCurrent(data: SubscriptionFields, member: Holder) {
  const customer = { id: customerId(data, member), name: null, email: null };
  return { id: subscriptionId(data), customer, ...rest(data) };
}

/** What Ghost makes up for a tier that nobody pays for. */
export function presentUnpaid(data: SubscriptionFields, { name, email }: Holder) {
  const nickname = data.kind === 'GIFT' ? 'Gift subscription' : 'Complimentary';
  const [interval, currency, end] = ['year', 'USD', printTimeIfAny(data.currentPeriodEndAt)];
  return {
    id: '',
    ...(data.tier ? { tier: presentHeldTier(data.tier, end) } : {}),
    customer: { id: '', name, email },
    plan: { id: '', nickname, interval, currency, amount: 0 },
    status: 'active',
    start_date: printTime(data.startedAt),
    default_payment_card_last4: '****',
    cancel_at_period_end: false,
    cancellation_reason: null,
    current_period_end: end,
    price: {
      id: '',
      price_id: '',
      nickname,
      amount: 0,
      interval,
      type: 'recurring',
      currency,
      tier: { id: '', tier_id: data.tier && printId(data.tier.id) },
    },
    offer: null,
    offer_redemptions: [],
    next_payment: { original_amount: 0, amount: 0, interval, currency, discount: null },
  };
}

function subscriptionId(data: SubscriptionFields): string {
  return providerId(data, 'subscription') ?? prefixed('sub', data.id);
}

function rest(data: SubscriptionFields) {
  const { nickname, amount, interval, currency, id } = planOf(data);
  return {
    plan: { id, nickname, amount, interval, currency },
    status: data.status === 'PAUSED' && !data.givesAccess ? 'unpaid' : STATUSES[data.status],
    start_date: printTime(data.startedAt),
    default_payment_card_last4: data.cardLast4,
    cancel_at_period_end: data.cancelAtPeriodEnd,
    cancellation_reason: data.cancelReason,
    current_period_end: printTimeIfAny(data.currentPeriodEndAt),
    trial_start_at: printTimeIfAny(data.trialStartAt),
    trial_end_at: printTimeIfAny(data.trialEndAt),
    discount_start: printTimeIfAny(data.discountStartAt),
    discount_end: printTimeIfAny(data.discountEndAt),
  };
}

function priceOf(data: SubscriptionFields) {
  const { nickname, amount, interval, currency, id } = planOf(data);
  const { price, tier } = data;
  return {
    id,
    price_id: providerId(data, 'priceId') ?? (price ? printId(price.id) : ''),
    nickname,
    amount,
    interval,
    type: price?.type.toLowerCase() ?? 'recurring',
    currency,
    tier: tier && {
      id: providerId(data, 'product') ?? prefixed('prod', tier.id),
      name: tier.name,
      tier_id: printId(tier.id),
    },
  };
}

function planOf(data: SubscriptionFields) {
  const { price } = data;
  const interval = price?.interval ?? null;
  return {
    id: providerId(data, 'price') ?? (price ? prefixed('price', price.id) : ''),
    nickname: price?.nickname ?? (interval && NICKNAMES[interval]),
    amount: price?.amountMinor ?? 0,
    interval: interval?.toLowerCase() ?? null,
    currency: price?.currency ?? null,
  };
}

function nextPaymentOf({ nextPayment, discountStartAt, discountEndAt }: SubscriptionFields) {
  if (!nextPayment) return null;
  const { originalAmountMinor, amountMinor, interval, currency, discount } = nextPayment;
  return {
    original_amount: originalAmountMinor,
    amount: amountMinor,
    interval: interval?.toLowerCase() ?? null,
    currency,
    discount: discount && {
      offer_id: printId(discount.id),
      start: printTimeIfAny(discountStartAt),
      end: printTimeIfAny(discountEndAt),
      duration: discount.duration.toLowerCase(),
      duration_in_months: discount.durationMonths,
      type: discount.type.toLowerCase(),
      amount: discount.amount,
    },
  };
}

/** Who pays is known under a name and an address of its own, which stay when the member's change. */
function customerOf(data: SubscriptionFields, member: Holder) {
  const name = providerId(data, 'customerName') ?? member.name;
  const email = providerId(data, 'customerEmail') ?? member.email;
  return { id: customerId(data, member), name, email };
}

function customerId(data: SubscriptionFields, member: Holder): string {
  return providerId(data, 'customer') ?? prefixed('cus', member.id);
}

function providerId({ providerIds }: SubscriptionFields, name: string): string | undefined {
  const id = providerIds?.[name];
  return typeof id === 'string' ? id : undefined;
}

function prefixed(prefix: string, globalId: string): string {
  return toPrefixed(prefix, idAnswered(globalId));
}
