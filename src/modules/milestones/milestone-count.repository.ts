import type { MilestoneCountModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { CountedEvent } from './milestone.rules';

export type MilestoneCountRow = MilestoneCountModel;

/** An organization whose log has grown since it was counted. */
export interface UncountedLog {
  readonly organizationId: Id;
  readonly currency: string;
  readonly clockOffsetMs: bigint;
}

/** The organizations whose logs have grown since they were counted. */
export function findUncountedLogs(db: Db): Promise<UncountedLog[]> {
  return db.$queryRaw<UncountedLog[]>`
    SELECT log.organization_id AS "organizationId", organization.currency,
      organization.clock_offset_ms AS "clockOffsetMs"
    FROM event_positions log
    JOIN organizations organization ON organization.id = log.organization_id
    LEFT JOIN milestone_cursors counted ON counted.organization_id = log.organization_id
    WHERE log.last > coalesce(counted.position, 0)
    ORDER BY log.organization_id`;
}

/** How far a log has been counted, for this transaction alone; nothing while another one counts it. */
export async function takeMilestoneCursor(db: Db, organizationId: Id): Promise<bigint | undefined> {
  await db.$executeRaw`
    INSERT INTO milestone_cursors (organization_id, position) VALUES (${organizationId}::uuid, 0)
    ON CONFLICT DO NOTHING`;
  const rows = await db.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM milestone_cursors
    WHERE organization_id = ${organizationId}::uuid FOR UPDATE SKIP LOCKED`;
  return rows[0]?.position;
}

/** Notes how far a log has been counted. */
export async function moveMilestoneCursor(db: Db, organizationId: Id, position: bigint): Promise<void> {
  await db.milestoneCursor.update({ where: { organizationId }, data: { position } });
}

/** A part of a log: behind one position, up to another. */
export interface LogPart {
  readonly organizationId: Id;
  readonly after: bigint;
  readonly upTo: bigint;
}

/** The events of a part of a log that say something of members or money, oldest first. */
export function findCountedEvents(db: Db, { organizationId, after, upTo }: LogPart): Promise<CountedEvent[]> {
  return db.$queryRaw<CountedEvent[]>`
    SELECT event.type, event.sequence, event.creator_id AS "creatorId", event.dialect,
      event.occurred_at AS "occurredAt", event.recorded_at AS "recordedAt", event.data ->> 'status' AS status,
      event.data ->> 'currency' AS currency, event.data ->> 'amountMinor' AS "amountMinor",
      event.data -> 'refund' ->> 'amountMinor' AS "refundMinor",
      CASE WHEN event.type = 'member.erased' THEN coalesce((
        SELECT before.type = 'member.deleted' FROM events before
        WHERE before.organization_id = event.organization_id AND before.subject_id = event.subject_id
          AND before.sequence < event.sequence AND before.type IN ('member.deleted', 'member.restored')
        ORDER BY before.sequence DESC LIMIT 1), false) ELSE false END AS "wasDeleted"
    FROM events event
    WHERE event.organization_id = ${organizationId}::uuid AND event.position > ${after} AND event.position <= ${upTo}
      AND event.creator_id IS NOT NULL AND event.type IN ('member.created', 'member.imported', 'member.restored',
        'member.deleted', 'member.erased', 'purchase.recorded', 'purchase.refunded', 'purchase.refund_failed')
    ORDER BY event.position`;
}

/** The figures of creators. */
export function findMilestoneCounts(
  db: Db,
  organizationId: Id,
  creatorIds: readonly Id[],
): Promise<MilestoneCountRow[]> {
  return db.milestoneCount.findMany({ where: { organizationId, creatorId: { in: [...creatorIds] } } });
}

/** Writes figures of creators. */
export async function saveMilestoneCounts(db: Db, rows: readonly MilestoneCountRow[]): Promise<void> {
  const json = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  await db.$executeRaw`
    INSERT INTO milestone_counts (organization_id, creator_id, metric, value, highest)
    SELECT "organizationId", "creatorId", metric, value, highest
    FROM json_to_recordset(${json}::json) AS given
      ("organizationId" uuid, "creatorId" uuid, metric "MilestoneMetric", value bigint, highest bigint)
    ON CONFLICT (organization_id, creator_id, metric) DO UPDATE
    SET value = excluded.value, highest = excluded.highest`;
}
