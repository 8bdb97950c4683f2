import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findLabels, findMemberLabels, type LabelRow, visibleLabels } from './label.repository';

/** A visible label by id, or null. */
export const labelById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(LabelRow | null)[]> => {
  const rows = await findLabels(context.db, visibleLabels(context.viewer), { id: { in: [...ids] } });
  return oneByKey(ids, rows, (row) => row.id);
});

/** The labels of a member, ordered by name. */
export const labelsByMember = loader(async (context: RequestContext, ids: readonly Id[]): Promise<LabelRow[][]> => {
  const rows = await findMemberLabels(context.db, visibleLabels(context.viewer), ids);
  return manyByKey(ids, rows, (row) => row.memberId).map((found) => found.map(({ label }) => label));
});
