const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FORM = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** The two characters for each ten bits: ids are spelled by the thousand, too often for a character at a time. */
const PAIRS = Array.from({ length: 1024 }, (_, bits) => ALPHABET.charAt(bits >> 5) + ALPHABET.charAt(bits & 31));
const BITS = new Map(PAIRS.map((pair, bits) => [pair, bits]));

/** 128 bits, given as 32 hexadecimal digits, as 26 characters of Crockford base32. */
export function encodeCrockford(hex: string): string {
  // Eight bits make the first two characters; from then on five digits make four.
  let text = PAIRS[parseInt(hex.slice(0, 2), 16)] ?? '';
  for (let at = 2; at < hex.length; at += 5) {
    const bits = parseInt(hex.slice(at, at + 5), 16);
    text += `${PAIRS[bits >> 10]}${PAIRS[bits & 1023]}`;
  }
  return text;
}

/** The 32 hexadecimal digits behind 26 Crockford characters (either case), or nothing when the text is not exactly that. */
export function decodeCrockford(text: string): string | undefined {
  const upper = text.toUpperCase();
  if (!FORM.test(upper)) return undefined;
  let hex = bitsOf(upper, 0).toString(16).padStart(2, '0');
  for (let at = 2; at < upper.length; at += 4) {
    const bits = (bitsOf(upper, at) << 10) | bitsOf(upper, at + 2);
    hex += bits.toString(16).padStart(5, '0');
  }
  return hex;
}

function bitsOf(text: string, at: number): number {
  return BITS.get(text.slice(at, at + 2)) ?? 0;
}
