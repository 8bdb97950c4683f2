import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import { Prisma } from '../../database/generated/client';
import type { AcquisitionCostModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type AcquisitionCostRow = AcquisitionCostModel;

/** The costs that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleCosts(viewer: Viewer): Prisma.AcquisitionCostWhereInput {
  if (!may(viewer, 'revenue:read') && !may(viewer, 'revenue:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of costs. */
export function listCosts(db: Db, query: ListQuery): Promise<Page<AcquisitionCostRow>> {
  return listPage<AcquisitionCostRow>(db.acquisitionCost as never, query);
}

/** The costs that fulfill a condition. */
export function findCosts(db: Db, where: Prisma.AcquisitionCostWhereInput): Promise<AcquisitionCostRow[]> {
  return db.acquisitionCost.findMany({ where });
}

/** Writes what was spent in a month, in place of what was said of it before; null when the same was said. */
export async function saveCost(
  db: Db,
  cost: Omit<AcquisitionCostRow, 'version'>,
): Promise<{ readonly row: AcquisitionCostRow; readonly changed: boolean }> {
  const { organizationId, id, creatorId, month, amountMinor, currency, createdAt } = cost;
  const changed = await db.$executeRaw`
    INSERT INTO acquisition_costs AS kept (organization_id, id, creator_id, month, amount_minor, currency, created_at,
      updated_at)
    VALUES (${organizationId}::uuid, ${id}::uuid, ${creatorId}::uuid, ${month}::date, ${amountMinor}, ${currency},
      ${createdAt}, ${createdAt})
    ON CONFLICT (organization_id, creator_id, month) DO UPDATE
    SET amount_minor = EXCLUDED.amount_minor, currency = EXCLUDED.currency, updated_at = EXCLUDED.updated_at,
      version = kept.version + 1
    WHERE (kept.amount_minor, kept.currency) <> (EXCLUDED.amount_minor, EXCLUDED.currency)`;
  const row = await db.acquisitionCost.findFirstOrThrow({ where: { organizationId, creatorId, month } });
  return { row, changed: changed > 0 };
}

/** What was spent in one currency. */
export interface CostRow {
  readonly currency: string;
  readonly amount: string;
}

/** Whose costs are wanted, and of which months: those from that of `from` up to that of `month`. */
export interface CostQuery {
  readonly organizationId: Id;
  /** What was spent for this creator alone, when set. */
  readonly creatorId: Id | null;
  readonly from: string;
  readonly month: string;
}

/** Adds up, by currency, what was spent; no rows when nothing was said of any of the months. */
export function sumCosts(db: Db, { organizationId, creatorId, from, month }: CostQuery): Promise<CostRow[]> {
  return db.$queryRaw<CostRow[]>`
    SELECT currency::text, sum(amount_minor)::text AS amount FROM acquisition_costs
    WHERE organization_id = ${organizationId}::uuid AND month BETWEEN ${from}::date AND ${month}::date
      ${creatorId ? Prisma.sql`AND creator_id = ${creatorId}::uuid` : Prisma.empty}
    GROUP BY currency`;
}
