import { knownViewer, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { findPrices, lockPrice, type PriceRow, visiblePrices } from './price.repository';

/** A visible price that stays as it is until the transaction ends, archived or not; null when there is none. */
export async function priceToUse(context: RequestContext, id: Id): Promise<PriceRow | null> {
  await lockPrice(context.db, { organizationId: knownViewer(context).organizationId, id });
  const [price] = await findPrices(context.db, visiblePrices(context.viewer), { id });
  return price ?? null;
}
