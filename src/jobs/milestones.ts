import type { ContextParts } from '../context';
import { raiseMilestones } from '../modules/milestones/milestones.jobs';
import type { RunningJobs } from './jobs';
import { startRounds } from './rounds';

/** A milestone is told within so long after it is reached. */
const PERIOD_MS = 2_000;

/** Tells milestones as they are reached, until it is stopped. */
export function startMilestones(parts: ContextParts, periodMs = PERIOD_MS): RunningJobs {
  return startRounds(parts, { periodMs, name: 'milestones', work: (stopped) => raiseMilestones(parts, stopped) });
}
