import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { TipJarModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import type { Reward } from './tip-jar.rules';

/** A jar with its rewards as they are kept. */
export type TipJarRow = Omit<TipJarModel, 'rewards'> & { readonly rewards: Reward[] };

/** Columns of a jar to write; absent ones keep their value. */
export type TipJarColumns = Partial<Omit<TipJarRow, 'organizationId' | 'id' | 'creatorId' | 'currency' | 'version'>>;

/** The jars that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleTipJars(viewer: Viewer): Prisma.TipJarWhereInput {
  if (!may(viewer, 'tips:read') && !may(viewer, 'tips:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of jars. */
export function listTipJars(db: Db, query: ListQuery): Promise<Page<TipJarRow>> {
  return listPage<TipJarRow>(db.tipJar as never, query);
}

/** The jars that fulfill a condition, in no order. */
export async function findTipJars(db: Db, where: Prisma.TipJarWhereInput): Promise<TipJarRow[]> {
  return (await db.tipJar.findMany({ where })) as unknown as TipJarRow[];
}

/** Keeps a jar as it is until the transaction ends: together with others who do, or alone so as to change it. */
export async function lockTipJar(
  db: Db,
  jar: { readonly organizationId: Id; readonly id: Id },
  lock: 'SHARE' | 'UPDATE',
): Promise<void> {
  if (lock === 'SHARE')
    await db.$queryRaw`
      SELECT 1 FROM tip_jars
      WHERE organization_id = ${jar.organizationId}::uuid AND id = ${jar.id}::uuid FOR SHARE`;
  else
    await db.$queryRaw`
      SELECT 1 FROM tip_jars
      WHERE organization_id = ${jar.organizationId}::uuid AND id = ${jar.id}::uuid FOR NO KEY UPDATE`;
}

/** Writes a new jar. */
export async function insertTipJar(db: Db, row: Omit<TipJarRow, 'version' | 'archivedAt'>): Promise<TipJarRow> {
  return (await db.tipJar.create({ data: { ...row, rewards: row.rewards as object[] } })) as unknown as TipJarRow;
}

/** Changes a jar that the transaction has locked. */
export async function updateTipJar(
  db: Db,
  { organizationId, id }: { readonly organizationId: Id; readonly id: Id },
  columns: TipJarColumns,
): Promise<TipJarRow> {
  const row = await db.tipJar.update({
    where: { organizationId_id: { organizationId, id } },
    data: { ...(columns as Prisma.TipJarUncheckedUpdateInput), version: { increment: 1 } },
  });
  return row as unknown as TipJarRow;
}

/** What has come together in a jar. */
export interface JarSum {
  readonly jarId: Id;
  readonly raisedMinor: bigint;
  readonly tipCount: number;
}

/** What has come together in jars, less what was paid back; nothing of those without a tip. */
export async function findJarSums(db: Db, organizationId: Id, jarIds: readonly Id[]): Promise<JarSum[]> {
  const rows = await db.$queryRaw<{ jarId: Id; raisedMinor: string; tipCount: number }[]>`
    SELECT tip.jar_id AS "jarId", sum(purchase.amount_minor - purchase.refunded_minor)::text AS "raisedMinor",
      (count(*) FILTER (WHERE purchase.status <> 'REFUNDED'))::int AS "tipCount"
    FROM tips tip
    JOIN purchases purchase ON purchase.organization_id = tip.organization_id AND purchase.id = tip.purchase_id
    WHERE tip.organization_id = ${organizationId}::uuid AND tip.jar_id = ANY(${[...jarIds]}::uuid[])
    GROUP BY tip.jar_id`;
  return rows.map((row) => ({ ...row, raisedMinor: BigInt(row.raisedMinor) }));
}
