import type { Prisma } from '../../database/generated/client';
import type { RefundModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { PurchaseRow } from './purchase.repository';

export type RefundRow = RefundModel;

/** Changes a purchase that the transaction has locked, for a refund that came to nothing. */
export function updateRefunded(
  db: Db,
  key: { readonly organizationId: Id; readonly id: Id },
  columns: Pick<PurchaseRow, 'status' | 'refundedMinor' | 'updatedAt'>,
): Promise<PurchaseRow> {
  const { organizationId, id } = key;
  const data = { ...columns, version: { increment: 1 } };
  return db.purchase.update({ where: { organizationId_id: { organizationId, id } }, data });
}

/** Changes a refund that is pending; false when it is none, or no longer. */
export async function changeRefund(
  db: Db,
  { organizationId, id }: { readonly organizationId: Id; readonly id: Id },
  columns: Prisma.RefundUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await db.refund.updateMany({ where: { organizationId, id, status: 'PENDING' }, data: columns });
  return count > 0;
}

/** Notes that a refund has come to nothing; false when that is known already. */
export async function markFailed(
  db: Db,
  { organizationId, id }: { readonly organizationId: Id; readonly id: Id },
  failureCode: string,
): Promise<boolean> {
  const where = { organizationId, id, status: { not: 'FAILED' as const } };
  const { count } = await db.refund.updateMany({ where, data: { status: 'FAILED', failureCode, settleAt: null } });
  return count > 0;
}

/** Takes some of the refunds that are to be settled, of all organizations, for one process alone. */
export function takeRefundsToSettle(
  db: Db,
  now: Date,
  taking: { readonly count: number; readonly leasedUntil: Date },
): Promise<{ organizationId: Id; id: Id }[]> {
  return db.$queryRaw`
    UPDATE refunds r SET settle_at = ${taking.leasedUntil}
    FROM (
      SELECT organization_id, id FROM refunds WHERE settle_at <= ${now}
      ORDER BY settle_at LIMIT ${taking.count} FOR UPDATE SKIP LOCKED) due
    WHERE r.organization_id = due.organization_id AND r.id = due.id
    RETURNING r.organization_id AS "organizationId", r.id`;
}
