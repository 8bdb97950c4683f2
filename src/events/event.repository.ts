import type { EventModel } from '../database/generated/models';
import type { Db } from '../database/transaction';
import type { FollowedEvent } from '../shared/event-feed';
import type { Id } from '../shared/id';

/** An event as the log holds it. */
export type LoggedEvent = EventModel;

/** An event that has no place in the log yet. */
export interface NewEvent extends Omit<LoggedEvent, 'position' | 'sequence' | 'data'> {
  /** The text of a JSON object, as it goes into the statement. */
  readonly data: string;
  /** Whether the subject is certain to have no event from before this transaction. */
  readonly isFirst: boolean;
}

interface PlacedEvent extends NewEvent {
  readonly position: bigint;
  readonly sequence: number;
}

/** Events that are written by one statement. */
const BATCH = 1000;

/** Which events of an organization are wanted. */
export interface EventQuery {
  readonly organizationId: Id;
  /** Only events behind this position. */
  readonly after: bigint;
  readonly limit: number;
}

/**
 * Gives the events their positions and writes them. The position counter's row stays locked until the commit, so within
 * an organization positions have no gap and are committed in their order: who has read up to one has missed nothing.
 */
export async function appendEvents(db: Db, events: readonly NewEvent[]): Promise<void> {
  const [first] = events;
  if (!first) return;
  const { organizationId } = first;
  const last = await takePositions(db, organizationId, events.length);
  const sequences = await lastSequences(db, organizationId, knownSubjects(events));
  const rows = events.map((event, index) => {
    const sequence = (sequences.get(event.subjectId) ?? 0) + 1;
    sequences.set(event.subjectId, sequence);
    return {
      ...event,
      sequence,
      position: last - BigInt(events.length - 1 - index),
    };
  });
  for (let start = 0; start < rows.length; start += BATCH)
    await insertEvents(db, organizationId, rows.slice(start, start + BATCH));
}

/** As one value instead of fifteen an event, which costs a fraction when a change concerns many members. */
async function insertEvents(db: Db, organizationId: Id, events: readonly PlacedEvent[]): Promise<void> {
  const json = `[${events.map(toJson).join(',')}]`;
  await db.$executeRaw`
    INSERT INTO events (organization_id, position, id, type, subject_type, subject_id, sequence, member_id, creator_id,
      occurred_at, recorded_at, actor, dialect, request_id, data)
    SELECT ${organizationId}::uuid, position, id, type, "subjectType", "subjectId", sequence, "memberId", "creatorId",
      "occurredAt", "recordedAt", actor, dialect, "requestId", data
    FROM jsonb_to_recordset(${json}::jsonb) AS event (position bigint, id uuid, type text, "subjectType" text,
      "subjectId" uuid, sequence int, "memberId" uuid, "creatorId" uuid, "occurredAt" timestamptz,
      "recordedAt" timestamptz, actor text, dialect text, "requestId" text, data jsonb)`;
}

function toJson({ data, position, isFirst: _isFirst, ...columns }: PlacedEvent): string {
  return `{"position":${position},"data":${data},${JSON.stringify(columns).slice(1)}`;
}

async function takePositions(db: Db, organizationId: Id, count: number): Promise<bigint> {
  const rows = await db.$queryRaw<{ last: bigint }[]>`
    INSERT INTO event_positions (organization_id, last) VALUES (${organizationId}::uuid, ${count})
    ON CONFLICT (organization_id) DO UPDATE SET last = event_positions.last + EXCLUDED.last
    RETURNING last`;
  return BigInt(rows[0]?.last ?? count);
}

/** The subjects that may have had events before. */
function knownSubjects(events: readonly NewEvent[]): Id[] {
  const subjectIds = new Set(events.map(({ subjectId }) => subjectId));
  for (const { subjectId, isFirst } of events) if (isFirst) subjectIds.delete(subjectId);
  return [...subjectIds];
}

async function lastSequences(db: Db, organizationId: Id, subjectIds: Id[]): Promise<Map<Id, number>> {
  if (subjectIds.length === 0) return new Map();
  // One array instead of a parameter an id: a change of many members has more subjects than a statement takes values.
  // One look-up a subject: a plan made while the log was short must not read all of it when it is long.
  const rows = await db.$queryRaw<{ id: Id; last: number }[]>`
    SELECT subject.id, coalesce((
      SELECT max(sequence) FROM events WHERE organization_id = ${organizationId}::uuid AND subject_id = subject.id
    ), 0) AS last FROM unnest(${subjectIds}::uuid[]) AS subject (id)`;
  return new Map(rows.map((row) => [row.id, row.last]));
}

/** The next events behind a position, oldest first. */
export async function eventsAfter(db: Db, query: EventQuery): Promise<LoggedEvent[]> {
  return db.event.findMany({
    where: { organizationId: query.organizationId, position: { gt: query.after } },
    orderBy: { position: 'asc' },
    take: query.limit,
  });
}

/** The last position of an organization's log; 0 when nothing has happened yet. */
export async function lastPosition(db: Db, organizationId: Id): Promise<bigint> {
  const row = await db.eventPosition.findUnique({ where: { organizationId } });
  return row?.last ?? 0n;
}

/** The last positions of several organizations' logs; one without events is absent. */
export async function lastPositions(db: Db, organizationIds: Id[]): Promise<Map<Id, bigint>> {
  const rows = await db.eventPosition.findMany({ where: { organizationId: { in: organizationIds } } });
  return new Map(rows.map((row) => [row.organizationId, row.last]));
}

/** Like eventsAfter for those who follow the log live: without the rows, which may be large. */
export function followedEventsAfter(db: Db, query: EventQuery): Promise<FollowedEvent[]> {
  return db.$queryRaw<FollowedEvent[]>`
    SELECT organization_id AS "organizationId", position, id, type, subject_type AS "subjectType",
      subject_id AS "subjectId", sequence, member_id AS "memberId", creator_id AS "creatorId",
      data ->> 'productId' AS "productId",
      CASE WHEN subject_type = 'engagement_alert' THEN data ->> 'severity' END AS severity,
      occurred_at AS "occurredAt", recorded_at AS "recordedAt", dialect
    FROM events
    WHERE organization_id = ${query.organizationId}::uuid AND position > ${query.after}
    ORDER BY position
    LIMIT ${query.limit}`;
}
