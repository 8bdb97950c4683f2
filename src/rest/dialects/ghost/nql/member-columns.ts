import {
  capital,
  type Column,
  column,
  id,
  instant,
  key,
  number,
  numberOf,
  type Surroundings,
  text,
  truth,
  unused,
  word,
} from './columns';
import { field, type GraphFilter, notUnderstood } from './filter';
import type { Question } from './parse';
import { counted, related, unrelated } from './relations';

const NULLABLE = { nullable: true };

const label = (name: Column) => related('labels', name);
const newsletter = (name: Column) => related('newsletters', name);
const tier = (name: Column) => related('tiers', name);
const subscription = (name: Column) => related('currentSubscription', name);

const status = (name: string) => field('status', { eq: name });

/** What a subscription's status is called in Ghost, which knows no pause. */
function subscriptionStatuses({ now }: Surroundings): Readonly<Record<string, GraphFilter>> {
  const over = field('currentPeriodEndAt', { lte: now.toISOString() });
  return {
    trialing: status('TRIALING'),
    active: { or: [status('ACTIVE'), { and: [status('PAUSED'), { not: over }] }] },
    past_due: status('PAST_DUE'),
    unpaid: { or: [status('UNPAID'), { and: [status('PAUSED'), over] }] },
    canceled: field('status', { in: ['CANCELED', 'EXPIRED'] }),
  };
}

/** Where somebody was last seen, of which only parts can be looked for. */
const geolocation = column({
  oneOf: () => {
    throw notUnderstood();
  },
  empty: field('geolocation', { isNull: true }),
  part: (part, sought) => {
    if (part !== 'contains') throw notUnderstood();
    return field('geolocation', { contains: sought });
  },
});

const payingCustomer = field('subscriptions', {
  any: { kind: { eq: 'PAID' }, status: { in: ['TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED'] } },
});

function countHolds(question: Question, count: number): boolean {
  if ('text' in question) throw notUnderstood();
  const numbers = ('values' in question ? question.values : [question.value]).flatMap((value) =>
    value === null ? [] : numberOf(value),
  );
  if (question.is === 'in') return numbers.includes(count);
  if (question.is === 'notIn') return !numbers.includes(count);
  if (question.is === 'all') return numbers.every((each) => each === count);
  const [limit = NaN] = numbers;
  const holds = { gt: count > limit, gte: count >= limit, lt: count < limit, lte: count <= limit };
  return holds[question.is];
}

const slugOf = { label: label(text('slug')), tier: tier(text('slug')), newsletter: newsletter(text('slug')) };

/** What can be asked of members, under Ghost's names and their aliases. */
export const MEMBER_COLUMNS: Readonly<Record<string, Column>> = {
  id: id('Member'),
  uuid: key('uuid'),
  email: text('email', NULLABLE),
  name: text('name', NULLABLE),
  note: text('note', NULLABLE),
  status: capital('status', ['free', 'paid', 'comped', 'gift']),
  subscribed: truth('subscribed'),
  geolocation,
  enable_comment_notifications: truth('commentNotifications'),
  enable_updates_and_announcements: truth('announcementEmails', NULLABLE),
  email_count: number('emailCount'),
  email_opened_count: number('emailOpenedCount'),
  email_open_rate: number('emailOpenRate', NULLABLE),
  email_disabled: truth('emailSuppressed'),
  created_at: instant('createdAt'),
  updated_at: instant('updatedAt'),
  last_seen_at: instant('lastSeenAt', NULLABLE),
  last_commented_at: unused,
  transient_id: unused,
  expertise: unused,
  label: slugOf.label,
  labels: slugOf.label,
  'labels.slug': slugOf.label,
  'labels.name': label(text('name')),
  'labels.id': label(id('Label')),
  newsletters: slugOf.newsletter,
  'newsletters.slug': slugOf.newsletter,
  'newsletters.name': newsletter(text('name')),
  'newsletters.id': newsletter(id('Newsletter')),
  'newsletters.status': newsletter(capital('status', ['active', 'archived'])),
  tier: slugOf.tier,
  tiers: slugOf.tier,
  'tiers.slug': slugOf.tier,
  'tiers.name': tier(text('name')),
  'tiers.id': tier(id('Tier')),
  product: slugOf.tier,
  products: slugOf.tier,
  'products.slug': slugOf.tier,
  'products.name': tier(text('name')),
  'products.id': tier(id('Tier')),
  tier_id: tier(id('Tier')),
  'subscriptions.status': subscription(word(subscriptionStatuses)),
  'subscriptions.plan_interval': subscription(capital('interval', ['day', 'week', 'month', 'year'])),
  'subscriptions.cancel_at_period_end': subscription(truth('cancelAtPeriodEnd')),
  'subscriptions.start_date': subscription(instant('startedAt')),
  'subscriptions.current_period_end': subscription(instant('currentPeriodEndAt', NULLABLE)),
  offer_redemptions: related('discounts', id('Discount')),
  signup: key('attributionId', NULLABLE),
  conversion: unrelated,
  'clicked_links.post_id': unrelated,
  'emails.post_id': unrelated,
  'opened_emails.post_id': unrelated,
  'feedback.score': unrelated,
  'feedback.post_id': unrelated,
  'count.active_stripe_customers': counted(payingCustomer, countHolds),
};
