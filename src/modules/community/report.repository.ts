import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { CommunityReportModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Page } from '../../shared/page';

export type ReportRow = CommunityReportModel;

/** The reports that a caller may see: the organization's and, for a creator's credential, those of that community. */
export function visibleReports(viewer: Viewer): Prisma.CommunityReportWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of reports. */
export function listReports(db: Db, query: ListQuery): Promise<Page<ReportRow>> {
  return listPage<ReportRow>(db.communityReport as never, query);
}

/** The reports that fulfill a condition, in no order. */
export function findReports(db: Db, where: Prisma.CommunityReportWhereInput): Promise<ReportRow[]> {
  return db.communityReport.findMany({ where });
}

/** Writes a new report; CONFLICT when the member has one of the same that nobody has looked at. */
export function insertReport(db: Db, data: Prisma.CommunityReportUncheckedCreateInput): Promise<ReportRow> {
  return takingUnique({ open_post: 'report', open_comment: 'report' }, () => db.communityReport.create({ data }));
}

/** How many reports fulfill a condition. */
export function countReports(db: Db, where: Prisma.CommunityReportWhereInput): Promise<number> {
  return db.communityReport.count({ where });
}

/** Resolves the reports of a post or a comment that nobody has looked at. */
export async function resolvePending(
  db: Db,
  subject: Prisma.CommunityReportWhereInput,
  outcome: Pick<ReportRow, 'status' | 'resolvedAt' | 'updatedAt'>,
): Promise<void> {
  const data = { ...outcome, version: { increment: 1 } };
  await db.communityReport.updateMany({ where: { ...subject, status: 'PENDING' }, data });
}
