import { createHash } from 'node:crypto';
import { toPrefixed } from '../../../src/shared/id';
import { toObjectId } from '../../../src/shared/object-id';
import { canonical, seconds } from './front';
import type { Truth } from './stage';

const objectId = (globalId: string) => toObjectId(canonical(globalId));
const prefixed = (prefix: string, globalId: string) => toPrefixed(prefix, canonical(globalId));
const time = (instant: string | null) => seconds(instant, '.000Z');
const lower = (text: string | null) => text?.toLowerCase() ?? null;

/** The whole of a member as Ghost reads it. */
export function memberDocument(truth: Truth): object {
  const { email, commenting, attribution, emailSuppression } = truth;
  const hash = createHash('md5').update(email.toLowerCase()).digest('hex');
  const subscriptions = truth['subscriptions'] as Truth[];
  const current = subscriptions.find(({ kind, givesAccess }) => kind === 'PAID' && givesAccess);
  return {
    id: objectId(truth['id']),
    uuid: truth['uuid'],
    email,
    name: truth['name'],
    note: truth['note'],
    geolocation: truth['geolocation'] && JSON.stringify(truth['geolocation']),
    subscribed: truth['newsletters'].some(isActive),
    created_at: time(truth['createdAt']),
    updated_at: time(truth['updatedAt']),
    labels: truth['labels'].map(label),
    subscriptions: subscriptions.flatMap((one) => subscription(one, truth)),
    avatar_image: `https://www.gravatar.com/avatar/${hash}?s=250&r=g&d=blank`,
    comped: truth['status'] === 'COMPED',
    email_count: truth['emailCount'],
    email_opened_count: truth['emailOpenedCount'],
    email_open_rate: truth['emailOpenRate'],
    status: lower(truth['status']),
    last_seen_at: time(truth['lastSeenAt']),
    attribution: attribution && {
      ...{ id: attribution.id, type: attribution.type, url: attribution.url, title: attribution.title },
      referrer_source: attribution.referrerSource,
      referrer_medium: attribution.referrerMedium,
      referrer_url: attribution.referrerUrl,
    },
    enable_comment_notifications: truth['commentNotifications'],
    enable_updates_and_announcements: truth['announcementEmails'],
    unsubscribe_url: `https://gateway.test/unsubscribe/?uuid=${truth['uuid']}&key=${truth['unsubscribeKey']}`,
    can_comment: truth['canComment'],
    commenting: {
      ...{ disabled: commenting.disabled, disabled_reason: commenting.reason },
      disabled_until: time(commenting.until),
    },
    tiers: subscriptions.filter(({ givesAccess }) => givesAccess).map(heldTier),
    current_subscription: current ? currentSubscription(current, truth) : null,
    email_suppression: {
      suppressed: emailSuppression !== null,
      info: emailSuppression && {
        reason: emailSuppression.reason === 'BOUNCE' ? 'fail' : 'spam',
        timestamp: time(emailSuppression.suppressedAt),
      },
    },
    newsletters: truth['newsletters'].filter(isActive).map(newsletter),
  };
}

const isActive = ({ status }: Truth) => status === 'ACTIVE';

function newsletter({ id, name, description }: Truth): object {
  return { id: objectId(id), name, description, status: 'active' };
}

function label({ id, name, slug, createdAt, updatedAt }: Truth): object {
  return { id: objectId(id), name, slug, created_at: time(createdAt), updated_at: time(updatedAt) };
}

/** A tier that is paid for has no end. */
function heldTier({ kind, tier, currentPeriodEndAt }: Truth): object {
  const price = tier.monthlyPrice ?? tier.yearlyPrice;
  return {
    ...{ id: objectId(tier.id), name: tier.name, slug: tier.slug, active: tier.active, type: lower(tier.type) },
    ...{ description: tier.description, visibility: lower(tier.visibility), trial_days: tier.trialDays },
    welcome_page_url: tier.welcomePageUrl,
    currency: price?.currency ?? null,
    monthly_price: tier.monthlyPrice?.amountMinor ?? null,
    yearly_price: tier.yearlyPrice?.amountMinor ?? null,
    ...{ created_at: time(tier.createdAt), updated_at: time(tier.updatedAt) },
    ...{ monthly_price_id: null, yearly_price_id: null, expiry_at: kind === 'PAID' ? null : time(currentPeriodEndAt) },
  };
}

function subscription(data: Truth, member: Truth): object[] {
  if (data['kind'] !== 'PAID') return data['givesAccess'] ? [unpaid(data, member)] : [];
  return data['status'] === 'INCOMPLETE' ? [] : [paid(data, member)];
}

const STATUSES: Readonly<Record<string, string>> = {
  ...{ TRIALING: 'trialing', ACTIVE: 'active', PAST_DUE: 'past_due', UNPAID: 'unpaid', CANCELED: 'canceled' },
  EXPIRED: 'canceled',
};

/** Ghost has no subscription that rests: it is active while it gives access, and unpaid from then on. */
function statusOf({ status, givesAccess }: Truth): string | undefined {
  if (status !== 'PAUSED') return STATUSES[status];
  return givesAccess ? 'active' : 'unpaid';
}

function plain(data: Truth): object {
  const { price } = data;
  return {
    id: prefixed('sub', data['id']),
    plan: {
      ...{ id: prefixed('price', price.id), nickname: price.nickname, amount: price.amountMinor },
      ...{ interval: lower(price.interval), currency: price.currency },
    },
    status: statusOf(data),
    start_date: time(data['startedAt']),
    default_payment_card_last4: data['cardLast4'],
    cancel_at_period_end: data['cancelAtPeriodEnd'],
    cancellation_reason: data['cancelReason'],
    current_period_end: time(data['currentPeriodEndAt']),
    ...{ trial_start_at: time(data['trialStartAt']), trial_end_at: time(data['trialEndAt']) },
    ...{ discount_start: time(data['discountStartAt']), discount_end: time(data['discountEndAt']) },
  };
}

function currentSubscription(data: Truth, member: Truth): object {
  return { ...plain(data), customer: { id: prefixed('cus', member['id']), name: null, email: null } };
}

function paid(data: Truth, member: Truth): object {
  const { tier, price, discount, nextPayment } = data;
  return {
    ...plain(data),
    customer: { id: prefixed('cus', member['id']), name: member['name'], email: member['email'] },
    price: {
      ...{ id: prefixed('price', price.id), price_id: objectId(price.id), nickname: price.nickname },
      ...{ amount: price.amountMinor, interval: lower(price.interval), type: 'recurring', currency: price.currency },
      tier: { id: prefixed('prod', tier.id), name: tier.name, tier_id: objectId(tier.id) },
    },
    ...(data['givesAccess'] ? { tier: heldTier(data) } : {}),
    offer: discount && offer(discount),
    offer_redemptions: data['redemptions'].map((one: Truth) => offer(one['discount'])),
    next_payment: nextPayment && {
      ...{ original_amount: nextPayment.originalAmountMinor, amount: nextPayment.amountMinor },
      ...{ interval: lower(nextPayment.interval), currency: nextPayment.currency },
      discount: nextPayment.discount && {
        ...{ offer_id: objectId(discount.id), start: time(data['discountStartAt']), end: time(data['discountEndAt']) },
        ...{ duration: lower(discount.duration), duration_in_months: discount.durationMonths },
        ...{ type: lower(discount.type), amount: discount.amount },
      },
    },
    attribution: null,
  };
}

function offer(data: Truth): object {
  return {
    ...{ id: objectId(data['id']), name: data['name'], code: data['code'], amount: data['amount'] },
    ...{ display_title: data['displayTitle'] ?? '', display_description: data['displayDescription'] ?? '' },
    ...{ type: lower(data['type']), cadence: lower(data['cadence']), duration: lower(data['duration']) },
    ...{ duration_in_months: data['durationMonths'], currency: data['currency'] },
    ...{ currency_restriction: data['currency'] !== null, status: lower(data['status']) },
    ...{ redemption_count: data['redemptionCount'], redemption_type: lower(data['redemptionType']) },
    tier: { id: objectId(data['tier'].id), name: data['tier'].name },
    ...{ created_at: time(data['createdAt']), last_redeemed: time(data['lastRedeemedAt']) },
  };
}

/** What Ghost makes up where nobody pays. */
function unpaid(data: Truth, { name, email }: Truth): object {
  const free = { nickname: 'Complimentary', amount: 0, interval: 'year', currency: 'USD' };
  return {
    id: '',
    tier: heldTier(data),
    customer: { id: '', name, email },
    plan: { id: '', ...free },
    ...{ status: 'active', start_date: time(data['startedAt']), default_payment_card_last4: '****' },
    ...{ cancel_at_period_end: false, cancellation_reason: null, current_period_end: time(data['currentPeriodEndAt']) },
    price: { id: '', price_id: '', ...free, type: 'recurring', tier: { id: '', tier_id: objectId(data['tier'].id) } },
    ...{ offer: null, offer_redemptions: [] },
    next_payment: { original_amount: 0, amount: 0, interval: 'year', currency: 'USD', discount: null },
  };
}
