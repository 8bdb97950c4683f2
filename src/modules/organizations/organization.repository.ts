import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { OrganizationModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';

export type OrganizationRow = OrganizationModel;

/** The one organization that a caller may see. */
export function visibleOrganizations(viewer: Viewer): Prisma.OrganizationWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  return { id: viewer.organizationId };
}

/** The visible organizations with these ids, in no order. */
export function findOrganizations(
  db: Db,
  where: Prisma.OrganizationWhereInput,
  ids: readonly Id[],
): Promise<OrganizationRow[]> {
  return db.organization.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The organization with this slug, whoever asks: for commands and for the edge, where no caller is known yet. */
export function findOrganizationBySlug(db: Db, slug: string): Promise<OrganizationRow | null> {
  return db.organization.findUnique({ where: { slug } });
}

/** Writes a new organization. */
export function insertOrganization(db: Db, data: Prisma.OrganizationUncheckedCreateInput): Promise<OrganizationRow> {
  return takingUnique({ slug: 'slug' }, () => db.organization.create({ data }));
}

/** Changes the visible organization in one statement and answers the new row; null when there is none. */
export async function updateOrganization(
  db: Db,
  where: Prisma.OrganizationWhereInput,
  columns: Prisma.OrganizationUncheckedUpdateManyInput,
): Promise<OrganizationRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await db.organization.updateManyAndReturn({ where, data });
  return rows[0] ?? null;
}
