import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { AnnouncementModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type AnnouncementRow = AnnouncementModel;

/** Columns of an announcement to write. */
export type AnnouncementColumns = Prisma.AnnouncementUncheckedUpdateInput;

/** The announcements that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleAnnouncements(viewer: Viewer): Prisma.AnnouncementWhereInput {
  if (!may(viewer, 'campaigns:read') && !may(viewer, 'campaigns:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of announcements. */
export function listAnnouncements(db: Db, query: ListQuery): Promise<Page<AnnouncementRow>> {
  return listPage<AnnouncementRow>(db.announcement as never, query);
}

/** The announcements that fulfill a condition, in no order. */
export function findAnnouncements(db: Db, where: Prisma.AnnouncementWhereInput): Promise<AnnouncementRow[]> {
  return db.announcement.findMany({ where });
}

/** Lets nobody else change an announcement until the transaction ends. */
export async function lockAnnouncement(db: Db, organizationId: Id, id: Id): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM announcements WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
}

/** Writes a new announcement. */
export function insertAnnouncement(db: Db, data: Prisma.AnnouncementUncheckedCreateInput): Promise<AnnouncementRow> {
  return db.announcement.create({ data });
}

/** Changes an announcement that the transaction has locked. */
export function updateAnnouncement(
  db: Db,
  { organizationId, id }: Pick<AnnouncementRow, 'organizationId' | 'id'>,
  columns: AnnouncementColumns,
): Promise<AnnouncementRow> {
  const data = { ...columns, version: { increment: 1 } };
  return db.announcement.update({ where: { organizationId_id: { organizationId, id } }, data });
}
