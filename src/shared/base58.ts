const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const WIDTH = 22;
const LIMIT = 1n << 128n;

/** 128 bits as 22 Bitcoin-base58 characters, left-padded with `1`. */
export function encodeBase58(value: bigint): string {
  let rest = value;
  let text = '';
  while (rest > 0n) {
    text = ALPHABET[Number(rest % 58n)] + text;
    rest /= 58n;
  }
  return text.padStart(WIDTH, '1');
}

/** The 128 bits behind 22 base58 characters, or nothing when the text is not exactly that. */
export function decodeBase58(text: string): bigint | undefined {
  if (text.length !== WIDTH) return undefined;
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  return value < LIMIT ? value : undefined;
}
