/**
 * The bits of canonical ids. A second holds 2^64 ordinals, as an object id counts them, and 1000 × 2^61 ULIDs of 19 zero
 * bits each; 125 of those stand for one ordinal. So each ordinal is one ULID and the order is the same.
 */
const ULIDS_AN_ORDINAL = 125n;
const FRACTION_BITS = 61n;
const ZERO_BITS = 19n;
const RANDOM_BITS = FRACTION_BITS + ZERO_BITS;

/** How many ids a millisecond can take. */
export const ORDINALS_A_MILLISECOND = (1n << FRACTION_BITS) / ULIDS_AN_ORDINAL;

/** The 128 bits of an id. */
export function idBits(id: string): bigint {
  return BigInt(`0x${id.replaceAll('-', '')}`);
}

/** The id with these 128 bits. */
export function idFromBits(bits: bigint): string {
  return dashed(bits.toString(16).padStart(32, '0'));
}

/** 32 hexadecimal digits as a UUID is written. */
export function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The ordinals of a millisecond: the first one, and the one behind the last. */
export function ordinalsOf(time: number): { readonly first: bigint; readonly end: bigint } {
  const millisecond = BigInt(time % 1000);
  return { first: ceiling(millisecond << FRACTION_BITS), end: ceiling((millisecond + 1n) << FRACTION_BITS) };
}

/** The ordinal of that millisecond which is nearest to 80 random bits. */
export function nearestOrdinal(time: number, random: bigint): bigint {
  const { end } = ordinalsOf(time);
  const ordinal = ceiling((BigInt(time % 1000) << FRACTION_BITS) | (random >> ZERO_BITS));
  return ordinal < end ? ordinal : end - 1n;
}

/** The bits of the id that has this ordinal in that second. */
export function withOrdinal(second: number, ordinal: bigint): bigint {
  const fraction = ordinal * ULIDS_AN_ORDINAL;
  const time = BigInt(second) * 1000n + (fraction >> FRACTION_BITS);
  return (time << RANDOM_BITS) | ((fraction % (1n << FRACTION_BITS)) << ZERO_BITS);
}

/** The second and the ordinal that the bits of an id stand for. */
export function ordinalOf(bits: bigint): { readonly second: number; readonly ordinal: bigint } {
  const time = bits >> RANDOM_BITS;
  const fraction = ((time % 1000n) << FRACTION_BITS) | ((bits % (1n << RANDOM_BITS)) >> ZERO_BITS);
  return { second: Number(time / 1000n), ordinal: fraction / ULIDS_AN_ORDINAL };
}

function ceiling(fraction: bigint): bigint {
  return (fraction + ULIDS_AN_ORDINAL - 1n) / ULIDS_AN_ORDINAL;
}
