import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { CreatorModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type CreatorRow = CreatorModel;

/** The creators that a caller may see: all of the organization, or the one that the caller acts for. */
export function visibleCreators(viewer: Viewer): Prisma.CreatorWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  return { organizationId: viewer.organizationId, ...(viewer.creatorId ? { id: viewer.creatorId } : {}) };
}

/** One page of creators. */
export function listCreators(db: Db, query: ListQuery): Promise<Page<CreatorRow>> {
  return listPage<CreatorRow>(db.creator as never, query);
}

/** The visible creators with these ids, in no order. */
export function findCreators(db: Db, where: Prisma.CreatorWhereInput, ids: readonly Id[]): Promise<CreatorRow[]> {
  return db.creator.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The creator to whom members belong that are made without one. */
export function findDefaultCreator(db: Db, organizationId: Id): Promise<CreatorRow | null> {
  return db.creator.findFirst({ where: { organizationId, isDefault: true } });
}

/** The slugs of an organization's creators that begin with a text. */
export async function takenCreatorSlugs(db: Db, organizationId: Id, base: string): Promise<string[]> {
  const rows = await db.creator.findMany({
    where: { organizationId, slug: { startsWith: base } },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

/** Writes a new creator. */
export function insertCreator(db: Db, data: Prisma.CreatorUncheckedCreateInput): Promise<CreatorRow> {
  return takingUnique({ slug: 'slug' }, () => db.creator.create({ data }));
}

/** Changes a visible creator in one statement and answers the new row; null when there is none. */
export async function updateCreator(
  db: Db,
  where: Prisma.CreatorWhereInput,
  columns: Prisma.CreatorUncheckedUpdateManyInput,
): Promise<CreatorRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await takingUnique({ slug: 'slug' }, () => db.creator.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}
