import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findPrices, type PriceRow, visiblePrices } from './price.repository';
import type { PriceInterval } from './price.type';

/** A visible price by id, archived ones included, or null. */
export const priceById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(PriceRow | null)[]> => {
  const rows = await findPrices(context.db, visiblePrices(context.viewer), { id: { in: [...ids] } });
  return oneByKey(ids, rows, (row) => row.id);
});

/** The prices of a tier, archived ones included, oldest first. */
export const pricesByTier = loader(async (context: RequestContext, ids: readonly Id[]): Promise<PriceRow[][]> => {
  const rows = await findPrices(context.db, visiblePrices(context.viewer), { tierId: { in: [...ids] } });
  return manyByKey(ids, rows, (row) => row.tierId);
});

/**
 * A price by its tier and id, archived ones included, or null. It is found among all prices of the tier, which a list
 * of subscriptions loads anyway: one statement for the prices that are paid and those that tiers have.
 */
export async function priceOfTier(context: RequestContext, tierId: Id, id: Id): Promise<PriceRow | null> {
  const prices = await pricesByTier(context).load(tierId);
  return prices.find((price) => price.id === id) ?? priceById(context).load(id);
}

/** The prices of a tier by the month or by the year that can be chosen, newest first. */
export async function recurringPrices(
  context: RequestContext,
  tierId: Id,
  interval: `${PriceInterval}`,
): Promise<PriceRow[]> {
  const prices = await pricesByTier(context).load(tierId);
  return prices
    .filter((price) => price.type === 'RECURRING' && price.interval === interval && price.intervalCount === 1)
    .filter((price) => price.archivedAt === null)
    .reverse();
}
