import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';

/** What imports write many rows to, and look into. */
const TABLES = [
  'members',
  'identities',
  'member_labels',
  'member_newsletters',
  'subscriptions',
  'entitlements',
  'events',
];
/** 64 MB. The size of a table alone leads to the right plans from here on, and looking at it would take long. */
const MAX_PAGES = 8192;

/**
 * Has the database look again at tables that have doubled since it did so the last time. Each session keeps the plans by
 * which it checks references: one that was made while there were hardly any members goes through all members of the
 * organization, for each row that refers to one. New statistics end such plans. On the embedded database nobody else
 * takes them. To be called when nothing but the events is left to write, so that two imports cannot wait for each other.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  const grown = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE oid = ANY(${TABLES}::regclass[])
      AND pg_relation_size(oid) / current_setting('block_size')::int BETWEEN 2 * relpages + 1 AND ${MAX_PAGES}`;
  if (grown.length === 0) return;
  const names = grown.map(({ name }) => name).sort();
  await db.$executeRaw`ANALYZE ${Prisma.raw(names.join(', '))}`;
}
