import { may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { WebhookAttemptModel, WebhookCursorModel, WebhookDeliveryModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import type { EndpointKey } from './webhook-queue.repository';

export type WebhookDeliveryRow = WebhookDeliveryModel;
export type WebhookAttemptRow = WebhookAttemptModel;
export type WebhookCursorRow = WebhookCursorModel;

/** The deliveries that a caller may see: those to endpoints that it may see. */
export function visibleDeliveries(viewer: Viewer): Prisma.WebhookDeliveryWhereInput {
  if (!may(viewer, 'webhooks:read') && !may(viewer, 'webhooks:write')) return MATCH_NONE;
  return viewer.creatorId ? MATCH_NONE : { organizationId: viewer.organizationId };
}

/** One page of deliveries. */
export function listDeliveries(db: Db, query: ListQuery): Promise<Page<WebhookDeliveryRow>> {
  return listPage<WebhookDeliveryRow>(db.webhookDelivery as never, query);
}

/** The visible deliveries with these ids, in no order. */
export function findDeliveries(
  db: Db,
  where: Prisma.WebhookDeliveryWhereInput,
  ids: readonly Id[],
): Promise<WebhookDeliveryRow[]> {
  return db.webhookDelivery.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The attempts of deliveries, oldest first. */
export function findAttempts(db: Db, organizationId: Id, deliveryIds: readonly Id[]): Promise<WebhookAttemptRow[]> {
  return db.webhookAttempt.findMany({
    where: { organizationId, deliveryId: { in: [...deliveryIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** How far endpoints have been told, and how they do. */
export function findCursors(db: Db, organizationId: Id, endpointIds: readonly Id[]): Promise<WebhookCursorRow[]> {
  return db.webhookCursor.findMany({ where: { organizationId, endpointId: { in: [...endpointIds] } } });
}

/** What became of one attempt. */
export interface Outcome {
  readonly deliveryId: Id;
  readonly organizationId: Id;
  readonly attempt: Omit<WebhookAttemptRow, 'organizationId' | 'deliveryId'>;
  readonly status: 'PENDING' | 'DELIVERED' | 'FAILED';
  readonly nextAttemptAt: Date | null;
}

/** Writes an attempt, and what became of its delivery unless that has been decided meanwhile. */
export async function recordAttempt(db: Db, outcome: Outcome): Promise<void> {
  const { organizationId, deliveryId, attempt, status, nextAttemptAt } = outcome;
  const finishedAt = status === 'PENDING' ? null : attempt.at;
  const { id, at, durationMs, status: answered, error, excerpt } = attempt;
  await db.$executeRaw`
    WITH delivery AS (
      UPDATE webhook_deliveries SET
        attempts = attempts + 1,
        status = CASE WHEN status = 'PENDING' THEN ${status}::"WebhookDeliveryStatus" ELSE status END,
        next_attempt_at = CASE WHEN status = 'PENDING' THEN ${nextAttemptAt}::timestamptz END,
        finished_at = coalesce(finished_at, ${finishedAt}::timestamptz)
      WHERE organization_id = ${organizationId}::uuid AND id = ${deliveryId}::uuid
      RETURNING id)
    INSERT INTO webhook_attempts (organization_id, id, delivery_id, at, duration_ms, status, error, excerpt)
    SELECT ${organizationId}::uuid, ${id}::uuid, id, ${at}::timestamptz, ${durationMs}::int, ${answered}::int, ${error}::text,
      ${excerpt}::text
    FROM delivery`;
}

/** Passes over a delivery: there is nothing to be told. */
export async function skipDelivery(
  db: Db,
  { organizationId, id }: Pick<WebhookDeliveryRow, 'organizationId' | 'id'>,
  now: Date,
): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { organizationId, id, status: 'PENDING' },
    data: { status: 'SKIPPED', finishedAt: now, nextAttemptAt: null },
  });
}

/** How often the last answer of an endpoint is written when nothing about it has changed. */
export const STANDING_MS = 1000;

/** What an endpoint's last attempt says of it. */
export interface Standing {
  readonly at: Date;
  readonly status: string | null;
  readonly error: string | null;
}

/** Notes how an endpoint answered last. */
export async function noteStanding(db: Db, key: EndpointKey, { at, status, error }: Standing): Promise<void> {
  const before = new Date(at.getTime() - STANDING_MS);
  await db.$executeRaw`
    UPDATE webhook_endpoints SET last_triggered_at = ${at}::timestamptz, last_triggered_status = ${status}::text,
      last_triggered_error = ${error}::text
    WHERE organization_id = ${key.organizationId}::uuid AND id = ${key.endpointId}::uuid
      AND (last_triggered_at IS NULL OR last_triggered_at < ${before}::timestamptz
        OR last_triggered_status IS DISTINCT FROM ${status}::text
        OR last_triggered_error IS DISTINCT FROM ${error}::text)`;
}

/** Notes that an endpoint works. */
export async function noteSuccess(db: Db, { organizationId, endpointId }: EndpointKey): Promise<void> {
  await db.$executeRaw`
    UPDATE webhook_cursors SET failing_since = NULL
    WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid
      AND failing_since IS NOT NULL`;
}

/** Notes a failure of an endpoint, which may want to be left alone for a while; answers since when it has failed. */
export async function noteFailure(
  db: Db,
  { organizationId, endpointId }: EndpointKey,
  { at, pausedUntil }: { readonly at: Date; readonly pausedUntil: Date | null },
): Promise<Date> {
  const rows = await db.$queryRaw<{ since: Date }[]>`
    UPDATE webhook_cursors SET failing_since = coalesce(failing_since, ${at}::timestamptz),
      paused_until = greatest(paused_until, ${pausedUntil}::timestamptz)
    WHERE organization_id = ${organizationId}::uuid AND endpoint_id = ${endpointId}::uuid
    RETURNING failing_since AS since`;
  return rows[0]?.since ?? at;
}

/** Deletes what was decided before an instant, at most so many rows; answers how many. */
export function deleteOldDeliveries(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM webhook_deliveries WHERE (organization_id, id) IN (
      SELECT organization_id, id FROM webhook_deliveries
      WHERE status <> 'PENDING' AND finished_at < ${before}::timestamptz LIMIT ${limit})`;
}
