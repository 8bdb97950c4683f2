import { currencyExponent } from '../../shared/money';

/** Where Stripe counts other minor units than ISO 4217. */
const EXPONENTS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** The amount behind one in the minor units that Stripe counts a currency in, or nothing when ours are not that small. */
export function fromStripeAmount(amount: number, currency: string): bigint | undefined {
  const own = currencyExponent(currency);
  const theirs = EXPONENTS[currency] ?? own;
  if (own >= theirs) return BigInt(amount) * 10n ** BigInt(own - theirs);
  const divisor = 10n ** BigInt(theirs - own);
  return BigInt(amount) % divisor === 0n ? BigInt(amount) / divisor : undefined;
}

/** An amount in the minor units that Stripe counts a currency in, or nothing when it has none that are small enough. */
export function toStripeAmount(amountMinor: bigint, currency: string): number | undefined {
  const own = currencyExponent(currency);
  const theirs = EXPONENTS[currency] ?? own;
  if (theirs >= own) return Number(amountMinor * 10n ** BigInt(theirs - own));
  const divisor = 10n ** BigInt(own - theirs);
  return amountMinor % divisor === 0n ? Number(amountMinor / divisor) : undefined;
}
