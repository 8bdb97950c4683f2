import { may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { PayoutModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type PayoutRow = PayoutModel;

/** The payouts that a caller may see: the organization's and, for a creator's credential, of that creator. */
export function visiblePayouts(viewer: Viewer): Prisma.PayoutWhereInput {
  if (!may(viewer, 'revenue:read') && !may(viewer, 'revenue:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of payouts. */
export function listPayouts(db: Db, query: ListQuery): Promise<Page<PayoutRow>> {
  return listPage<PayoutRow>(db.payout as never, query);
}

/** The payouts that fulfill a condition, newest first. */
export function findPayouts(db: Db, where: Prisma.PayoutWhereInput): Promise<PayoutRow[]> {
  return db.payout.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** Lets nobody else pay a creator out until the transaction ends. */
export async function lockCreator(db: Db, organizationId: Id, creatorId: Id): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM creators WHERE organization_id = ${organizationId}::uuid AND id = ${creatorId}::uuid FOR NO KEY UPDATE`;
}

/** Writes a payout. */
export function insertPayout(db: Db, payout: PayoutRow): Promise<PayoutRow> {
  return db.payout.create({ data: payout });
}
