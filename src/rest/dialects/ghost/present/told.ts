import { toObjectId } from '../../../../shared/object-id';
import { printId } from '../ids';
import type { ReadToldNewslettersData } from '../operations.generated';
import { printTime, printTimeIfAny } from './time';

/** The earlier values that an event of an edited member holds, in the words of the log. */
export type Earlier = Readonly<Record<string, unknown>> & {
  readonly labels?: readonly EarlierLabel[];
  readonly newsletterIds?: readonly string[];
};

interface EarlierLabel {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const same = (value: unknown) => value;
const time = (value: unknown) => printTimeIfAny(value as string | null);

/** What Ghost calls the columns of the log, and how it prints them. */
const COLUMNS: Readonly<Record<string, readonly [string, (value: unknown) => unknown]>> = {
  uuid: ['uuid', same],
  email: ['email', same],
  name: ['name', same],
  note: ['note', same],
  geolocation: ['geolocation', (value) => value && JSON.stringify(value)],
  commentNotifications: ['enable_comment_notifications', same],
  announcementEmails: ['enable_updates_and_announcements', same],
  emailCount: ['email_count', same],
  emailOpenedCount: ['email_opened_count', same],
  emailOpenRate: ['email_open_rate', same],
  lastSeenAt: ['last_seen_at', time],
  createdAt: ['created_at', time],
  updatedAt: ['updated_at', time],
};

/** The earlier values of an edited member, those that Ghost has. */
export function presentEarlier({ labels, ...columns }: Earlier): object {
  const known = Object.entries(columns).flatMap(([column, value]) => {
    const [name, print] = COLUMNS[column] ?? [];
    return name && print ? [[name, print(value)]] : [];
  });
  return { ...(Object.fromEntries(known) as object), ...(labels ? { labels: labels.map(presentLabel) } : {}) };
}

function presentLabel({ id, name, slug, createdAt, updatedAt }: EarlierLabel): object {
  return { id: toObjectId(id), name, slug, created_at: printTime(createdAt), updated_at: printTime(updatedAt) };
}

/** A newsletter that a member has or had. */
export function presentToldNewsletter(data: ReadToldNewslettersData['newsletters']['nodes'][number]): object {
  const { id, name, description, status } = data;
  return { id: printId(id), name, description, status: status.toLowerCase() };
}
