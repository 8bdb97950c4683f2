import { Failure } from '../../shared/failure';
import type { Interval } from '../../shared/period';
import type { PriceRow } from './price.repository';

/** For how long one payment of a recurring price pays. */
export function intervalOf(price: PriceRow): Interval {
  if (!price.interval) throw new Failure('INTERNAL', 'A price without an interval pays for no period.');
  return { unit: price.interval, count: price.intervalCount };
}
