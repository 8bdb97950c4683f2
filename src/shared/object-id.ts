import { idBits, idFromBits, ordinalOf, withOrdinal } from './id-bits';
import type { Id } from './id';

const OBJECT_ID = /^[0-9a-f]{24}$/i;
const SECOND_DIGITS = 8;
const ORDINAL_DIGITS = 16;

/**
 * The id as an object id: 24 hexadecimal digits, the first eight of which are the second of creation. Object ids ascend
 * as ids do, also within one second.
 */
export function toObjectId(id: Id): string {
  const { second, ordinal } = ordinalOf(idBits(id));
  return second.toString(16).padStart(SECOND_DIGITS, '0') + ordinal.toString(16).padStart(ORDINAL_DIGITS, '0');
}

/** The id behind an object id, or nothing when the text is none. Every object id stands for exactly one id. */
export function parseObjectId(text: string): Id | undefined {
  if (!OBJECT_ID.test(text)) return undefined;
  const second = Number.parseInt(text.slice(0, SECOND_DIGITS), 16);
  return idFromBits(withOrdinal(second, BigInt(`0x${text.slice(SECOND_DIGITS)}`)));
}
