import { Failure } from '../../shared/failure';
import { toMajor } from '../../shared/money';

/** What a present period was paid with. */
export interface PaidPeriod {
  readonly startAt: Date;
  /** Null without an end: nothing of it is ever used up. */
  readonly endAt: Date | null;
  /** Money that was not paid back, and credit, in minor units. */
  readonly valueMinor: bigint;
}

/**
 * What the unused part of a paid period is worth at an instant: its share by time, to the millisecond, rounded down to
 * the minor unit.
 */
export function unusedMinor({ startAt, endAt, valueMinor }: PaidPeriod, at: Date): bigint {
  if (!endAt || valueMinor <= 0n || at >= endAt) return 0n;
  const from = at > startAt ? at : startAt;
  const length = BigInt(endAt.getTime() - startAt.getTime());
  return (valueMinor * BigInt(endAt.getTime() - from.getTime())) / length;
}

/** Refuses to move what is left of a paid period to a price in another currency: no rate is agreed on. */
export function checkCurrency(leftMinor: bigint, from: string, to: string): void {
  if (leftMinor === 0n || from === to) return;
  const left = `${toMajor(leftMinor, from)} ${from}`;
  const problem = `The price is in ${to}, and ${left} of what was paid is not used up: it can be taken after that.`;
  throw new Failure('INVALID_STATE', problem, { fields: { priceId: [problem] } });
}
