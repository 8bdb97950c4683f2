import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { WebhookEvent } from '../../shared/webhook-format';
import type { WebhookAttemptRow } from './webhook-delivery.repository';
import type { ClaimedLane } from './webhook-queue.repository';

/** The first waiting delivery of a lane. */
export interface Head {
  readonly id: Id;
  readonly number: bigint;
  readonly messageId: Id;
  readonly name: string;
  readonly attempts: number;
  readonly event: WebhookEvent | null;
}

interface HeadRow extends ClaimedLane {
  readonly lastNumber: bigint;
  readonly active: boolean;
  readonly version: number;
  readonly id: Id | null;
  readonly number: bigint;
  readonly messageId: Id;
  readonly name: string;
  readonly attempts: number;
  readonly position: bigint | null;
}

/** What is next in a lane, for as long as the claim holds. */
export interface LaneState {
  /** The last number that had been given when the head was looked for. */
  readonly lastNumber: bigint;
  /** Whether the endpoint is to be told at all, and which of its versions that was said of. */
  readonly active: boolean;
  readonly version: number;
  readonly head: Head | null;
}

/**
 * Extends the claims on lanes and reads what is next in each of them, in two statements however many they are; nothing
 * for a lane that somebody else has by now.
 */
export async function nextOfLanes(
  db: Db,
  lanes: readonly ClaimedLane[],
  until: Date,
): Promise<(LaneState | undefined)[]> {
  // The last number must be read from the same snapshot as the head, not from the row as it is after the update.
  const rows = await db.$queryRaw<HeadRow[]>`
    WITH given AS (${asRows(lanes)}),
    mine AS (${lockedLanes(Prisma.sql`true`)}),
    held AS (
      UPDATE webhook_lanes AS lane SET due_at = ${until}::timestamptz FROM mine
      WHERE lane.organization_id = mine.organization_id AND lane.endpoint_id = mine.endpoint_id AND lane.lane = mine.lane)
    SELECT mine.organization_id AS "organizationId", mine.endpoint_id AS "endpointId", mine.lane, mine.claim,
      lanes.last_number AS "lastNumber", endpoint.status = 'ACTIVE' AS active, endpoint.version, head.id, head.number,
      head.message_id AS "messageId", head.event AS name, head.attempts, head.position
    FROM mine
    JOIN webhook_lanes AS lanes ON lanes.organization_id = mine.organization_id
      AND lanes.endpoint_id = mine.endpoint_id AND lanes.lane = mine.lane
    JOIN webhook_endpoints AS endpoint ON endpoint.organization_id = lanes.organization_id
      AND endpoint.id = lanes.endpoint_id
    LEFT JOIN LATERAL (
      SELECT * FROM webhook_deliveries AS delivery
      WHERE delivery.organization_id = lanes.organization_id AND delivery.endpoint_id = lanes.endpoint_id
        AND delivery.lane = lanes.lane AND delivery.status = 'PENDING'
      ORDER BY delivery.number LIMIT 1) AS head ON true`;
  const events = await eventsOf(db, rows);
  const found = new Map(rows.map((row) => [nameOf(row), row]));
  return lanes.map((lane) => {
    const row = found.get(nameOf(lane));
    return row && stateOf(row, events);
  });
}

/** The lanes of `given` that are still claimed as there, locked in the order in which everybody locks lanes. */
function lockedLanes(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT lane.organization_id, lane.endpoint_id, lane.lane, lane.claim
    FROM webhook_lanes AS lane JOIN given ON lane.organization_id = given."organizationId"
      AND lane.endpoint_id = given."endpointId" AND lane.lane = given.lane AND lane.claim = given.claim
    WHERE ${condition}
    ORDER BY lane.endpoint_id, lane.lane FOR UPDATE OF lane`;
}

function asRows(lanes: readonly ClaimedLane[]): Prisma.Sql {
  const rows = lanes.map(({ organizationId, endpointId, lane, claim }) => ({
    organizationId,
    endpointId,
    lane,
    claim,
  }));
  return Prisma.sql`
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given ("organizationId" uuid, "endpointId" uuid, lane uuid, claim uuid)`;
}

const nameOf = ({ endpointId, lane, claim }: ClaimedLane): string => `${endpointId} ${lane} ${claim}`;
const placeOf = (organizationId: Id, position: bigint): string => `${organizationId} ${position}`;

/** The events that the rows are about, by their place in the log. */
async function eventsOf(db: Db, rows: readonly HeadRow[]): Promise<ReadonlyMap<string, WebhookEvent>> {
  const positions = new Map<Id, bigint[]>();
  for (const { organizationId, position } of rows)
    if (position !== null) positions.set(organizationId, [...(positions.get(organizationId) ?? []), BigInt(position)]);
  if (positions.size === 0) return new Map();
  const OR = [...positions].map(([organizationId, all]) => ({ organizationId, position: { in: all } }));
  const events = (await db.event.findMany({ where: { OR } })) as unknown as WebhookEvent[];
  return new Map(events.map((event) => [placeOf(event.organizationId, event.position), event]));
}

function stateOf(row: HeadRow, events: ReadonlyMap<string, WebhookEvent>): LaneState {
  const { lastNumber, active, version, id, number, messageId, name, attempts, position, organizationId } = row;
  const event = position === null ? undefined : events.get(placeOf(organizationId, BigInt(position)));
  const head = id === null ? null : { id, number: BigInt(number), messageId, name, attempts, event: event ?? null };
  return { lastNumber: BigInt(lastNumber), active, version, head };
}

/** A delivery that arrived, the first of its lane. */
export interface Arrival {
  readonly lane: ClaimedLane;
  readonly deliveryId: Id;
  readonly number: bigint;
  readonly attempt: Omit<WebhookAttemptRow, 'organizationId' | 'deliveryId'>;
}

/**
 * Writes down deliveries that arrived, unless something else has been decided of them meanwhile, and ends the lanes in
 * which nothing further waits: in one statement however many they are. Answers which of the lanes are over.
 */
export async function recordArrivals(db: Db, arrivals: readonly Arrival[]): Promise<boolean[]> {
  const rows = arrivals.map(({ lane, deliveryId, number, attempt: { id, ...attempt } }) => {
    return { ...lane, ...attempt, attemptId: id, deliveryId, number: number.toString() };
  });
  const ended = await db.$queryRaw<ClaimedLane[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given ("organizationId" uuid, "endpointId" uuid, lane uuid, claim uuid, "deliveryId" uuid, number bigint,
          "attemptId" uuid, at timestamptz, "durationMs" int, status int, error text, excerpt text)),
    delivered AS (
      UPDATE webhook_deliveries AS delivery SET
        attempts = delivery.attempts + 1,
        status = CASE WHEN delivery.status = 'PENDING' THEN 'DELIVERED' ELSE delivery.status END,
        next_attempt_at = NULL,
        finished_at = coalesce(delivery.finished_at, given.at)
      FROM given WHERE delivery.organization_id = given."organizationId" AND delivery.id = given."deliveryId"
      RETURNING delivery.id),
    tried AS (
      INSERT INTO webhook_attempts (organization_id, id, delivery_id, at, duration_ms, status, error, excerpt)
      SELECT given."organizationId", given."attemptId", given."deliveryId", given.at, given."durationMs", given.status,
        given.error, given.excerpt
      FROM given JOIN delivered ON delivered.id = given."deliveryId"),
    mine AS (${lockedLanes(Prisma.sql`lane.last_number <= given.number`)})
    DELETE FROM webhook_lanes AS lane USING mine
    WHERE lane.organization_id = mine.organization_id AND lane.endpoint_id = mine.endpoint_id AND lane.lane = mine.lane
    RETURNING lane.endpoint_id AS "endpointId", lane.lane, lane.claim`;
  const over = new Set(ended.map(nameOf));
  return arrivals.map(({ lane }) => over.has(nameOf(lane)));
}
