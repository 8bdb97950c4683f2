import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findPayouts, type PayoutRow, visiblePayouts } from './payout.repository';

/** A visible payout by id, or null. */
export const payoutById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(PayoutRow | null)[]> => {
  const where = { AND: [visiblePayouts(context.viewer), { id: { in: [...ids] } }] };
  return oneByKey(ids, await findPayouts(context.db, where), (row) => row.id);
});
