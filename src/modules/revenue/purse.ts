import { currencyExponent } from '../../shared/money';
import { add, type Fraction, fraction, multiply, ZERO } from './fraction';
import { PARTS } from './mrr-parts';

/** Minor units by currency: what belongs together and cannot be added without rates. */
export type Purse = ReadonlyMap<string, Fraction>;

interface Amount {
  readonly currency: string;
  readonly amount: Fraction;
}

/** Adds amounts up by currency. */
export function purseOf(amounts: readonly Amount[]): Purse {
  const purse = new Map<string, Fraction>();
  for (const { currency, amount } of amounts) purse.set(currency, add(purse.get(currency) ?? ZERO, amount));
  return purse;
}

/** All purses together. */
export function pourTogether(...purses: readonly Purse[]): Purse {
  return purseOf(purses.flatMap((purse) => [...purse].map(([currency, amount]) => ({ currency, amount }))));
}

/** The amount of parts of minor units. */
export function fromParts(parts: string): Fraction {
  return fraction(BigInt(parts), PARTS);
}

/** What minor units of one currency are worth in those of another, of which one unit of the first is worth `rate`. */
export function exchanged(amount: Fraction, rate: Fraction, { from, to }: { from: string; to: string }): Fraction {
  const steps = currencyExponent(to) - currencyExponent(from);
  const scale = 10n ** BigInt(Math.abs(steps));
  return multiply(multiply(amount, rate), steps < 0 ? fraction(1n, scale) : fraction(scale));
}
