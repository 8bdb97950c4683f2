import type { MilestoneCountModel } from '../database/generated/models';
import { type CountedEvent, countOn, NOTHING, stepOf, usualThresholds } from '../modules/milestones/milestone.rules';
import type { Ledger, Note } from './ledger';
import type { Population } from './people';

/** Tells the milestones that what has been noted so far has reached, each at its time, as they would have been told. */
export function writeMilestones({ ledger }: Population, currency: string): void {
  const counts = new Map<string, MilestoneCountModel>();
  const deleted = new Set<string>();
  const { organizationId } = ledger;
  for (const note of ledger.inOrder()) {
    const step = note.creatorId ? stepOf(counted(note, note.creatorId, deleted), currency) : undefined;
    if (note.type === 'member.deleted') deleted.add(note.subjectId);
    if (note.type === 'member.restored') deleted.delete(note.subjectId);
    if (!step) continue;
    const { creatorId, metric, occurredAt } = step;
    const key = `${creatorId} ${metric}`;
    const { count, reached } = countOn(counts.get(key) ?? NOTHING, step, usualThresholds(metric, currency));
    counts.set(key, { organizationId, creatorId, metric, ...count });
    for (const threshold of reached)
      tell(ledger, { creatorId, metric, threshold, value: count.value, at: occurredAt, currency });
  }
  ledger.tables.milestone_counts.push(...counts.values());
}

function counted({ type, subjectId, at, data }: Note, creatorId: string, deleted: ReadonlySet<string>): CountedEvent {
  const text = (value: unknown) => (value === undefined || value === null ? null : String(value as string));
  const refund = data['refund'] as { amountMinor?: unknown } | undefined;
  const times = { occurredAt: at, recordedAt: at };
  const money = {
    status: text(data['status']),
    currency: text(data['currency']),
    amountMinor: text(data['amountMinor']),
  };
  const facts = { refundMinor: text(refund?.amountMinor), wasDeleted: deleted.has(subjectId) };
  return { type, sequence: 1, creatorId, dialect: 'system', ...times, ...money, ...facts };
}

interface Reached {
  readonly creatorId: string;
  readonly metric: MilestoneCountModel['metric'];
  readonly threshold: bigint;
  readonly value: bigint;
  readonly at: Date;
  readonly currency: string;
}

function tell(ledger: Ledger, { creatorId, metric, threshold, value, at, currency }: Reached): void {
  const row = {
    ...{ organizationId: ledger.organizationId, id: ledger.id(at), creatorId, metric, threshold, value },
    ...{ currency: metric === 'REVENUE' ? currency : null, reachedAt: at, createdAt: at },
  };
  ledger.tables.milestones.push(row);
  ledger.note('milestone.reached', at, { row, creatorId });
}
