const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WIDTH = 26;
const LIMIT = 1n << 128n;

/** 128 bits as 26 characters of Crockford base32. */
export function encodeCrockford(value: bigint): string {
  let rest = value;
  let text = '';
  for (let index = 0; index < WIDTH; index++) {
    text = ALPHABET[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text;
}

/** The 128 bits behind 26 Crockford characters (either case), or nothing when the text is not exactly that. */
export function decodeCrockford(text: string): bigint | undefined {
  if (text.length !== WIDTH) return undefined;
  let value = 0n;
  for (const character of text.toUpperCase()) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    value = (value << 5n) | BigInt(digit);
  }
  return value < LIMIT ? value : undefined;
}
