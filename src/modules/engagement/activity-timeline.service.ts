import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import type { Page, PageRequest } from '../../shared/page';
import { type ActivityRow, listActivities } from './activity.repository';

const NEWEST_FIRST = { column: 'occurredAt', direction: 'desc', kind: 'instant' } as const;

/** One page of what a member did whom the caller has found, newest first. */
export async function findTimeline(
  context: RequestContext,
  memberId: Id,
  page: PageRequest,
): Promise<Page<ActivityRow>> {
  const { organizationId } = requireScope(context.viewer, 'engagement:read');
  return listActivities(context.db, { where: { organizationId, memberId }, order: NEWEST_FIRST, page });
}
