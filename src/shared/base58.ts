const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const WIDTH = 22;
const LIMIT = 1n << 128n;

/** Eight digits fit into a plain number; big integers are only needed to cut the value into such pieces. */
const PIECE_WIDTH = 8;
const PIECE = 58n ** BigInt(PIECE_WIDTH);

/** 128 bits as 22 Bitcoin-base58 characters, left-padded with `1`. */
export function encodeBase58(value: bigint): string {
  const upper = value / PIECE;
  const [high, middle, low] = [upper / PIECE, upper % PIECE, value % PIECE].map(Number) as [number, number, number];
  return digits(high, WIDTH - 2 * PIECE_WIDTH) + digits(middle, PIECE_WIDTH) + digits(low, PIECE_WIDTH);
}

function digits(value: number, width: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < width; place++) {
    text = ALPHABET.charAt(rest % 58) + text;
    rest = Math.floor(rest / 58);
  }
  return text;
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
