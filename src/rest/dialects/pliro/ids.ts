import { idAnswered, toGlobalId } from '../../../schema/global-id';
import { notFound } from '../../../shared/failure';
import { type Id, parsePrefixed, toPrefixed } from '../../../shared/id';

/** What has an id in this API: its prefixes, the printed one first, its type in the graph and its name in a refusal. */
export interface Noun {
  readonly prefixes: readonly [string, ...string[]];
  readonly type: string;
  readonly name: string;
}

/** One person is a member and a customer; both ids name the person wherever one is given. */
export const MEMBER: Noun = { prefixes: ['memb', 'cus'], type: 'Member', name: 'Member' };
export const CUSTOMER: Noun = { prefixes: ['cus', 'memb'], type: 'Member', name: 'Customer' };
export const SUBSCRIPTION: Noun = { prefixes: ['sub'], type: 'MemberSubscription', name: 'Subscription' };
export const PLAN: Noun = { prefixes: ['plan'], type: 'Tier', name: 'Plan' };
export const PRICE: Noun = { prefixes: ['price'], type: 'Price', name: 'Price' };
export const NEWSLETTER: Noun = { prefixes: ['newsletter'], type: 'Newsletter', name: 'Newsletter' };

/** The id as this API prints it, of the graph's id. */
export function printId({ prefixes }: Noun, globalId: string): string {
  return toPrefixed(prefixes[0], idAnswered(globalId));
}

/** The canonical id behind a printed one, or nothing when the text is no id of the noun. */
export function readId({ prefixes }: Noun, text: string): Id | undefined {
  return prefixes.map((prefix) => parsePrefixed(prefix, text)).find((id) => id !== undefined);
}

/** The graph's id of what a printed id names. What is no id names nothing. */
export function namedBy(noun: Noun, text: string): string {
  const id = readId(noun, text);
  if (id === undefined) throw notFound(noun.name);
  return toGlobalId(noun.type, id);
}
