import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** How far the revenue of an organization is worked out. */
export interface ProjectionState {
  readonly organizationId: Id;
  /** Up to this event. */
  readonly position: bigint;
  /** The last event of the log. */
  readonly last: bigint;
  /** Whether the sums are those of the days of another time zone than the organization has now. */
  readonly outdated: boolean;
  readonly timeZone: string;
}

const STATE = Prisma.sql`
  SELECT organization.id AS "organizationId", coalesce(done.position, 0) AS position, coalesce(log.last, 0) AS last,
    organization.time_zone AS "timeZone", coalesce(done.time_zone <> organization.time_zone, false) AS outdated
  FROM organizations organization
  LEFT JOIN event_positions log ON log.organization_id = organization.id
  LEFT JOIN revenue_cursors done ON done.organization_id = organization.id`;

/** How far the revenue of an organization is worked out; null for an unknown one. */
export async function findProjection(db: Db, organizationId: Id): Promise<ProjectionState | null> {
  const rows = await db.$queryRaw<ProjectionState[]>`${STATE} WHERE organization.id = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

/** The organizations of which something is yet to be worked out. */
export function findBehind(db: Db): Promise<ProjectionState[]> {
  return db.$queryRaw<ProjectionState[]>`
    ${STATE} WHERE coalesce(log.last, 0) > coalesce(done.position, 0) OR done.time_zone <> organization.time_zone
    ORDER BY organization.id`;
}

/** The state of an organization, which nobody else moves on until the transaction ends. */
export async function lockProjection(db: Db, organizationId: Id): Promise<ProjectionState | null> {
  await db.$executeRaw`
    INSERT INTO revenue_cursors (organization_id, position, time_zone)
    SELECT id, 0, time_zone FROM organizations WHERE id = ${organizationId}::uuid
    ON CONFLICT (organization_id) DO NOTHING`;
  await db.$queryRaw`SELECT 1 FROM revenue_cursors WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  return findProjection(db, organizationId);
}

/** Forgets all that was worked out, so that it begins anew. */
export async function resetProjection(db: Db, { organizationId, timeZone }: ProjectionState): Promise<void> {
  await db.mrrMovement.deleteMany({ where: { organizationId } });
  await db.mrrDay.deleteMany({ where: { organizationId } });
  await db.revenueEntry.deleteMany({ where: { organizationId } });
  await db.revenueDay.deleteMany({ where: { organizationId } });
  await db.revenueCursor.update({ where: { organizationId }, data: { position: 0n, timeZone } });
}

/** Events of an organization: those behind `after`, up to `position`. */
export interface Stretch {
  readonly organizationId: Id;
  readonly after: bigint;
  readonly position: bigint;
  readonly timeZone: string;
}

/** Notes up to which event the revenue is worked out. */
export async function noteProjected(db: Db, { organizationId, position }: Stretch): Promise<void> {
  await db.revenueCursor.update({ where: { organizationId }, data: { position } });
}

/** The events of a stretch about one kind of subject, each with the data of the subject's event before it. */
function changed(stretch: Stretch, subjectType: string): Prisma.Sql {
  return Prisma.sql`
    events event LEFT JOIN events earlier ON earlier.organization_id = event.organization_id
      AND earlier.subject_id = event.subject_id AND earlier.sequence = event.sequence - 1
    WHERE event.organization_id = ${stretch.organizationId}::uuid AND event.position > ${stretch.after}
      AND event.position <= ${stretch.position} AND event.subject_type = ${subjectType}`;
}

const paidOf = (event: string) =>
  Prisma.raw(`CASE WHEN ${event}.data ->> 'status' IN ('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED')
    THEN (${event}.data ->> 'amountMinor')::bigint ELSE 0 END`);
const refundedOf = (event: string) => Prisma.raw(`coalesce((${event}.data ->> 'refundedMinor')::bigint, 0)`);

/** Writes what the events of a stretch did to the money that came in, and adds it to the sums of the days. */
export async function insertEntries(db: Db, stretch: Stretch): Promise<void> {
  await db.$executeRaw`
    WITH moves AS (
      SELECT event.organization_id, event.id, event.position, event.subject_id AS purchase_id, event.member_id,
        event.creator_id, (event.data ->> 'kind')::"PurchaseKind" AS kind, event.data ->> 'currency' AS currency,
        event.occurred_at AS at, ${paidOf('event')} - ${paidOf('earlier')} AS paid_minor,
        ${refundedOf('event')} - ${refundedOf('earlier')} AS refunded_minor
      FROM ${changed(stretch, 'purchase')} AND event.creator_id IS NOT NULL),
    entries AS (
      INSERT INTO revenue_entries (organization_id, id, position, purchase_id, member_id, creator_id, kind, currency,
        at, paid_minor, refunded_minor)
      SELECT * FROM moves WHERE (paid_minor, refunded_minor) <> (0, 0) RETURNING *)
    INSERT INTO revenue_days AS kept (organization_id, creator_id, kind, currency, day, paid_minor, refunded_minor)
    SELECT organization_id, creator_id, kind, currency, (at AT TIME ZONE ${stretch.timeZone})::date,
      sum(paid_minor), sum(refunded_minor)
    FROM entries GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT (organization_id, creator_id, kind, currency, day) DO UPDATE
    SET paid_minor = kept.paid_minor + EXCLUDED.paid_minor,
      refunded_minor = kept.refunded_minor + EXCLUDED.refunded_minor`;
}

/** What of a subscription's row decides on its part of the recurring revenue. */
const termsOf = (event: string) =>
  Prisma.raw(`ROW(${['kind', 'status', 'tierId', 'priceId', 'discountId'].map((key) => `${event}.data ->> '${key}'`).join(', ')},
    CASE WHEN ${event}.data ->> 'status' = 'PAUSED' OR ${event}.data ->> 'cancelAtPeriodEnd' = 'true'
      THEN ${event}.data ->> 'currentPeriodEndAt' END)`);

/** The members of whom events of a stretch say something that decides on recurring revenue. A renewal does not. */
export async function membersTouched(db: Db, stretch: Stretch): Promise<Id[]> {
  const rows = await db.$queryRaw<{ id: Id }[]>`
    SELECT DISTINCT event.member_id AS id FROM ${changed(stretch, 'subscription')}
      AND event.member_id IS NOT NULL AND event.creator_id IS NOT NULL
      AND (earlier.subject_id IS NULL OR ${termsOf('event')} IS DISTINCT FROM ${termsOf('earlier')})`;
  return rows.map(({ id }) => id);
}

/** Members of an organization, and by whose days their movements are added up. */
export interface Movers {
  readonly organizationId: Id;
  readonly memberIds: readonly Id[];
  readonly timeZone: string;
}

/** Adds the movements of members to the sums of the days, or takes them away from them. */
export async function addMovements(db: Db, movers: Movers, sign: 1 | -1): Promise<void> {
  const { organizationId, memberIds, timeZone } = movers;
  await db.$executeRaw`
    WITH legs AS (
      SELECT movement.creator_id, leg.tier_id, movement.currency, movement.kind,
        (movement.at AT TIME ZONE ${timeZone})::date AS day, leg.parts, leg.subscribers,
        CASE WHEN row_number() OVER (PARTITION BY movement.id ORDER BY leg.tier_id) = 1
          THEN movement.payers ELSE 0 END AS payers
      FROM unnest(${[...memberIds]}::uuid[]) AS touched (id)
      JOIN mrr_movements movement ON movement.organization_id = ${organizationId}::uuid
        AND movement.member_id = touched.id
      JOIN mrr_movement_tiers leg ON leg.organization_id = ${organizationId}::uuid AND leg.movement_id = movement.id)
    INSERT INTO mrr_days AS kept (organization_id, creator_id, tier_id, currency, kind, day, parts, subscribers, payers)
    SELECT ${organizationId}::uuid, creator_id, tier_id, currency, kind, day, ${sign}::int * sum(parts),
      ${sign}::int * sum(subscribers), ${sign}::int * sum(payers)
    FROM legs GROUP BY creator_id, tier_id, currency, kind, day
    ON CONFLICT (organization_id, creator_id, tier_id, currency, kind, day) DO UPDATE
    SET parts = kept.parts + EXCLUDED.parts, subscribers = kept.subscribers + EXCLUDED.subscribers,
      payers = kept.payers + EXCLUDED.payers`;
}

/** Deletes the movements of members. */
export async function deleteMovements(db: Db, { organizationId, memberIds }: Movers): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mrr_movements WHERE organization_id = ${organizationId}::uuid AND member_id = ANY(${[...memberIds]}::uuid[])`;
}

/** Deletes the sums of days on which nothing is left. */
export async function deleteEmptyDays(db: Db, organizationId: Id): Promise<void> {
  await db.mrrDay.deleteMany({ where: { organizationId, parts: 0, subscribers: 0, payers: 0 } });
}
