import { printId } from '../ids';
import type { BrowseEventsData } from '../operations.generated';
import { avatarOf } from './avatar';
import { presentColumns } from './newsletter';
import { printTime } from './time';

type Activity = BrowseEventsData['memberActivities']['nodes'][number];

/** What members do, under Ghost's names. */
export const EVENT_TYPES = {
  SIGNUP: 'signup_event',
  NEWSLETTER: 'newsletter_event',
  EMAIL_CHANGE: 'email_change_event',
  SUBSCRIPTION: 'subscription_event',
  PAYMENT: 'payment_event',
} as const;

/** What happened to a subscription, under Ghost's names. */
const CHANGES: Readonly<Record<string, string>> = {
  created: 'created',
  changed: 'updated',
  paused: 'updated',
  resumed: 'updated',
  cancellation_scheduled: 'canceled',
  cancellation_withdrawn: 'reactivated',
  canceled: 'expired',
};

/** One event of the feed. */
export function presentEvent(activity: Activity) {
  return { type: EVENT_TYPES[activity.type], data: dataOf(activity) };
}

function dataOf(activity: Activity): object {
  const about = { id: printId(activity.id), member_id: printId(activity.memberId) };
  const when = { created_at: printTime(activity.occurredAt) };
  const member = memberOf(activity);
  switch (activity.type) {
    case 'SIGNUP':
      return signup(activity);
    case 'NEWSLETTER':
      return {
        ...about,
        subscribed: activity.subscribed,
        ...when,
        source: sourceOf(activity),
        newsletter_id: activity.newsletter && printId(activity.newsletter.id),
        member,
        newsletter: activity.newsletter && presentColumns(activity.newsletter),
      };
    case 'EMAIL_CHANGE':
      return { ...about, to_email: activity.toEmail, from_email: activity.fromEmail, ...when, member };
    case 'PAYMENT':
      return { ...about, amount: activity.amountMinor, currency: activity.currency?.toLowerCase(), ...when, member };
    case 'SUBSCRIPTION':
      return {
        ...about,
        type: CHANGES[activity.change ?? ''] ?? activity.change,
        ...when,
        ...subscriptionOf(activity),
        member,
      };
  }
}

function signup(activity: Activity): object {
  const { attribution } = activity.member ?? {};
  const referrer = {
    referrer_source: attribution?.referrerSource ?? null,
    referrer_medium: attribution?.referrerMedium ?? null,
    referrer_url: attribution?.referrerUrl ?? null,
  };
  return {
    id: printId(activity.id),
    created_at: printTime(activity.occurredAt),
    member_id: printId(activity.memberId),
    attribution_id: attribution?.id ?? null,
    attribution_type: attribution?.type ?? null,
    attribution_url: attribution?.url ?? null,
    ...referrer,
    utm_source: null,
    utm_medium: null,
    utm_campaign: null,
    utm_term: null,
    utm_content: null,
    source: sourceOf(activity),
    member: memberOf(activity),
    created_with_status: statusAtSignup(activity),
    attribution: attribution
      ? { id: attribution.id, type: attribution.type, url: attribution.url, title: attribution.title, ...referrer }
      : null,
  };
}

const STATUSES = { PAID: 'paid', GIFT: 'gift', COMPLIMENTARY: 'comped' } as const;

/** What the member was from the start: what began in the second of the signup belongs to it. */
function statusAtSignup({ member, occurredAt }: Activity): string {
  const second = printTime(occurredAt);
  const kinds = (member?.subscriptions ?? [])
    .filter((one) => printTime(one.startedAt) === second)
    .map(({ kind }) => kind);
  const highest = (['PAID', 'GIFT', 'COMPLIMENTARY'] as const).find((kind) => kinds.includes(kind));
  return highest ? STATUSES[highest] : 'free';
}

function subscriptionOf({ subscription }: Activity) {
  const tier = subscription?.tier;
  return { tier: tier ? { id: printId(tier.id), name: tier.name } : null };
}

function memberOf({ member }: Activity) {
  if (!member) return null;
  const { id, uuid, name, email } = member;
  return { id: printId(id), uuid, name, email, avatar_image: avatarOf(email) };
}

/** The front through which it came, as Ghost would tell it. */
function sourceOf({ dialect }: Activity): string {
  if (dialect === 'cli') return 'import';
  return dialect === 'system' ? 'system' : 'api';
}
