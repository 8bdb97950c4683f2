import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findProducts, type ProductRow, visibleProducts } from './product.repository';

/** A visible product by id, or null. */
export const productById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(ProductRow | null)[]> => {
    const rows = await findProducts(context.db, visibleProducts(context.viewer), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);
