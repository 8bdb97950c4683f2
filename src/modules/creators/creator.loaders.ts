import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { type CreatorRow, findCreators, visibleCreators } from './creator.repository';

/** A visible creator by id, or null. */
export const creatorById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(CreatorRow | null)[]> => {
    const rows = await findCreators(context.db, visibleCreators(context.viewer), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);
