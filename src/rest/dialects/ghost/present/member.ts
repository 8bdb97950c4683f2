import { printId } from '../ids';
import type { MemberFields, SubscriptionFields, WholeMemberFields } from '../operations.generated';
import { avatarOf } from './avatar';
import { presentLabel } from './label';
import { isPaid, presentCurrent, presentPaid, presentUnpaid } from './subscription';
import { presentHeldTier } from './tier';
import { printTime, printTimeIfAny } from './time';

/** How a request wants members. */
export interface MemberView {
  /** Where the publication's own pages are, such as that for unsubscribing. */
  readonly origin: string;
  readonly include: ReadonlySet<string>;
  /** The columns that were chosen; all when absent. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** The names that `include` knows of a member; labels and newsletters are always there. */
export const MEMBER_INCLUDES = [
  'newsletters',
  'labels',
  'subscriptions',
  'tiers',
  'products',
  'email_recipients',
  'metafields',
];

/** What `fields` can choose; all else is worked out, and there whatever is chosen. */
const COLUMNS = [
  ...['id', 'uuid', 'email', 'name', 'note', 'geolocation', 'created_at', 'updated_at'],
  ...['email_count', 'email_opened_count', 'email_open_rate', 'status', 'last_seen_at'],
  ...['enable_comment_notifications', 'enable_updates_and_announcements', 'can_comment', 'commenting'],
];
const WORKED_OUT = [
  ...['subscribed', 'labels', 'subscriptions', 'avatar_image', 'comped', 'email_recipients', 'attribution'],
  ...['unsubscribe_url', 'tiers', 'products', 'current_subscription', 'email_suppression', 'newsletters'],
];

/** The names that `fields` knows. */
export const MEMBER_FIELDS = [...COLUMNS, ...WORKED_OUT];

const SUPPRESSIONS = { BOUNCE: 'fail', COMPLAINT: 'spam' } as const;

/** A member of a list. */
export function presentListed(data: MemberFields, view: MemberView) {
  const { include } = view;
  const tiers = {
    ...(include.has('tiers') ? { tiers: tiersOf(data) } : {}),
    ...(include.has('products') ? { products: tiersOf(data) } : {}),
  };
  return chosen({ ...head(data, view, false), ...middle(data, view), ...tiers, ...tail(data) }, view);
}

/** A member that was read or written: where it came from and its tiers are always there. */
export function presentMember(data: WholeMemberFields, view: MemberView) {
  const attribution = data.attribution && {
    id: data.attribution.id,
    type: data.attribution.type,
    url: data.attribution.url,
    title: data.attribution.title,
    referrer_source: data.attribution.referrerSource,
    referrer_medium: data.attribution.referrerMedium,
    referrer_url: data.attribution.referrerUrl,
  };
  const products = view.include.has('products') ? { products: tiersOf(data) } : {};
  const tiers = { tiers: tiersOf(data), ...products };
  return chosen({ ...head(data, view, true), attribution, ...middle(data, view), ...tiers, ...tail(data) }, view);
}

function head(data: MemberFields, { include, fields }: MemberView, withAttribution: boolean) {
  return {
    id: printId(data.id),
    uuid: data.uuid,
    email: data.email,
    name: data.name,
    note: data.note,
    geolocation: data.geolocation && JSON.stringify(data.geolocation),
    subscribed: data.subscribed,
    created_at: printTime(data.createdAt),
    updated_at: printTimeIfAny(data.updatedAt),
    labels: data.labels.map(presentLabel),
    subscriptions: subscriptionsOf(data, withAttribution),
    avatar_image: fields && !fields.has('email') ? null : avatarOf(data.email),
    comped: data.status === 'COMPED',
    email_count: data.emailCount,
    email_opened_count: data.emailOpenedCount,
    email_open_rate: data.emailOpenRate,
    // Deliveries of e-mails are not the gateway's.
    ...(include.has('email_recipients') ? { email_recipients: [] } : {}),
    status: data.status.toLowerCase(),
    last_seen_at: printTimeIfAny(data.lastSeenAt),
  };
}

function middle(data: MemberFields, view: MemberView) {
  const { disabled, reason, until } = data.commenting;
  return {
    enable_comment_notifications: data.commentNotifications,
    enable_updates_and_announcements: data.announcementEmails,
    unsubscribe_url: unsubscribeUrl(data, view),
    can_comment: data.canComment,
    commenting: { disabled, disabled_reason: reason, disabled_until: printTimeIfAny(until) },
  };
}

function tail(data: MemberFields) {
  const { emailSuppression, newsletters } = data;
  const current = data.subscriptions.find((one) => isPaid(one) && one.givesAccess);
  const info = emailSuppression && {
    reason: SUPPRESSIONS[emailSuppression.reason],
    timestamp: printTimeIfAny(emailSuppression.suppressedAt),
  };
  return {
    current_subscription: current ? presentCurrent(current, data) : null,
    email_suppression: { suppressed: emailSuppression !== null, info },
    newsletters: newsletters.map(({ id, name, description, status }) => ({
      id: printId(id),
      name,
      description,
      status: status.toLowerCase(),
    })),
  };
}

function subscriptionsOf(data: MemberFields, withAttribution: boolean): object[] {
  return data.subscriptions.flatMap((one) => {
    if (isPaid(one)) return presentPaid(one, data, withAttribution);
    return isHeldUnpaid(one) ? presentUnpaid(one, data) : [];
  });
}

function isHeldUnpaid({ kind, givesAccess }: SubscriptionFields): boolean {
  return kind !== 'PAID' && givesAccess;
}

/** The tiers that the member has now, each once: one that is paid for has no end. */
function tiersOf({ subscriptions }: MemberFields): object[] {
  const held = subscriptions.filter(({ givesAccess, tier }) => givesAccess && tier);
  const ids = new Set(held.map(({ tier }) => tier?.id));
  return [...ids].flatMap((id) => {
    const holds = held.filter(({ tier }) => tier?.id === id);
    const hold = holds.find(isPaid) ?? holds[0];
    if (!hold?.tier) return [];
    return presentHeldTier(hold.tier, isPaid(hold) ? null : printTimeIfAny(hold.currentPeriodEndAt));
  });
}

/** Where the member can unsubscribe. Without a uuid or a key, only what that page looks like. */
function unsubscribeUrl({ uuid, unsubscribeKey }: MemberFields, { origin, fields }: MemberView): string {
  const isPreview = (fields && !fields.has('uuid')) || unsubscribeKey === null;
  return `${origin}/unsubscribe/?${isPreview ? 'preview=1' : `uuid=${uuid}&key=${unsubscribeKey}`}`;
}

function chosen<T extends object>(member: T, { fields }: MemberView): Partial<T> {
  if (!fields) return member;
  const isThere = ([name]: [string, unknown]) => !COLUMNS.includes(name) || fields.has(name);
  return Object.fromEntries(Object.entries(member).filter(isThere)) as Partial<T>;
}
