import type { ContextParts } from '../../context';
import { inTransaction } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { monthStart } from './activity.rules';
import { forgetPartition, partitionMonths } from './activity-partition.repository';
import { findRetentions, findScoredOrganizations } from './activity-retention.repository';
import { deleteLiveActivity } from './live-activity.repository';
import { scoredDay } from './engagement-day.service';

/** What background work needs. */
type JobParts = Pick<ContextParts, 'db' | 'clock' | 'log'>;

/**
 * Deletes activities that are older than their organization keeps them. A month of which nobody keeps anything goes as a
 * whole. What was counted of them stays.
 */
export async function forgetOldActivities(parts: JobParts): Promise<void> {
  const retentions = await findRetentions(parts.db);
  if (retentions.length === 0) return;
  const now = parts.clock.now().getTime();
  const keeps = retentions.map(({ organizationId, months, clockOffsetMs }) => ({
    organizationId,
    from: monthStart(new Date(now + clockOffsetMs), months),
  }));
  for (const month of await partitionMonths(parts.db)) {
    const done: Id[] = keeps.filter(({ from }) => month < from).map(({ organizationId }) => organizationId);
    if (done.length > 0) await inTransaction(parts, ({ db }) => forgetPartition(db, month, done), FORGET_TIMEOUT_MS);
  }
}

/** Deletes what live counters do not show any more. */
export async function forgetLiveActivity({ db, clock }: JobParts): Promise<void> {
  await deleteLiveActivity(db, clock.now());
}

const FORGET_TIMEOUT_MS = 10 * 60_000;

/** Moves the scores of every organization on to its present day, so that nobody who reads them has to. */
export async function refreshScores(parts: JobParts): Promise<void> {
  const now = parts.clock.now().getTime();
  for (const { id, clockOffsetMs } of await findScoredOrganizations(parts.db))
    await scoredDay(parts, id, new Date(now + clockOffsetMs));
}
