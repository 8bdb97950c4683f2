import { gammaln } from 'simple-statistics';

/** From here on the distribution is Poisson's. */
const POISSON_UP_TO = 1.02;
const MOST_TERMS = 5000;
const NEGLIGIBLE = 1e-9;

/** A distribution of counts: its mean, and how many times the mean its variance is (at least 1). */
export interface CountDistribution {
  readonly mean: number;
  readonly dispersion: number;
}

/** -log10 of the probability of so many or more. */
export function surpriseOfRise(count: number, distribution: CountDistribution): number {
  if (count <= distribution.mean) return 0;
  const { logMass, ratio } = termsOf(distribution);
  let sum = 1;
  let term = 1;
  for (let k = count; k < count + MOST_TERMS && term >= NEGLIGIBLE * sum; k++) {
    term *= ratio(k);
    sum += term;
  }
  return -(logMass(count) + Math.log(sum)) / Math.LN10;
}

/** -log10 of the probability of so many or fewer. */
export function surpriseOfFall(count: number, distribution: CountDistribution): number {
  if (count >= distribution.mean) return 0;
  const { logMass, ratio } = termsOf(distribution);
  let sum = 1;
  let term = 1;
  for (let k = count; k > 0 && term >= NEGLIGIBLE * sum; k--) {
    term /= ratio(k - 1);
    sum += term;
  }
  return -(logMass(count) + Math.log(sum)) / Math.LN10;
}

interface Terms {
  /** Natural logarithm of the probability of exactly k. */
  readonly logMass: (k: number) => number;
  /** The probability of k + 1 divided by that of k. */
  readonly ratio: (k: number) => number;
}

function termsOf({ mean, dispersion }: CountDistribution): Terms {
  const mu = Math.max(mean, NEGLIGIBLE);
  if (dispersion < POISSON_UP_TO)
    return { logMass: (k) => k * Math.log(mu) - mu - gammaln(k + 1), ratio: (k) => mu / (k + 1) };
  const size = mu / (dispersion - 1);
  const failure = 1 - 1 / dispersion;
  const fixed = -gammaln(size) - size * Math.log(dispersion);
  return {
    logMass: (k) => gammaln(k + size) - gammaln(k + 1) + fixed + k * Math.log(failure),
    ratio: (k) => ((k + size) / (k + 1)) * failure,
  };
}
