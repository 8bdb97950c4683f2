import type { Play, Told } from './history';

/** A fraction. */
export type Exact = readonly [bigint, bigint];

export function add(...all: readonly Exact[]): Exact {
  return all.reduce((sum, one) => [sum[0] * one[1] + one[0] * sum[1], sum[1] * one[1]], [0n, 1n] as Exact);
}

/** The fraction in lowest terms, as the API tells it. */
export function text([numerator, denominator]: Exact): string {
  let [larger, smaller] = [numerator < 0n ? -numerator : numerator, denominator];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  const divisor = larger === 0n ? 1n : larger;
  return denominator === divisor ? String(numerator / divisor) : `${numerator / divisor}/${denominator / divisor}`;
}

export function parseExact(exact: string): Exact {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  return [BigInt(numerator), BigInt(denominator)];
}

/** What members pay at an instant, from the last that was said of each subscription by then. */
export function oracle({ stage, told }: Play, members: readonly number[], at: number) {
  const last = new Map<string, Told>();
  for (const one of told) if (one.at <= at && members.includes(one.member)) last.set(one.key, one);
  const paying = [...last.values()].filter((one) => isPaid(one, at));
  return {
    payers: new Set(paying.map(({ member }) => member)),
    mrr: (currency: string, tierId?: string): Exact =>
      add(
        ...paying.flatMap(({ terms }) => {
          const price = stage.prices[terms.price];
          const wanted = price?.currency === currency && (tierId === undefined || price.tierId === tierId);
          return price && wanted ? [price.monthly(terms.discounted)] : [];
        }),
      ),
  };
}

function isPaid({ terms, at: since }: Told, at: number): boolean {
  const { kind, status, cancelAtPeriodEnd, periodDays } = terms;
  if (kind !== 'PAID' || !['ACTIVE', 'PAST_DUE', 'PAUSED'].includes(status)) return false;
  const ends = status === 'PAUSED' || cancelAtPeriodEnd;
  return !ends || since + periodDays * 24 * 60 * 60 * 1000 > at;
}
