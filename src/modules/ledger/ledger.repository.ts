import type { Prisma } from '../../database/generated/client';
import type { LedgerEntryModel, LedgerTransactionModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import { insertAll } from '../../database/rows';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type LedgerEntryRow = LedgerEntryModel;
export type LedgerTransactionRow = LedgerTransactionModel;

/** What the platform keeps of payments in an organization, in hundredths of a percent. */
export async function findFee(db: Db, organizationId: Id): Promise<number> {
  const { platformFeeBasisPoints } = await db.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { platformFeeBasisPoints: true },
  });
  return platformFeeBasisPoints;
}

/** An entry and what was booked by it. */
export type BookedEntry = LedgerEntryRow & { readonly transaction: Pick<LedgerTransactionRow, 'kind'> };

/** The entries that fulfill a condition, oldest first. */
export function findEntries(db: Db, where: Prisma.LedgerEntryWhereInput): Promise<BookedEntry[]> {
  return db.ledgerEntry.findMany({
    where,
    orderBy: { id: 'asc' },
    include: { transaction: { select: { kind: true } } },
  });
}

/** Writes bookings with their entries. */
export async function insertBookings(
  db: Db,
  transactions: readonly LedgerTransactionRow[],
  entries: readonly LedgerEntryRow[],
): Promise<void> {
  await insertAll(db, 'ledger_transactions', transactions);
  await insertAll(db, 'ledger_entries', entries);
}

/** One page of entries. */
export function listEntries(db: Db, query: ListQuery): Promise<Page<LedgerEntryRow>> {
  return listPage<LedgerEntryRow>(db.ledgerEntry as never, query);
}

/** The bookings with these ids, in no order. */
export function findTransactions(db: Db, ids: readonly Id[]): Promise<LedgerTransactionRow[]> {
  return db.ledgerTransaction.findMany({ where: { id: { in: [...ids] } } });
}

/** In which time zone the days of an organization begin. */
export async function findTimeZone(db: Db, organizationId: Id): Promise<string> {
  const where = { id: organizationId };
  return (await db.organization.findUniqueOrThrow({ where, select: { timeZone: true } })).timeZone;
}

/** The balances of a creator's accounts in one currency, in minor units. */
export interface CreatorSums {
  readonly creatorId: Id;
  readonly currency: string;
  readonly member: bigint;
  readonly creator: bigint;
  readonly platformFee: bigint;
  readonly refund: bigint;
  readonly payout: bigint;
}

/** The balances by creator and currency: of some creators or all, of what took effect before an instant or of all. */
export function sumByCreator(
  db: Db,
  organizationId: Id,
  of: { readonly creatorIds?: readonly Id[] | undefined; readonly before: Date | null },
): Promise<CreatorSums[]> {
  const creatorIds = of.creatorIds ? [...of.creatorIds] : null;
  return db.$queryRaw`
    SELECT creator_id AS "creatorId", currency,
      coalesce(sum(amount_minor) FILTER (WHERE account = 'MEMBER'), 0)::bigint AS member,
      coalesce(sum(amount_minor) FILTER (WHERE account = 'CREATOR'), 0)::bigint AS creator,
      coalesce(sum(amount_minor) FILTER (WHERE account = 'PLATFORM_FEE'), 0)::bigint AS "platformFee",
      coalesce(sum(amount_minor) FILTER (WHERE account = 'REFUND'), 0)::bigint AS refund,
      coalesce(sum(amount_minor) FILTER (WHERE account = 'PAYOUT'), 0)::bigint AS payout
    FROM ledger_entries
    WHERE organization_id = ${organizationId}::uuid
      AND (${creatorIds}::uuid[] IS NULL OR creator_id = ANY(${creatorIds}::uuid[]))
      AND (${of.before}::timestamptz IS NULL OR occurred_at < ${of.before})
    GROUP BY creator_id, currency ORDER BY creator_id, currency`;
}
