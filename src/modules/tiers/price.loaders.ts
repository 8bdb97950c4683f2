import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findPrices, type PriceRow, visiblePrices } from './price.repository';

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
