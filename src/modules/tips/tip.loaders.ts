import { knownViewer, type RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findTipMoney, findTips, type TipMoney, type TipRow, visibleTips } from './tip.repository';

/** A visible tip by id, or null. */
export const tipById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(TipRow | null)[]> => {
  const where = { AND: [visibleTips(context.viewer), { id: { in: [...ids] } }] };
  return oneByKey(ids, await findTips(context.db, where), (row) => row.id);
});

/** What became of the money of a visible tip, by its purchase. */
export const tipMoney = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(TipMoney | null)[]> => {
  return oneByKey(ids, await findTipMoney(context.db, knownViewer(context).organizationId, ids), (row) => row.id);
});
