import { knownViewer, type RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findEngagements, findRanks, type MemberEngagementRow } from './engagement.repository';
import { presentDay } from './engagement-day.service';

/** What a member whom the caller has found did, with the score of the present day; null for one who never did anything. */
export const engagementByMember = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MemberEngagementRow | null)[]> => {
    await presentDay(context);
    const rows = await findEngagements(context.db, knownViewer(context).organizationId, ids);
    return oneByKey(ids, rows, (row) => row.memberId);
  },
);

/** The rank of a living member whom the caller has found; null for a deleted one. */
export const rankByMember = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(number | null)[]> => {
  await presentDay(context);
  const rows = await findRanks(context.db, knownViewer(context).organizationId, ids);
  return oneByKey(ids, rows, (row) => row.id).map((row) => row?.rank ?? null);
});
