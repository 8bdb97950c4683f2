import { idAnswered, NO_ID, toGlobalId } from '../../../schema/global-id';
import { notFound } from '../../../shared/failure';
import { type Id, parseUlid, parseUuid, toUlid } from '../../../shared/id';

/** What has an id in this API: its prefix, its type in the graph and its name in a refusal. */
export interface Noun {
  readonly prefix: string;
  readonly type: string;
  readonly name: string;
}

export const MEMBER: Noun = { prefix: 'member', type: 'Member', name: 'Member' };
export const CREATOR: Noun = { prefix: 'creator', type: 'Creator', name: 'Creator' };
export const TIER: Noun = { prefix: 'tier', type: 'Tier', name: 'Tier' };
export const SUBSCRIPTION: Noun = { prefix: 'sub', type: 'MemberSubscription', name: 'Subscription' };
export const ENTITLEMENT: Noun = { prefix: 'ent', type: 'Entitlement', name: 'Entitlement' };
export const PRODUCT: Noun = { prefix: 'prod', type: 'Product', name: 'Product' };
export const CAMPAIGN: Noun = { prefix: 'campaign', type: 'Campaign', name: 'Campaign' };
export const ANNOUNCEMENT: Noun = { prefix: 'announcement', type: 'Announcement', name: 'Announcement' };
export const JAR: Noun = { prefix: 'jar', type: 'TipJar', name: 'Tip jar' };
export const TIP: Noun = { prefix: 'tip', type: 'Tip', name: 'Tip' };
export const MILESTONE: Noun = { prefix: 'milestone', type: 'Milestone', name: 'Milestone' };
export const ALERT: Noun = { prefix: 'alert', type: 'EngagementAlert', name: 'Alert' };

/** The id as this API prints it, of the graph's id: `member_` and the ULID in lower case. */
export function printId({ prefix }: Noun, globalId: string): string {
  return `${prefix}_${toUlid(idAnswered(globalId)).toLowerCase()}`;
}

/** The canonical id behind a printed one, or nothing. The document types ids as UUIDs too: those are understood. */
export function readId({ prefix }: Noun, text: string): Id | undefined {
  return text.startsWith(`${prefix}_`) ? parseUlid(text.slice(prefix.length + 1)) : parseUuid(text);
}

/** The graph's id of what a printed id names. What is no id names nothing: it is not found. */
export function namedBy(noun: Noun, text: string): string {
  const id = readId(noun, text);
  if (id === undefined) throw notFound(noun.name);
  return toGlobalId(noun.type, id);
}

/** The graph's id for a filter, where what is no id matches nothing. */
export function filteredBy(noun: Noun, text: string): string {
  return toGlobalId(noun.type, readId(noun, text) ?? NO_ID);
}
