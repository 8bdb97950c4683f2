import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { EntitlementModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import { insertAll, updateAll } from '../../database/rows';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type EntitlementRow = EntitlementModel;

/** Which entitlements: a condition in the form of the repository. */
export type EntitlementWhere = Prisma.EntitlementWhereInput;

/** A new entitlement. */
export type NewEntitlement = Prisma.EntitlementUncheckedCreateInput;

/** Columns of an entitlement to write; absent ones keep their value. */
export type EntitlementColumns = Prisma.EntitlementUncheckedUpdateManyInput;

/** The entitlements that a caller may see: the organization's and, for a creator's credential, of that creator's members. */
export function visibleEntitlements(viewer: Viewer): EntitlementWhere {
  if (!may(viewer, 'entitlements:read') && !may(viewer, 'entitlements:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { member: { creatorId } } : {}) };
}

/** One page of entitlements. */
export function listEntitlements(db: Db, query: ListQuery): Promise<Page<EntitlementRow>> {
  return listPage<EntitlementRow>(db.entitlement as never, query);
}

/** The entitlements that fulfill a condition, newest first. */
export function findEntitlements(db: Db, where: EntitlementWhere): Promise<EntitlementRow[]> {
  return db.entitlement.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** The purchases among these that have an entitlement which fulfills a condition. */
export async function findPurchasesEntitling(db: Db, where: EntitlementWhere): Promise<Id[]> {
  const rows = await db.entitlement.findMany({ where, distinct: ['purchaseId'], select: { purchaseId: true } });
  return rows.flatMap((row) => row.purchaseId ?? []);
}

/** An entitlement together with the creator to whom its member belongs. */
export interface LockedEntitlement {
  readonly entitlement: EntitlementRow;
  readonly creatorId: Id;
}

/** A visible entitlement that nobody else can change until the transaction ends; null when there is none. */
export async function lockEntitlement(db: Db, viewer: KnownViewer, id: Id): Promise<LockedEntitlement | null> {
  await db.$queryRaw`
    SELECT 1 FROM entitlements
    WHERE organization_id = ${viewer.organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await db.entitlement.findFirst({
    where: { AND: [visibleEntitlements(viewer), { id }] },
    include: { member: { select: { creatorId: true } } },
  });
  if (!row) return null;
  const { member, ...entitlement } = row;
  return { entitlement, creatorId: member.creatorId };
}

/** Writes new entitlements. */
export function insertEntitlements(db: Db, entitlements: NewEntitlement[]): Promise<EntitlementRow[]> {
  return db.entitlement.createManyAndReturn({ data: entitlements });
}

/** Changes the entitlements that fulfill a condition and answers the new rows. */
export function updateEntitlements(
  db: Db,
  where: EntitlementWhere,
  columns: EntitlementColumns,
): Promise<EntitlementRow[]> {
  return db.entitlement.updateManyAndReturn({ where, data: { ...columns, version: { increment: 1 } } });
}

/** The products that come with a tier. */
export async function findTierProductIds(db: Db, tier: { organizationId: Id; tierId: Id }): Promise<Id[]> {
  const { organizationId, tierId } = tier;
  const rows = await db.tierProduct.findMany({
    where: { organizationId, tierId },
    select: { productId: true },
    orderBy: { productId: 'asc' },
  });
  return rows.map((row) => row.productId);
}

/** The entitlements of subscriptions that go on at an instant or end with it, for the caller alone to change. */
export async function lockRunningOf(
  db: Db,
  wanted: { readonly organizationId: Id; readonly subscriptionIds: readonly Id[]; readonly since: Date },
): Promise<EntitlementRow[]> {
  const { organizationId, subscriptionIds, since } = wanted;
  const locked = await db.$queryRaw<{ id: Id }[]>`
    SELECT id FROM entitlements
    WHERE organization_id = ${organizationId}::uuid AND subscription_id = ANY(${[...subscriptionIds]}::uuid[])
      AND revoked_at IS NULL AND (ended_at IS NULL OR ended_at >= ${since})
    ORDER BY id FOR UPDATE`;
  if (locked.length === 0) return [];
  return db.entitlement.findMany({
    where: { organizationId, id: { in: locked.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
}

/** The products that come with tiers, by tier. */
export async function findProductsOfTiers(db: Db, organizationId: Id, tierIds: Id[]): Promise<Map<Id, Id[]>> {
  const rows = await db.tierProduct.findMany({
    where: { organizationId, tierId: { in: tierIds } },
    select: { tierId: true, productId: true },
    orderBy: { productId: 'asc' },
  });
  return new Map(
    tierIds.map((id) => [id, rows.filter(({ tierId }) => tierId === id).map(({ productId }) => productId)]),
  );
}

/** Writes entitlements that the transaction has locked, and new ones. */
export async function writeEntitlements(
  db: Db,
  { changed, added }: { readonly changed: readonly EntitlementRow[]; readonly added: readonly EntitlementRow[] },
): Promise<void> {
  await updateAll(db, 'entitlements', changed);
  await insertAll(db, 'entitlements', added);
}
