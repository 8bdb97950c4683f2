import { Prisma } from '../../database/generated/client';
import type { WebhookEndpointModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** An endpoint of an organization. */
export interface EndpointKey {
  readonly organizationId: Id;
  readonly endpointId: Id;
}

/** The endpoints that have not been told of all events, and those of which it is not known yet. */
export function endpointsBehind(db: Db): Promise<EndpointKey[]> {
  return db.$queryRaw<EndpointKey[]>`
    SELECT endpoint.organization_id AS "organizationId", endpoint.id AS "endpointId"
    FROM webhook_endpoints AS endpoint
    JOIN event_positions AS log USING (organization_id)
    LEFT JOIN webhook_cursors AS cursor ON cursor.organization_id = endpoint.organization_id
      AND cursor.endpoint_id = endpoint.id
    WHERE endpoint.status = 'ACTIVE' AND (cursor.position IS NULL OR cursor.position < log.last)`;
}

/** Begins to tell an endpoint of what happens from now on, unless it has begun already. */
export async function startCursor(db: Db, { organizationId, endpointId }: EndpointKey): Promise<void> {
  await db.$executeRaw`
    INSERT INTO webhook_cursors (organization_id, endpoint_id, position)
    SELECT ${organizationId}::uuid, ${endpointId}::uuid,
      coalesce((SELECT last FROM event_positions WHERE organization_id = ${organizationId}::uuid), 0)
    ON CONFLICT DO NOTHING`;
}

/** Lets an endpoint be told of all events behind a position, with nothing held against it. */
export async function moveCursor(db: Db, key: EndpointKey, position: bigint): Promise<void> {
  await db.webhookCursor.upsert({
    where: { organizationId_endpointId: key },
    create: { ...key, position },
    update: { position, failingSince: null, pausedUntil: null },
  });
}

/** Notes that deliveries have been made of all events up to a position. */
export async function advanceCursor(db: Db, key: EndpointKey, position: bigint): Promise<void> {
  await db.webhookCursor.update({ where: { organizationId_endpointId: key }, data: { position } });
}

/** The position up to which deliveries have been made, which nobody else moves until the transaction ends. */
export async function takeCursor(db: Db, { organizationId, endpointId }: EndpointKey): Promise<bigint | undefined> {
  const rows = await db.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM webhook_cursors
    WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid
    FOR UPDATE SKIP LOCKED`;
  return rows[0] && BigInt(rows[0].position);
}

/** A delivery to be made. */
export interface NewDelivery {
  readonly id: Id;
  readonly position: string | null;
  readonly messageId: Id;
  readonly event: string;
  readonly lane: Id;
}

/** Puts deliveries, in their order, at the ends of their lanes. */
export async function insertDeliveries(
  db: Db,
  { organizationId, endpointId }: EndpointKey,
  { deliveries, at }: { readonly deliveries: readonly NewDelivery[]; readonly at: Date },
): Promise<void> {
  if (deliveries.length === 0) return;
  await db.$executeRaw`
    WITH added AS (
      INSERT INTO webhook_deliveries (organization_id, endpoint_id, id, position, message_id, event, lane, created_at)
      SELECT ${organizationId}::uuid, ${endpointId}::uuid, id, position, "messageId", event, lane, ${at}::timestamptz
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
        AS (id uuid, position bigint, "messageId" uuid, event text, lane uuid)) WITH ORDINALITY
        AS given (id, position, "messageId", event, lane, place)
      ORDER BY place
      RETURNING lane, number)
    INSERT INTO webhook_lanes (organization_id, endpoint_id, lane, last_number, due_at)
    SELECT ${organizationId}::uuid, ${endpointId}::uuid, lane, max(number), ${at}::timestamptz FROM added
    GROUP BY lane ORDER BY lane
    ON CONFLICT (organization_id, endpoint_id, lane) DO UPDATE SET last_number = EXCLUDED.last_number`;
}

/** Takes back what still waits, of events behind a position or all, and lets what follows not wait for it. */
export async function cancelPending(
  db: Db,
  { organizationId, endpointId }: EndpointKey,
  { after = -1n, now }: { readonly after?: bigint; readonly now: Date },
): Promise<void> {
  await db.$executeRaw`
    UPDATE webhook_deliveries SET status = 'CANCELED', next_attempt_at = NULL, finished_at = ${now}::timestamptz
    WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid AND status = 'PENDING'
      AND (position IS NULL OR position > ${after})`;
  await db.$executeRaw`
    UPDATE webhook_lanes SET due_at = ${now}::timestamptz
    WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid AND claim IS NULL`;
}

/** An endpoint, and since when it has been failing, if it has. */
export type DueEndpoint = WebhookEndpointModel & { readonly failingSince: Date | null };

/** The active endpoints with work that is due. */
export async function dueEndpoints(db: Db, now: Date): Promise<DueEndpoint[]> {
  const due = await db.$queryRaw<{ id: Id; failingSince: Date | null }[]>`
    SELECT endpoint.id, cursor.failing_since AS "failingSince"
    FROM webhook_endpoints AS endpoint
    JOIN webhook_cursors AS cursor ON cursor.organization_id = endpoint.organization_id
      AND cursor.endpoint_id = endpoint.id
    WHERE endpoint.status = 'ACTIVE' AND (cursor.paused_until IS NULL OR cursor.paused_until <= ${now}::timestamptz)
      AND EXISTS (SELECT FROM webhook_lanes AS lane WHERE lane.organization_id = endpoint.organization_id
        AND lane.endpoint_id = endpoint.id AND lane.due_at <= ${now}::timestamptz)`;
  if (due.length === 0) return [];
  const failing = new Map(due.map(({ id, failingSince }) => [id, failingSince]));
  const rows = await db.webhookEndpoint.findMany({ where: { id: { in: [...failing.keys()] }, status: 'ACTIVE' } });
  return rows.map((row) => ({ ...row, failingSince: failing.get(row.id) ?? null }));
}

/** Who works on lanes, and until when nobody else may. */
export interface Claim {
  readonly claim: Id;
  readonly now: Date;
  readonly until: Date;
}

/** Takes lanes whose time has come, those that have waited longest first. */
export async function claimLanes(
  db: Db,
  { organizationId, endpointId }: EndpointKey,
  { claim, now, until, limit }: Claim & { readonly limit: number },
): Promise<Id[]> {
  const rows = await db.$queryRaw<{ lane: Id }[]>`
    UPDATE webhook_lanes SET claim = ${claim}::uuid, due_at = ${until}::timestamptz
    WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid AND lane IN (
      SELECT lane FROM webhook_lanes
      WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid AND due_at <= ${now}::timestamptz
      ORDER BY due_at, last_number LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING lane`;
  return rows.map(({ lane }) => lane);
}

/** A lane that one process works on. */
export interface ClaimedLane extends EndpointKey {
  readonly lane: Id;
  readonly claim: Id;
}

/** Ends a lane in which nothing further waits; false when something has been added. */
export async function endLane(db: Db, lane: ClaimedLane, lastNumber: bigint): Promise<boolean> {
  return (await db.$executeRaw`DELETE FROM webhook_lanes WHERE ${laneIs(lane)} AND last_number <= ${lastNumber}`) > 0;
}

/** Lets anybody take a lane from a moment on. */
export async function releaseLane(db: Db, lane: ClaimedLane, dueAt: Date): Promise<void> {
  await db.$executeRaw`UPDATE webhook_lanes SET claim = NULL, due_at = ${dueAt}::timestamptz WHERE ${laneIs(lane)}`;
}

function laneIs({ organizationId, endpointId, lane, claim }: ClaimedLane): Prisma.Sql {
  return Prisma.sql`organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid
    AND lane = ${lane}::uuid AND claim = ${claim}::uuid`;
}
