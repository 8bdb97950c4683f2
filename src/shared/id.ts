import { randomBytes } from 'node:crypto';
import { decodeBase58, encodeBase58 } from './base58';
import { decodeCrockford, encodeCrockford } from './crockford';
import { dashed, idBits, idFromBits, nearestOrdinal, ORDINALS_A_MILLISECOND, ordinalsOf, withOrdinal } from './id-bits';

/**
 * The canonical id of everything: a 128-bit ULID (48 bits of Unix milliseconds, 80 bits that keep creation order),
 * written as a lower-case dashed UUID. Sorting ids is sorting by creation. Every id that is made here is also an object
 * id of 96 bits, without loss (`object-id.ts`).
 */
export type Id = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HIGHEST = (1n << 128n) - 1n;

const STORE_BYTES = 4096;
/** So many milliseconds are remembered: not all ids are of the present, and those in between must not break the order. */
const REMEMBERED = 64;

/** The last ordinal given in each of the milliseconds used of late, the latest one last. */
const lastOf = new Map<number, bigint>();
let store = Buffer.alloc(0);
let taken = 0;

/** A new id for something created at that instant; ascending within the process even inside one millisecond. */
export function newId(createdAt: Date): Id {
  const time = Math.max(createdAt.getTime(), 0);
  const { first, end } = ordinalsOf(time);
  const last = lastOf.get(time) ?? end;
  const next = last + 1n + randomBits(4);
  // The lower half to begin with: the upper one is for what follows in the same millisecond.
  const ordinal = next < end ? next : first + (randomBits(8) % (ORDINALS_A_MILLISECOND / 2n));
  remember(time, ordinal);
  return idFromBits(withOrdinal(Math.floor(time / 1000), ordinal));
}

function remember(time: number, ordinal: bigint): void {
  lastOf.delete(time);
  lastOf.set(time, ordinal);
  const [oldest] = lastOf.keys();
  if (lastOf.size > REMEMBERED && oldest !== undefined) lastOf.delete(oldest);
}

/** Random bits in store: asking for them takes longer than all else about an id. */
function randomBits(bytes: 4 | 8): bigint {
  if (taken + bytes > store.length) {
    store = randomBytes(STORE_BYTES);
    taken = 0;
  }
  taken += bytes;
  return bytes === 4 ? BigInt(store.readUInt32BE(taken - bytes)) : store.readBigUInt64BE(taken - bytes);
}

/** An id from given parts; the same parts give the same id. For data that must come out the same every time. */
export function seededId(createdAt: Date, random: bigint): Id {
  const time = createdAt.getTime();
  return idFromBits(withOrdinal(Math.floor(time / 1000), nearestOrdinal(time, random % (1n << 80n))));
}

/** The millisecond in which an id was made. */
export function idTime(id: Id): Date {
  return new Date(Number(idBits(id) >> 80n));
}

/** The id that would stand right above this one; of the highest, itself. */
export function idAbove(id: Id): Id {
  const bits = idBits(id);
  return bits === HIGHEST ? id : idFromBits(bits + 1n);
}

/** The id written as a UUID, or nothing when the text is no UUID. Upper case is accepted. */
export function parseUuid(text: string): Id | undefined {
  const lower = text.toLowerCase();
  return UUID.test(lower) ? lower : undefined;
}

/** The id as 26 characters of Crockford base32, the usual spelling of a ULID. */
export function toUlid(id: Id): string {
  return encodeCrockford(id.replaceAll('-', ''));
}

/** The id behind a ULID text, or nothing. */
export function parseUlid(text: string): Id | undefined {
  const hex = decodeCrockford(text);
  return hex === undefined ? undefined : dashed(hex);
}

/** The id as `prefix_` and 22 base58 characters, the spelling of Pliro and of Allegro's nested objects. */
export function toPrefixed(prefix: string, id: Id): string {
  return `${prefix}_${encodeBase58(idBits(id))}`;
}

/** The id behind `prefix_` and 22 base58 characters, or nothing. */
export function parsePrefixed(prefix: string, text: string): Id | undefined {
  if (!text.startsWith(`${prefix}_`)) return undefined;
  const bits = decodeBase58(text.slice(prefix.length + 1));
  return bits === undefined ? undefined : idFromBits(bits);
}
