import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

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
/** By how much an organization's log has to grow for its statistics to be taken again. */
const FACTOR = 4;

/**
 * Has the database take statistics again after an organization has grown fourfold by so many new events, or a table has
 * doubled. Plans are made for what the statistics know: as long as they do not know the organization, a check of a
 * reference may go through all of its members, and each session keeps the plans of these checks until there are new
 * statistics. On the embedded database nobody else takes them.
 */
export async function refreshStatistics(db: Db, organizationId: Id, added: number): Promise<void> {
  if (added === 0) return;
  const [known] = await db.$queryRaw<{ last: bigint; grown: boolean }[]>`
    SELECT coalesce((SELECT last FROM event_positions WHERE organization_id = ${organizationId}::uuid), 0) AS last,
      EXISTS (
        SELECT FROM pg_class WHERE oid = ANY(${TABLES}::regclass[])
          AND pg_relation_size(oid) / current_setting('block_size')::int > 2 * relpages
      ) AS grown`;
  const last = Number(known?.last ?? 0);
  if (!known?.grown && magnitude(last + added) === magnitude(last)) return;
  // Whoever vacuums at this moment is not waited for.
  await db.$executeRaw`ANALYZE (SKIP_LOCKED) ${Prisma.raw(TABLES.join(', '))}`;
}

function magnitude(count: number): number {
  return Math.floor(Math.log(count) / Math.log(FACTOR));
}
