import { Failure } from '../../shared/failure';
import type { Interval } from '../../shared/period';
import type { PriceRow } from './price.repository';

/** For how long one payment of a recurring price pays, by the calendar of a time zone; by UTC's when it is absent. */
export function intervalOf(price: Pick<PriceRow, 'interval' | 'intervalCount'>, timeZone = 'UTC'): Interval {
  if (!price.interval) throw new Failure('INTERNAL', 'A price without an interval pays for no period.');
  return { unit: price.interval, count: price.intervalCount, timeZone };
}
