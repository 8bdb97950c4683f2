import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { ProductModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type ProductRow = ProductModel;

/** The products that a caller may see: all of the organization. */
export function visibleProducts(viewer: Viewer): Prisma.ProductWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  return { organizationId: viewer.organizationId };
}

/** One page of products. */
export function listProducts(db: Db, query: ListQuery): Promise<Page<ProductRow>> {
  return listPage<ProductRow>(db.product as never, query);
}

/** The visible products with these ids, in no order. */
export function findProducts(db: Db, where: Prisma.ProductWhereInput, ids: readonly Id[]): Promise<ProductRow[]> {
  return db.product.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** Keeps products as they are until the transaction ends, together with others who do. */
export async function lockProducts(db: Db, organizationId: Id, ids: readonly Id[]): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM products
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR SHARE`;
}

/** The slugs of an organization's products that begin with a text. */
export async function takenProductSlugs(db: Db, organizationId: Id, base: string): Promise<string[]> {
  const rows = await db.product.findMany({
    where: { organizationId, slug: { startsWith: base } },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

/** Writes a new product. */
export function insertProduct(db: Db, data: Prisma.ProductUncheckedCreateInput): Promise<ProductRow> {
  return takingUnique({ slug: 'slug' }, () => db.product.create({ data }));
}

/** Changes a visible product in one statement and answers the new row; null when there is none. */
export async function updateProduct(
  db: Db,
  where: Prisma.ProductWhereInput,
  columns: Prisma.ProductUncheckedUpdateManyInput,
): Promise<ProductRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await takingUnique({ slug: 'slug' }, () => db.product.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}
