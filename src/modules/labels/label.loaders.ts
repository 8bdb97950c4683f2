import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { countLabeled, findLabels, findMemberLabels, type LabelRow, visibleLabels } from './label.repository';

/** A visible label by id, or null. */
export const labelById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(LabelRow | null)[]> => {
  const rows = await findLabels(context.db, visibleLabels(context.viewer), { id: { in: [...ids] } });
  return oneByKey(ids, rows, (row) => row.id);
});

/** The labels of a member, in the order in which they were put on it. */
export const labelsByMember = loader(async (context: RequestContext, ids: readonly Id[]): Promise<LabelRow[][]> => {
  const rows = await findMemberLabels(context.db, context.viewer, ids);
  return manyByKey(ids, rows, (row) => row.memberId).map((found) => found.map(({ label }) => label));
});

/** A visible label by slug, or null. */
export const labelBySlug = loader(
  async (context: RequestContext, slugs: readonly string[]): Promise<(LabelRow | null)[]> => {
    const rows = await findLabels(context.db, visibleLabels(context.viewer), { slug: { in: [...slugs] } });
    return oneByKey(slugs, rows, (row) => row.slug);
  },
);

/** How many of the members that the caller sees have a label. */
export const labelMemberCount = loader(async (context: RequestContext, ids: readonly Id[]): Promise<number[]> => {
  const rows = await countLabeled(context.db, knownViewer(context), ids);
  return oneByKey(ids, rows, (row) => row.labelId).map((counted) => counted?.memberCount ?? 0);
});
