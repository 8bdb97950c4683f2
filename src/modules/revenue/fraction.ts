/** An exact number: sums, shares and exchange never pass through a binary float. The denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** The fraction in lowest terms. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommon(numerator < 0n ? -numerator : numerator, denominator * sign) || 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export function add(...addends: readonly Fraction[]): Fraction {
  return addends.reduce(
    (sum, { numerator, denominator }) =>
      fraction(sum.numerator * denominator + numerator * sum.denominator, sum.denominator * denominator),
    ZERO,
  );
}

export function subtract(one: Fraction, ...others: readonly Fraction[]): Fraction {
  const { numerator, denominator } = add(...others);
  return add(one, { numerator: -numerator, denominator });
}

export function multiply(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.numerator, one.denominator * other.denominator);
}

/** The quotient; null when it is not known what is divided, or there is nothing to divide by. */
export function divide(one: Fraction | null, other: Fraction | null): Fraction | null {
  if (!one || !other || other.numerator === 0n) return null;
  return fraction(one.numerator * other.denominator, one.denominator * other.numerator);
}

/** The nearest whole number, halves away from zero. */
export function rounded({ numerator, denominator }: Fraction): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -whole : whole;
}

/** The nearest binary number. */
export function toNumber({ numerator, denominator }: Fraction): number {
  const digits = 15n;
  const scaled = (numerator * 10n ** digits) / denominator;
  return Number(scaled) / 10 ** Number(digits);
}

/** The number as it is: `250`, or `1250/3`. */
export function toText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** The fraction that a decimal number says, such as `1.0842`. */
export function fromDecimal(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

function greatestCommon(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [one, other];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
