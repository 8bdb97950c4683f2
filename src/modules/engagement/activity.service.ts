import { knownViewer, type RequestContext } from '../../context';
import { badInput } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { creatorById } from '../creators/creator.loaders';
import { findKnownMembers, insertActivities, moveLastSeen, type NewActivity } from './activity.repository';
import {
  type ActivityValues,
  checkActivity,
  type CheckedActivity,
  type ItemProblem,
  MAX_ACTIVITIES,
  missing,
  monthStart,
  takenTimes,
} from './activity.rules';
import { LIVE_MS } from './live-activity.repository';
import { holdPartitions } from './activity-partition.repository';
import { presentDay } from './engagement-day.service';
import { advanceRevision, lockScoredDay, noteScoredDay, updateScores } from './engagement-score.repository';

/** Activities that are older raise no alert any more. */
const RECENT_MS = 2 * 3_600_000;

/** An activity that was not recorded, and why. */
export interface Refusal extends ItemProblem {
  /** Where it stood in the call, from 0. */
  readonly index: number;
}

/** What became of the activities of a call. */
export interface RecordedActivities {
  /** How many were recorded. */
  readonly accepted: number;
  /** How many had been recorded before. */
  readonly duplicates: number;
  readonly refusals: readonly Refusal[];
}

/**
 * Records what members did, as many at once as MAX_ACTIVITIES, in any order. An id counts once within a month of
 * occurrence, however often it is sent; what is wrong with one activity keeps none of the others from being recorded.
 * Call it within a transaction. It leaves no event: activities are too many for the log that everybody follows.
 */
export async function recordActivities(
  context: RequestContext,
  given: readonly ActivityValues[],
): Promise<RecordedActivities> {
  if (given.length > MAX_ACTIVITIES)
    throw badInput('activities', `At most ${MAX_ACTIVITIES} activities may be given, not ${given.length}.`);
  // Before anything is locked: moving the scores on to the present day takes locks in its own order.
  const { retentionMonths } = await presentDay(context);
  const times = takenTimes(context.clock.now(), retentionMonths);
  const refusals: Refusal[] = [];
  const sound: Sound[] = [];
  given.forEach((values, index) => {
    const checked = checkActivity(values, times);
    if ('code' in checked) refusals.push({ index, ...checked });
    else sound.push({ index, activity: checked });
  });
  const batch = await resolveReferences(context, sound, refusals);
  const accepted = batch.length === 0 ? 0 : await store(context, batch);
  return { accepted, duplicates: batch.length - accepted, refusals: refusals.sort((a, b) => a.index - b.index) };
}

interface Sound {
  readonly index: number;
  readonly activity: CheckedActivity;
}

/** The activities whose member and creator are there for the caller; the others become refusals. */
async function resolveReferences(
  context: RequestContext,
  sound: readonly Sound[],
  refusals: Refusal[],
): Promise<NewActivity[]> {
  if (sound.length === 0) return [];
  const memberIds = [...new Set(sound.map(({ activity }) => activity.memberId))];
  const members = await findKnownMembers(context.db, knownViewer(context), memberIds);
  const homes = new Map(members.map(({ id, creatorId }) => [id, creatorId]));
  const creators = await knownCreators(context, sound);
  return sound.flatMap(({ index, activity }) => {
    const home = homes.get(activity.memberId);
    const creatorId = activity.creatorId ?? home;
    if (home === undefined) refusals.push({ index, ...missing('memberId', 'Member') });
    else if (activity.creatorId && !creators.has(activity.creatorId))
      refusals.push({ index, ...missing('creatorId', 'Creator') });
    else if (creatorId) return [toRow(activity, creatorId)];
    return [];
  });
}

async function knownCreators(context: RequestContext, sound: readonly Sound[]): Promise<ReadonlySet<Id>> {
  const ids = [...new Set(sound.flatMap(({ activity: { creatorId } }) => creatorId ?? []))];
  const found = await Promise.all(ids.map((id) => creatorById(context).load(id)));
  return new Set(found.flatMap((creator) => creator?.id ?? []));
}

function toRow(activity: CheckedActivity, creatorId: Id): NewActivity {
  const { id, kind, name, seconds, details } = activity;
  const refers = { member_id: activity.memberId, creator_id: creatorId, content_id: activity.contentId };
  return { id, kind, name, seconds, details, ...refers, occurred_at: activity.occurredAt };
}

/** Stores a batch and all that is kept along with it; answers how many activities were new. */
async function store(context: RequestContext, batch: readonly NewActivity[]): Promise<number> {
  const { db } = context;
  const { organizationId } = knownViewer(context);
  const day = await presentDay(context);
  if (day.scored === null) await noteScoredDay(db, organizationId, day.today);
  const today = (await lockScoredDay(db, organizationId, 'SHARE')) ?? day.today;
  const months = new Set(batch.map((row) => monthStart(row.occurred_at).getTime()));
  await holdPartitions(
    db,
    [...months].sort((a, b) => a - b).map((month) => new Date(month)),
  );
  const liveFrom = new Date(context.clock.now().getTime() - LIVE_MS);
  const place = { organizationId, timeZone: day.timeZone, liveFrom };
  const { accepted, memberIds } = await insertActivities(db, place, batch);
  if (accepted === 0) return 0;
  await updateScores(db, { organizationId, today, memberIds });
  await moveLastSeen(db, organizationId, lastSeen(batch, context.clock.now()));
  await advanceRevision(db, organizationId);
  announceRecent(context, batch);
  return accepted;
}

/** Says after the commit of whom activities of the present have come; what lies longer back is nothing to be quick about. */
function announceRecent({ clock, viewer, unit, activity }: RequestContext, batch: readonly NewActivity[]): void {
  const since = clock.now().getTime() - RECENT_MS;
  const recent = batch.filter(({ occurred_at: at }) => at.getTime() >= since);
  const creatorIds = [...new Set(recent.map(({ creator_id: id }) => id))];
  if (creatorIds.length === 0 || viewer.kind === 'anonymous') return;
  unit?.afterCommit(() => activity?.announce(viewer.organizationId, creatorIds));
}

/** When each member of a batch was last active, the present at the latest. */
function lastSeen(batch: readonly NewActivity[], now: Date): { readonly id: Id; readonly at: Date }[] {
  const seen = new Map<Id, Date>();
  for (const { member_id: id, occurred_at: at } of batch) {
    const before = seen.get(id);
    if (!before || before < at) seen.set(id, at < now ? at : now);
  }
  return [...seen].map(([id, at]) => ({ id, at }));
}
