import type { RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { lastPosition } from '../../events/event.repository';
import { recordEvent } from '../../events/record';
import { type Id, newId } from '../../shared/id';
import {
  findCountedEvents,
  findMilestoneCounts,
  type MilestoneCountRow,
  moveMilestoneCursor,
  saveMilestoneCounts,
  takeMilestoneCursor,
  type UncountedLog,
} from './milestone-count.repository';
import { thresholdsOf } from './milestone-settings.service';
import { findMilestoneSettings, insertMilestones, type MilestoneRow } from './milestone.repository';
import { type Count, countOn, NOTHING, type Step, stepOf } from './milestone.rules';

/** Positions of the log that are counted in one transaction. */
const BATCH = 5_000n;
const TIMEOUT_MS = 60_000;

/**
 * Counts the next part of an organization's log and tells what was reached in it; answers whether there may be more. The
 * figures go from event to event, so that what is told depends on the log alone: neither on when it is counted nor on
 * how many processes do.
 */
export function countMilestones(context: RequestContext, log: UncountedLog): Promise<boolean> {
  const { organizationId } = log;
  const work = async (transaction: RequestContext) => {
    const { db } = transaction;
    const after = await takeMilestoneCursor(db, organizationId);
    if (after === undefined) return false;
    const last = await lastPosition(db, organizationId);
    if (last <= after) return false;
    const upTo = last - after > BATCH ? after + BATCH : last;
    const events = await findCountedEvents(db, { organizationId, after, upTo });
    const steps = events.flatMap((event) => stepOf(event, log.currency) ?? []);
    if (steps.length > 0) await take(transaction, log, steps);
    await moveMilestoneCursor(db, organizationId, upTo);
    return upTo < last;
  };
  return inTransaction(context, work, TIMEOUT_MS);
}

async function take(context: RequestContext, log: UncountedLog, steps: readonly Step[]): Promise<void> {
  const { organizationId } = log;
  const creatorIds = [...new Set(steps.map(({ creatorId }) => creatorId))];
  const counts = await findMilestoneCounts(context.db, organizationId, creatorIds);
  const settings = await findMilestoneSettings(context.db, organizationId, creatorIds);
  const chosen = new Map(settings.map((row) => [row.creatorId, row]));
  const byKey = new Map<string, MilestoneCountRow>(counts.map((row) => [keyOf(row), row]));
  const reached: MilestoneRow[] = [];
  for (const step of steps) {
    const { creatorId, metric } = step;
    const before: Count = byKey.get(keyOf(step)) ?? NOTHING;
    const thresholds = thresholdsOf(chosen.get(creatorId), metric, log.currency);
    const { count, reached: told } = countOn(before, step, thresholds);
    byKey.set(keyOf(step), { organizationId, creatorId, metric, ...count });
    reached.push(...told.map((threshold) => toRow(context, log, { step, threshold, value: count.value })));
  }
  await saveMilestoneCounts(context.db, [...byKey.values()]);
  for (const row of await insertMilestones(context.db, reached)) record(context, row);
}

function keyOf({ creatorId, metric }: { readonly creatorId: Id; readonly metric: string }): string {
  return `${creatorId} ${metric}`;
}

function toRow(
  context: RequestContext,
  { organizationId, currency }: UncountedLog,
  { step, threshold, value }: { readonly step: Step; readonly threshold: bigint; readonly value: bigint },
): MilestoneRow {
  const { creatorId, metric, occurredAt: reachedAt } = step;
  return {
    ...{ organizationId, id: newId(reachedAt), creatorId, metric, threshold, value },
    currency: metric === 'REVENUE' ? currency : null,
    ...{ reachedAt, createdAt: context.clock.now() },
  };
}

function record(context: RequestContext, data: MilestoneRow): void {
  const { id: subjectId, creatorId, reachedAt: occurredAt } = data;
  recordEvent(context, { type: 'milestone.reached', subjectId, creatorId, occurredAt, data, isFirst: true });
}
