import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Held together by all who write activities, and alone by who drops a partition. */
const USE_LOCK = 72_707_371;
/** Held by who makes a partition. */
const MAKE_LOCK = 72_707_372;

/**
 * Makes sure that there is a partition for each of these months until the transaction ends. Who needs a new one makes it
 * and lets others go on writing meanwhile: a table of its own is attached, which locks no writer out.
 */
export async function holdPartitions(db: Db, months: readonly Date[]): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock_shared(${USE_LOCK})`;
  const lacking = await lackingPartitions(db, months);
  if (lacking.length === 0) return;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${MAKE_LOCK})`;
  for (const month of await lackingPartitions(db, lacking)) await makePartition(db, month);
}

async function lackingPartitions(db: Db, months: readonly Date[]): Promise<Date[]> {
  const names = months.map(partitionName);
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM unnest(${names}::text[]) name WHERE to_regclass(name) IS NULL`;
  const lacking = new Set(rows.map(({ name }) => name));
  return months.filter((month) => lacking.has(partitionName(month)));
}

async function makePartition(db: Db, month: Date): Promise<void> {
  const name = Prisma.raw(`"${partitionName(month)}"`);
  const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
  await db.$executeRaw`CREATE TABLE ${name} (LIKE activities INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`;
  await db.$executeRaw`
    ALTER TABLE activities ATTACH PARTITION ${name}
    FOR VALUES FROM (${Prisma.raw(`'${dayText(month)}'`)}) TO (${Prisma.raw(`'${dayText(next)}'`)})`;
}

/** Where the activities of a month are. */
function partitionName(month: Date): string {
  return `activities_${dayText(month).slice(0, 7).replace('-', '_')}`;
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** What is forgotten of a partition: all of it when nobody else has anything in it, or the rows of some. */
export async function forgetPartition(db: Db, month: Date, organizationIds: readonly Id[]): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${USE_LOCK})`;
  const [absent] = await lackingPartitions(db, [month]);
  if (absent) return;
  const name = Prisma.raw(`"${partitionName(month)}"`);
  const [other] = await db.$queryRaw<object[]>`
    SELECT 1 FROM ${name} WHERE organization_id <> ALL(${[...organizationIds]}::uuid[]) LIMIT 1`;
  await (other
    ? db.$executeRaw`DELETE FROM ${name} WHERE organization_id = ANY(${[...organizationIds]}::uuid[])`
    : db.$executeRaw`DROP TABLE ${name}`);
}

/** The months for which there are partitions, oldest first. */
export async function partitionMonths(db: Db): Promise<Date[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT part.relname AS name FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
    WHERE inhparent = to_regclass('activities') ORDER BY 1`;
  return rows.map(({ name }) => new Date(`${name.slice('activities_'.length).replace('_', '-')}-01T00:00:00.000Z`));
}
