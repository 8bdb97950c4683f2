import { badInput, notFound } from '../shared/failure';
import { type Id, parseUlid, toUlid } from '../shared/id';

/** An id that no object has. */
export const NO_ID: Id = '00000000-0000-0000-0000-000000000000';

const SHAPE = /^([A-Za-z]+):([0-9A-Z]{26})$/;

/** The GraphQL id of an object: base64url of `Type:ULID`. */
export function toGlobalId(type: string, id: Id): string {
  return Buffer.from(`${type}:${toUlid(id)}`, 'latin1').toString('base64url');
}

/** The type and the canonical id behind a GraphQL id, or nothing when it is none of ours. */
export function parseGlobalId(text: string): { type: string; id: Id } | undefined {
  const match = SHAPE.exec(Buffer.from(text, 'base64url').toString('latin1'));
  const [, type, ulid] = match ?? [];
  const id = ulid === undefined ? undefined : parseUlid(ulid);
  if (type === undefined || id === undefined || toGlobalId(type, id) !== text) return undefined;
  return { type, id };
}

/** The canonical id behind an id that the graph answered, which is known to be one. */
export function idAnswered(globalId: string): Id {
  const text = Buffer.from(globalId, 'base64url').toString('latin1');
  const id = parseUlid(text.slice(text.indexOf(':') + 1));
  if (id === undefined) throw new Error('The graph answered an id that is none.');
  return id;
}

/** The canonical id of an object of this type. What cannot be one is NOT_FOUND, exactly as an unknown id. */
export function fromGlobalId(type: string, text: string): Id {
  const parsed = parseGlobalId(text);
  if (parsed?.type !== type) throw notFound(nounOf(type));
  return parsed.id;
}

/** The canonical id for a filter or a list of ids, where what cannot be one simply matches nothing. */
export function fromGlobalIdOrNone(type: string, text: string): Id {
  const parsed = parseGlobalId(text);
  return parsed?.type === type ? parsed.id : NO_ID;
}

/** Like `fromGlobalId` for an optional input: absent stays absent, and null is passed on. */
export function fromOptionalGlobalId<T extends string | null | undefined>(
  type: string,
  text: T,
): Id | Extract<T, null | undefined> {
  if (text === null || text === undefined) return text as Extract<T, null | undefined>;
  return fromGlobalId(type, text);
}

/** The canonical ids of a list, each of which must be of this type. */
export function fromGlobalIds(type: string, texts: readonly string[], field: string): Id[] {
  if (texts.length > 200) throw badInput(field, `At most 200 ids may be given, not ${texts.length}.`);
  return texts.map((text) => fromGlobalId(type, text));
}

/** A type's name as people say it: `MemberSubscription` is a subscription. */
export function nounOf(type: string): string {
  return type === 'MemberSubscription' ? 'Subscription' : type;
}
