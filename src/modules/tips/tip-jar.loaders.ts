import { knownViewer, type RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findJarSums, findTipJars, type JarSum, type TipJarRow, visibleTipJars } from './tip-jar.repository';

/** A visible jar by id, archived ones included, or null. */
export const tipJarById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(TipJarRow | null)[]> => {
  const where = { AND: [visibleTipJars(context.viewer), { id: { in: [...ids] } }] };
  return oneByKey(ids, await findTipJars(context.db, where), (row) => row.id);
});

/** What has come together in a jar. */
export const jarSum = loader(async (context: RequestContext, ids: readonly Id[]): Promise<Omit<JarSum, 'jarId'>[]> => {
  const rows = await findJarSums(context.db, knownViewer(context).organizationId, ids);
  return oneByKey(ids, rows, (row) => row.jarId).map((sum) => sum ?? { raisedMinor: 0n, tipCount: 0 });
});
