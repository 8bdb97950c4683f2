import { randomBytes } from 'node:crypto';
import { decodeBase58, encodeBase58 } from './base58';
import { decodeCrockford, encodeCrockford } from './crockford';

/**
 * The canonical id of everything: a 128-bit ULID (48 bits of Unix milliseconds, 80 bits that keep creation order),
 * written as a lower-case dashed UUID. Sorting ids is sorting by creation.
 */
export type Id = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RANDOM_BITS = 80n;
const RANDOM_LIMIT = 1n << RANDOM_BITS;
const HIGHEST = (1n << 128n) - 1n;

let lastTime = -1;
let lastRandom = 0n;

/** A new id for something created at that instant; ascending within the process even inside one millisecond. */
export function newId(createdAt: Date): Id {
  const time = createdAt.getTime();
  if (time === lastTime && lastRandom + 1n < RANDOM_LIMIT) lastRandom += 1n;
  else lastRandom = BigInt(`0x${randomBytes(10).toString('hex')}`);
  lastTime = time;
  return idFromBits((BigInt(time) << RANDOM_BITS) | lastRandom);
}

/** An id from given parts; the same parts give the same id. For data that must come out the same every time. */
export function seededId(createdAt: Date, random: bigint): Id {
  return idFromBits((BigInt(createdAt.getTime()) << RANDOM_BITS) | (random % RANDOM_LIMIT));
}

/** The 80 bits that an id has beside its time. */
export function idRandom(id: Id): bigint {
  return idBits(id) % RANDOM_LIMIT;
}

/** The 128 bits of an id. */
export function idBits(id: Id): bigint {
  return BigInt(`0x${id.replaceAll('-', '')}`);
}

/** The id with these 128 bits. */
export function idFromBits(bits: bigint): Id {
  return dashed(bits.toString(16).padStart(32, '0'));
}

/** The id that would stand right above this one; of the highest, itself. */
export function idAbove(id: Id): Id {
  const bits = idBits(id);
  return bits === HIGHEST ? id : idFromBits(bits + 1n);
}

function dashed(hex: string): Id {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
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
