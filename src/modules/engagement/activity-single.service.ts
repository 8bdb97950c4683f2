import { knownViewer, type RequestContext } from '../../context';
import { toGlobalId } from '../../schema/global-id';
import { Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import type { ActivityKind } from './activity.kinds';
import { countHour } from './activity.repository';
import { recordActivities } from './activity.service';
import { presentDay } from './engagement-day.service';
import { advanceRevision } from './engagement-score.repository';

/** Something that a member did, as the gateway itself has come to know. */
export interface KnownActivity {
  /** That of what it left behind, so that it counts once. */
  readonly id: Id;
  readonly memberId: Id;
  readonly creatorId: Id;
  readonly kind: ActivityKind;
  readonly occurredAt: Date;
}

/**
 * Moves the scores of the organization on to the present day, which may take long: before the transaction in which
 * activities are recorded.
 */
export async function prepareActivity(context: RequestContext): Promise<void> {
  await presentDay(context);
}

/**
 * Records one activity. Call it within a transaction before anything of the member is locked: whoever records many
 * locks what was counted first and members then.
 */
export async function recordActivity(context: RequestContext, activity: KnownActivity): Promise<void> {
  const { id, kind, occurredAt } = activity;
  const memberId = toGlobalId('Member', activity.memberId);
  const creatorId = toGlobalId('Creator', activity.creatorId);
  const given = { id, memberId, creatorId, kind, occurredAt: occurredAt.toISOString() };
  const [refused] = (await recordActivities(context, [given])).refusals;
  if (!refused) return;
  throw refused.field === 'memberId' ? notFound('Member') : new Failure(refused.code, refused.message);
}

/** Counts an activity for the creator without a word of who did it: nothing of the member changes. */
export async function countAnonymously(
  context: RequestContext,
  activity: Pick<KnownActivity, 'creatorId' | 'kind' | 'occurredAt'>,
): Promise<void> {
  const { organizationId } = knownViewer(context);
  await countHour(context.db, { organizationId, ...activity });
  await advanceRevision(context.db, organizationId);
  context.unit?.afterCommit(() => context.activity?.announce(organizationId, [activity.creatorId]));
}
