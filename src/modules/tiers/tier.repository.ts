import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { TierModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type TierRow = TierModel;

const UNIQUE = { slug: 'slug', tiers_default: 'isDefault' };

/** The tiers that a caller may see: all of the organization or, for a creator's credential, shared ones and its own. */
export function visibleTiers(viewer: Viewer): Prisma.TierWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { OR: [{ creatorId: null }, { creatorId }] } : {}) };
}

/** One page of tiers. */
export function listTiers(db: Db, query: ListQuery): Promise<Page<TierRow>> {
  return listPage<TierRow>(db.tier as never, query);
}

/** The visible tiers with these ids, in no order. */
export function findTiers(db: Db, where: Prisma.TierWhereInput, ids: readonly Id[]): Promise<TierRow[]> {
  return db.tier.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The visible tiers with these slugs, in no order. */
export function findTiersBySlug(db: Db, where: Prisma.TierWhereInput, slugs: readonly string[]): Promise<TierRow[]> {
  return db.tier.findMany({ where: { AND: [where, { slug: { in: [...slugs] } }] } });
}

/** The visible tiers to which members without another one belong. */
export function findDefaultTiers(db: Db, where: Prisma.TierWhereInput): Promise<TierRow[]> {
  return db.tier.findMany({ where: { AND: [where, { isDefault: true }] } });
}

/** Keeps a tier as it is until the transaction ends, together with others who do. */
export async function lockTier(db: Db, tier: { readonly organizationId: Id; readonly id: Id }): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM tiers
    WHERE organization_id = ${tier.organizationId}::uuid AND id = ${tier.id}::uuid FOR SHARE`;
}

/** The slugs of an organization's tiers that begin with a text. */
export async function takenTierSlugs(db: Db, organizationId: Id, base: string): Promise<string[]> {
  const rows = await db.tier.findMany({
    where: { organizationId, slug: { startsWith: base } },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

/** The place behind all tiers of an organization. */
export async function nextRank(db: Db, organizationId: Id): Promise<number> {
  const { _max } = await db.tier.aggregate({ where: { organizationId }, _max: { rank: true } });
  return _max.rank === null ? 0 : _max.rank + 1;
}

/** Writes a new tier. */
export function insertTier(db: Db, data: Prisma.TierUncheckedCreateInput): Promise<TierRow> {
  return takingUnique(UNIQUE, () => db.tier.create({ data }));
}

/** Changes a visible tier in one statement and answers the new row; null when there is none. */
export async function updateTier(
  db: Db,
  where: Prisma.TierWhereInput,
  columns: Prisma.TierUncheckedUpdateManyInput,
): Promise<TierRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await takingUnique(UNIQUE, () => db.tier.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}

/** Which product belongs to which visible tier, by either side. */
export function findTierProducts(
  db: Db,
  tier: Prisma.TierWhereInput,
  side: { readonly tierIds: readonly Id[] } | { readonly productIds: readonly Id[] },
): Promise<{ tierId: Id; productId: Id }[]> {
  const keys = 'tierIds' in side ? { tierId: { in: [...side.tierIds] } } : { productId: { in: [...side.productIds] } };
  return db.tierProduct.findMany({ where: { AND: [keys, { tier }] } });
}

/** Makes these the products of a tier. */
export async function replaceTierProducts(db: Db, tier: TierRow, productIds: readonly Id[]): Promise<void> {
  const key = { organizationId: tier.organizationId, tierId: tier.id };
  await db.tierProduct.deleteMany({ where: { ...key, productId: { notIn: [...productIds] } } });
  if (productIds.length === 0) return;
  await db.tierProduct.createMany({
    data: productIds.map((productId) => ({ ...key, productId })),
    skipDuplicates: true,
  });
}
