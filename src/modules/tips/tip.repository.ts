import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import { Prisma } from '../../database/generated/client';
import type { PurchaseModel, TipModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import type { Reward } from './tip-jar.rules';

/** A tip with what it brought as it is kept. */
export type TipRow = Omit<TipModel, 'reward'> & { readonly reward: Reward | null };

/** The tips that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleTips(viewer: Viewer): Prisma.TipWhereInput {
  if (!may(viewer, 'tips:read') && !may(viewer, 'tips:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of tips. */
export function listTips(db: Db, query: ListQuery): Promise<Page<TipRow>> {
  return listPage<TipRow>(db.tip as never, query);
}

/** The tips that fulfill a condition, in no order. */
export async function findTips(db: Db, where: Prisma.TipWhereInput): Promise<TipRow[]> {
  return (await db.tip.findMany({ where })) as unknown as TipRow[];
}

/** Writes a tip. */
export async function insertTip(db: Db, row: Omit<TipRow, 'version'>): Promise<TipRow> {
  const reward = row.reward ? { ...row.reward } : Prisma.DbNull;
  return (await db.tip.create({ data: { ...row, reward } })) as unknown as TipRow;
}

/** Notes that a tip was changed. */
export async function touchTip(
  db: Db,
  { organizationId, id }: { readonly organizationId: Id; readonly id: Id },
  updatedAt: Date,
): Promise<TipRow> {
  const row = await db.tip.update({
    where: { organizationId_id: { organizationId, id } },
    data: { updatedAt, version: { increment: 1 } },
  });
  return row as unknown as TipRow;
}

/** What became of the money of tips, by their purchases. */
export type TipMoney = Pick<PurchaseModel, 'id' | 'memberId' | 'status' | 'refundedMinor'>;

/** What became of the money of purchases. */
export function findTipMoney(db: Db, organizationId: Id, purchaseIds: readonly Id[]): Promise<TipMoney[]> {
  return db.purchase.findMany({
    where: { organizationId, id: { in: [...purchaseIds] } },
    select: { id: true, memberId: true, status: true, refundedMinor: true },
  });
}

/** What stands on a receipt. It names nobody. */
export interface ReceiptRow {
  readonly amountMinor: bigint;
  readonly refundedMinor: bigint;
  readonly currency: string;
  readonly tippedAt: Date;
  readonly thankYouMessage: string;
  readonly reward: Reward | null;
  readonly creatorName: string;
  readonly organizationTitle: string;
  readonly timeZone: string;
  readonly jarName: string | null;
}

/** The receipt with a code, whoever asks: to know the code is the right to read it. */
export async function findReceipt(db: Db, receiptCode: string): Promise<ReceiptRow | null> {
  const rows = await db.$queryRaw<ReceiptRow[]>`
    SELECT tip.amount_minor AS "amountMinor", purchase.refunded_minor AS "refundedMinor", tip.currency,
      tip.tipped_at AS "tippedAt", tip.thank_you_message AS "thankYouMessage", tip.reward,
      creator.name AS "creatorName", organization.title AS "organizationTitle", organization.time_zone AS "timeZone",
      jar.name AS "jarName"
    FROM tips tip
    JOIN organizations organization ON organization.id = tip.organization_id
    JOIN creators creator ON creator.organization_id = tip.organization_id AND creator.id = tip.creator_id
    JOIN purchases purchase ON purchase.organization_id = tip.organization_id AND purchase.id = tip.purchase_id
    LEFT JOIN tip_jars jar ON jar.organization_id = tip.organization_id AND jar.id = tip.jar_id
    WHERE tip.receipt_code = ${receiptCode}`;
  return rows[0] ?? null;
}
