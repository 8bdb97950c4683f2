import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { Failure, notFound, Problems } from '../../shared/failure';
import { compileFilter, exactField, type FilterSpec } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { checkText } from '../../shared/text-rules';
import { livingMember } from '../members/living-member.service';
import type { ReportReason } from './community.kinds';
import {
  type ContributionRef,
  decide,
  type LockedContribution,
  lockContribution,
  setStatus,
  subjectColumn,
} from './contribution-decision.service';
import { judgeReports } from './moderation.service';
import {
  countReports,
  findReports,
  insertReport,
  listReports,
  type ReportRow,
  visibleReports,
} from './report.repository';
import type { CommunityReportsArgs } from './report.type';

const MAX_NOTE = 2_000;

const reportFilterSpec: FilterSpec = {
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  status: (statuses: readonly string[]) => ({ status: { in: [...statuses] } }),
  reason: (reasons: readonly string[]) => ({ reason: { in: [...reasons] } }),
};

/** One page of the reports that the caller may see, newest first. */
export function findReportPage(context: RequestContext, args: CommunityReportsArgs): Promise<Page<ReportRow>> {
  const where = { AND: [visibleReports(context.viewer), compileFilter(reportFilterSpec, args.filter)] };
  return listReports(context.db, { where, order: NEWEST_FIRST, page: args });
}

/** A report that is to be made. */
export interface NewReportValues {
  readonly subject: ContributionRef;
  /** Who reports; the staff when empty. */
  readonly memberId: Id | null;
  readonly reason: ReportReason;
  readonly note?: string | null | undefined;
}

/** Reports a post or a comment. Enough reports may hold it back or remove it, by the moderation rules in force. */
export async function createReport(context: RequestContext, values: NewReportValues): Promise<ReportRow> {
  const { memberId, reason, note = null } = values;
  const problems = new Problems();
  checkText(problems, 'note', { text: note, max: MAX_NOTE });
  problems.throwIfAny();
  if (memberId) await livingMember(context, memberId);
  const locked = await lockContribution(context, values.subject);
  const { organizationId, creatorId, status } = locked.row;
  if (status === 'REMOVED') throw new Failure('INVALID_STATE', 'This has been removed already.');
  const now = context.clock.now();
  const subject = { organizationId, ...subjectColumn(locked) };
  const columns = { creatorId, memberId, reason, note, createdAt: now, updatedAt: now };
  const report = await insertReport(context.db, { ...subject, id: newId(now), ...columns });
  recordedReport(context, 'created', report);
  if (status === 'VISIBLE') await weighReports(context, locked);
  return report;
}

async function weighReports(context: RequestContext, locked: LockedContribution): Promise<void> {
  const { organizationId } = locked.row;
  const subject = { organizationId, ...subjectColumn(locked), status: 'PENDING' } as const;
  const status = await judgeReports(context, locked.row, await countReports(context.db, subject));
  if (status !== 'VISIBLE') await setStatus(context, locked, status);
}

/** Decides about what a report is about, and with it about all its open reports. INVALID_STATE when that was done. */
export async function resolveReport(context: RequestContext, id: Id, uphold: boolean): Promise<ReportRow> {
  const where = { AND: [visibleReports(context.viewer), { id }] };
  const [found] = await findReports(context.db, where);
  if (!found) throw notFound('Report');
  const locked = await lockContribution(context, subjectOf(found));
  const [before] = await findReports(context.db, where);
  if (before?.status !== 'PENDING') throw new Failure('INVALID_STATE', 'This report has been decided already.');
  await decide(context, locked, uphold ? 'REMOVED' : 'VISIBLE');
  const [report] = await findReports(context.db, where);
  if (!report) throw notFound('Report');
  return recordedReport(context, 'resolved', report);
}

/** What a report is about. */
export function subjectOf({ postId, commentId }: ReportRow): ContributionRef {
  if (postId) return { type: 'CommunityPost', id: postId };
  return { type: 'CommunityComment', id: commentId as Id };
}

function recordedReport(context: RequestContext, verb: string, report: ReportRow): ReportRow {
  const { id: subjectId, memberId, creatorId } = report;
  recordEvent(context, { type: `community_report.${verb}`, subjectId, memberId, creatorId, data: report });
  return report;
}
