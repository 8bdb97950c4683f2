import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { MilestoneModel, MilestoneSettingsModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type MilestoneRow = MilestoneModel;
export type MilestoneSettingsRow = MilestoneSettingsModel;

/** The milestones that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleMilestones(viewer: Viewer): Prisma.MilestoneWhereInput {
  if (!may(viewer, 'milestones:read')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of milestones. */
export function listMilestones(db: Db, query: ListQuery): Promise<Page<MilestoneRow>> {
  return listPage<MilestoneRow>(db.milestone as never, query);
}

/** The milestones that fulfill a condition, in no order. */
export function findMilestones(db: Db, where: Prisma.MilestoneWhereInput): Promise<MilestoneRow[]> {
  return db.milestone.findMany({ where });
}

/** Writes milestones and answers those that were not there yet, in the order in which they were given. */
export async function insertMilestones(db: Db, rows: readonly MilestoneRow[]): Promise<MilestoneRow[]> {
  const written = await db.milestone.createManyAndReturn({ data: [...rows], skipDuplicates: true });
  const ids = new Set(written.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** The settings of creators who have chosen some. */
export function findMilestoneSettings(
  db: Db,
  organizationId: Id,
  creatorIds: readonly Id[],
): Promise<MilestoneSettingsRow[]> {
  return db.milestoneSettings.findMany({ where: { organizationId, creatorId: { in: [...creatorIds] } } });
}

/** Writes what is given of a creator's settings. */
export function saveMilestoneSettings(
  db: Db,
  { organizationId, creatorId }: { readonly organizationId: Id; readonly creatorId: Id },
  columns: { readonly members?: bigint[]; readonly revenueMinor?: bigint[]; readonly updatedAt: Date },
): Promise<MilestoneSettingsRow> {
  return db.milestoneSettings.upsert({
    where: { organizationId_creatorId: { organizationId, creatorId } },
    create: { organizationId, creatorId, ...columns },
    update: { ...columns, version: { increment: 1 } },
  });
}
