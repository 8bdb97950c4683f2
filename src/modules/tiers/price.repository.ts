import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { PriceModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import { visibleTiers } from './tier.repository';

export type PriceRow = PriceModel;

/** The prices that a caller may see: those of visible tiers. */
export function visiblePrices(viewer: Viewer): Prisma.PriceWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { tier: visibleTiers(viewer) } : {}) };
}

/** One page of prices. */
export function listPrices(db: Db, query: ListQuery): Promise<Page<PriceRow>> {
  return listPage<PriceRow>(db.price as never, query);
}

/** The visible prices that a condition holds for, oldest first. */
export function findPrices(
  db: Db,
  where: Prisma.PriceWhereInput,
  condition: Prisma.PriceWhereInput,
): Promise<PriceRow[]> {
  return db.price.findMany({ where: { AND: [where, condition] }, orderBy: { id: 'asc' } });
}

/** Keeps a price as it is until the transaction ends, together with others who do. */
export async function lockPrice(db: Db, price: { readonly organizationId: Id; readonly id: Id }): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM prices
    WHERE organization_id = ${price.organizationId}::uuid AND id = ${price.id}::uuid FOR SHARE`;
}

/** Writes a new price. */
export function insertPrice(db: Db, data: Prisma.PriceUncheckedCreateInput): Promise<PriceRow> {
  return db.price.create({ data });
}

/** Changes a visible price in one statement and answers the new row; null when there is none. */
export async function updatePrice(
  db: Db,
  where: Prisma.PriceWhereInput,
  columns: Pick<Prisma.PriceUncheckedUpdateManyInput, 'nickname' | 'archivedAt' | 'updatedAt'>,
): Promise<PriceRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await db.price.updateManyAndReturn({ where, data });
  return rows[0] ?? null;
}
