import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { GiftModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type GiftRow = GiftModel;

interface GiftKey {
  readonly organizationId: Id;
  readonly id: Id;
}

/** The gifts that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleGifts(viewer: Viewer): Prisma.GiftWhereInput {
  if (!may(viewer, 'gifts:read') && !may(viewer, 'gifts:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of gifts. */
export function listGifts(db: Db, query: ListQuery): Promise<Page<GiftRow>> {
  return listPage<GiftRow>(db.gift as never, query);
}

/** The gifts that fulfill a condition, newest first. */
export function findGifts(db: Db, where: Prisma.GiftWhereInput): Promise<GiftRow[]> {
  return db.gift.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** Keeps everybody else from changing a gift until the transaction ends. */
export async function lockGift(db: Db, { organizationId, id }: GiftKey): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM gifts WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
}

/**
 * Whether money of a gift is there: not all of it was paid back. Nobody can pay it back until the transaction ends, so
 * that what is given for it now is not given for nothing.
 */
export async function isPaid(
  db: Db,
  { organizationId, purchaseId: id }: { readonly organizationId: Id; readonly purchaseId: Id },
): Promise<boolean> {
  const [purchase] = await db.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM purchases
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR SHARE`;
  return purchase?.status === 'COMPLETED' || purchase?.status === 'PARTIALLY_REFUNDED';
}

/** Writes a new gift. */
export function insertGift(db: Db, data: Omit<GiftRow, 'version'>): Promise<GiftRow> {
  return db.gift.create({ data });
}

/** Changes a gift that the transaction has locked. */
export function updateGift(
  db: Db,
  { organizationId, id }: GiftKey,
  columns: Partial<Omit<GiftRow, 'organizationId' | 'id' | 'version'>>,
): Promise<GiftRow> {
  return db.gift.update({
    where: { organizationId_id: { organizationId, id } },
    data: { ...columns, version: { increment: 1 } },
  });
}

/** An organization with gifts about which something is due. */
export interface OrganizationWithDueGifts {
  readonly id: Id;
  readonly clockOffsetMs: bigint;
}

/** The organizations with gifts about which something is due by their own clocks. */
export function findOrganizationsWithDueGifts(db: Db, machineNow: Date): Promise<OrganizationWithDueGifts[]> {
  return db.$queryRaw<OrganizationWithDueGifts[]>`
    SELECT id, clock_offset_ms AS "clockOffsetMs" FROM organizations
    WHERE EXISTS (
      SELECT 1 FROM gifts
      WHERE organization_id = organizations.id
        AND due_at <= ${machineNow}::timestamptz + clock_offset_ms * interval '1 millisecond')
    ORDER BY id`;
}

/** The gifts about which something is due, in the order of time. */
export function findDueGifts(db: Db, organizationId: Id, now: Date): Promise<GiftRow[]> {
  const where = { organizationId, dueAt: { not: null, lte: now } };
  return db.gift.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: 200 });
}
