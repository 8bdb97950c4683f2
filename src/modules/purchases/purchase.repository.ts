import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { PurchaseModel, RefundModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import { insertAll } from '../../database/rows';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type PurchaseRow = PurchaseModel;
export type RefundRow = RefundModel;

/** A new purchase. */
export type NewPurchase = Prisma.PurchaseUncheckedCreateInput;

/** The purchases that a caller may see: the organization's and, for a creator's credential, of that creator's members. */
export function visiblePurchases(viewer: Viewer): Prisma.PurchaseWhereInput {
  if (!may(viewer, 'purchases:read') && !may(viewer, 'purchases:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { member: { creatorId } } : {}) };
}

/** One page of purchases. */
export function listPurchases(db: Db, query: ListQuery): Promise<Page<PurchaseRow>> {
  return listPage<PurchaseRow>(db.purchase as never, query);
}

/** The purchases that fulfill a condition, newest first. */
export function findPurchases(db: Db, where: Prisma.PurchaseWhereInput): Promise<PurchaseRow[]> {
  return db.purchase.findMany({ where, orderBy: [{ purchasedAt: 'desc' }, { id: 'desc' }] });
}

/** The refunds that fulfill a condition, oldest first. */
export function findRefunds(db: Db, where: Prisma.RefundWhereInput): Promise<RefundRow[]> {
  return db.refund.findMany({ where, orderBy: [{ refundedAt: 'asc' }, { id: 'asc' }] });
}

/** A purchase together with the creator to whom its member belongs. */
export interface LockedPurchase {
  readonly purchase: PurchaseRow;
  readonly creatorId: Id;
}

/** A visible purchase that nobody else can change until the transaction ends; null when there is none. */
export async function lockPurchase(db: Db, viewer: KnownViewer, id: Id): Promise<LockedPurchase | null> {
  await db.$queryRaw`
    SELECT 1 FROM purchases
    WHERE organization_id = ${viewer.organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await db.purchase.findFirst({
    where: { AND: [visiblePurchases(viewer), { id }] },
    include: { member: { select: { creatorId: true } } },
  });
  if (!row) return null;
  const { member, ...purchase } = row;
  return { purchase, creatorId: member.creatorId };
}

/** Writes a new purchase. A provider's payment is recorded once. */
export function insertPurchase(db: Db, purchase: NewPurchase): Promise<PurchaseRow> {
  return takingUnique({ provider_reference: 'providerRef' }, () => db.purchase.create({ data: purchase }));
}

/** Writes new purchases in one statement. */
export function insertPurchases(db: Db, purchases: readonly PurchaseRow[]): Promise<void> {
  return takingUnique({ provider_reference: 'providerRef' }, () => insertAll(db, 'purchases', purchases));
}

/** Writes a refund of a purchase that the transaction has locked, and the purchase as it is after it. */
export async function insertRefund(
  db: Db,
  refund: RefundRow,
  purchase: Pick<PurchaseRow, 'status' | 'refundedMinor'>,
): Promise<PurchaseRow> {
  const { organizationId, purchaseId, createdAt } = refund;
  await db.refund.create({ data: refund });
  return db.purchase.update({
    where: { organizationId_id: { organizationId, id: purchaseId } },
    data: { ...purchase, updatedAt: createdAt, version: { increment: 1 } },
  });
}

/** What the last payment for a subscription since an instant was, less what was paid back of it; 0 without one. */
export async function lastPaid(
  db: Db,
  period: { readonly organizationId: Id; readonly subscriptionId: Id; readonly since: Date },
): Promise<bigint> {
  const { organizationId, subscriptionId, since } = period;
  const status = { in: ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'] as PurchaseRow['status'][] };
  const last = await db.purchase.findFirst({
    where: { organizationId, subscriptionId, status, purchasedAt: { gte: since } },
    orderBy: [{ purchasedAt: 'desc' }, { id: 'desc' }],
  });
  return last ? last.amountMinor - last.refundedMinor : 0n;
}
