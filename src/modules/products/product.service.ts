import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { chooseSlug } from '../../shared/slug';
import { slugify } from '../../shared/text';
import { productFilterSpec } from './product.filter';
import type { ProductsArgs } from './product.input';
import { productOrder } from './product.order';
import {
  findProducts,
  insertProduct,
  listProducts,
  lockProducts,
  type ProductRow,
  takenProductSlugs,
  updateProduct as updateRow,
  visibleProducts,
} from './product.repository';
import { checkProductValues, type ProductValues } from './product.rules';

/** One page of the products that the caller may see, newest first unless ordered otherwise. */
export function findProductPage(context: RequestContext, args: ProductsArgs): Promise<Page<ProductRow>> {
  const where = { AND: [visibleProducts(context.viewer), compileFilter(productFilterSpec, args.filter)] };
  return listProducts(context.db, {
    where,
    order: args.orderBy ? productOrder(args.orderBy) : NEWEST_FIRST,
    page: args,
  });
}

/** Creates a product under a slug of its own. Products are the whole organization's. */
export async function createProduct(
  context: RequestContext,
  values: ProductValues & { readonly name: string },
): Promise<ProductRow> {
  const { organizationId } = organizationViewer(context);
  checkProductValues({ ...values, slug: values.slug ?? undefined });
  const now = context.clock.now();
  const product = await insertProduct(context.db, {
    organizationId,
    id: newId(now),
    name: values.name,
    slug: await chooseSlug(values.slug, slugify(values.name, 'product'), (base) =>
      takenProductSlugs(context.db, organizationId, base),
    ),
    description: values.description ?? null,
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', product);
}

/** Changes what is given. */
export async function updateProduct(context: RequestContext, id: Id, values: ProductValues): Promise<ProductRow> {
  checkProductValues(values);
  const { name, slug, description } = values;
  const product = await changeProduct(context, id, {
    ...(name ? { name } : {}),
    ...(slug ? { slug } : {}),
    ...(description === undefined ? {} : { description }),
  });
  return recorded(context, 'updated', product);
}

/** Takes a product out of use: no tier can take it up any more. Who has access keeps it. */
export async function archiveProduct(context: RequestContext, id: Id): Promise<ProductRow> {
  const [found] = await findProducts(context.db, visibleProducts(organizationViewer(context)), [id]);
  if (found?.archivedAt) return found;
  return recorded(context, 'archived', await changeProduct(context, id, { archivedAt: context.clock.now() }));
}

/**
 * The products with these ids, in their order, which stay as they are until the transaction ends; NOT_FOUND when the
 * caller cannot see one of them.
 */
export async function productsToUse(context: RequestContext, ids: readonly Id[]): Promise<ProductRow[]> {
  if (ids.length === 0) return [];
  await lockProducts(context.db, knownViewer(context).organizationId, ids);
  const rows = await findProducts(context.db, visibleProducts(context.viewer), ids);
  return ids.map((id) => {
    const product = rows.find((row) => row.id === id);
    if (!product) throw notFound('Product');
    return product;
  });
}

async function changeProduct(
  context: RequestContext,
  id: Id,
  columns: Parameters<typeof updateRow>[2],
): Promise<ProductRow> {
  const where = { AND: [visibleProducts(organizationViewer(context)), { id }] };
  const product = await updateRow(context.db, where, { ...columns, updatedAt: context.clock.now() });
  if (!product) throw notFound('Product');
  return product;
}

function recorded(context: RequestContext, verb: string, product: ProductRow): ProductRow {
  recordEvent(context, { type: `product.${verb}`, subjectId: product.id, data: product });
  return product;
}
