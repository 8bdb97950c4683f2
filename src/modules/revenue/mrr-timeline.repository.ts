import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { MONTHLY_PARTS } from './mrr-parts.repository';

/** Whose movements are worked out, from the log up to which event. */
export interface TimelineQuery {
  readonly organizationId: Id;
  readonly memberIds: readonly Id[];
  readonly position: bigint;
}

/** The states in which a subscription is paid for. A trial is not, and neither is what was given up as unpaid. */
const PAID_STATES = Prisma.raw(`('ACTIVE', 'PAST_DUE', 'PAUSED')`);

/**
 * The states of subscriptions as the log has noted them, whatever the events are called. A state holds from when the
 * change took effect, but never from before an earlier state of the same subscription: what is noted last is what
 * counts last. One that was imported holds from the import on. What rests or is to end does so with its period.
 */
function loggedStates({ organizationId, memberIds, position }: TimelineQuery): Prisma.Sql {
  return Prisma.sql`
    logged AS (
      SELECT event.member_id, event.creator_id, event.subject_id AS id, event.sequence, event.position,
        event.type = 'subscription.imported' AS imported,
        max(CASE WHEN event.type = 'subscription.imported' THEN (event.data ->> 'updatedAt')::timestamptz
          ELSE event.occurred_at END) OVER (PARTITION BY event.subject_id ORDER BY event.sequence) AS at,
        event.data ->> 'kind' AS kind, event.data ->> 'status' AS status,
        (event.data ->> 'tierId')::uuid AS tier_id, (event.data ->> 'priceId')::uuid AS price_id,
        (event.data ->> 'discountId')::uuid AS discount_id,
        CASE WHEN event.data ->> 'status' = 'PAUSED' OR event.data ->> 'cancelAtPeriodEnd' = 'true'
          THEN (event.data ->> 'currentPeriodEndAt')::timestamptz END AS until,
        (CASE WHEN event.data ->> 'status' = 'PAUSED' THEN event.data ->> 'pausedAt'
          ELSE event.data ->> 'canceledAt' END)::timestamptz AS decided_at
      FROM unnest(${[...memberIds]}::uuid[]) AS touched (id)
      JOIN events event ON event.organization_id = ${organizationId}::uuid AND event.member_id = touched.id
        AND event.subject_type = 'subscription' AND event.position <= ${position}),
    states AS (SELECT DISTINCT ON (id, at) * FROM logged ORDER BY id, at, sequence DESC),
    spans AS (
      SELECT *, lead(at) OVER life AS next_at, lead(imported) OVER life AS next_imported,
        lead(position) OVER life AS next_position
      FROM states WINDOW life AS (PARTITION BY id ORDER BY at))`;
}

/** What each subscription pays a month, as steps up and down: of its tier, in its currency. */
function steps({ organizationId }: TimelineQuery): Prisma.Sql {
  return Prisma.sql`
    paid AS (
      SELECT span.*, least(span.until, span.next_at) AS end_at, price.currency, ${MONTHLY_PARTS} AS parts
      FROM spans span
      JOIN prices price ON price.organization_id = ${organizationId}::uuid AND price.id = span.price_id
        AND price.type = 'RECURRING'
      LEFT JOIN discounts discount ON discount.organization_id = ${organizationId}::uuid
        AND discount.id = span.discount_id AND discount.duration = 'FOREVER'
      WHERE span.kind = 'PAID' AND span.status IN ${PAID_STATES} AND (span.until IS NULL OR span.until > span.at)),
    steps AS (
      SELECT member_id, creator_id, tier_id, currency, at, parts, imported, at AS decided_at, position FROM paid
      UNION ALL
      SELECT member_id, creator_id, tier_id, currency, end_at, -parts, coalesce(next_at = end_at AND next_imported, false),
        CASE WHEN until = end_at THEN coalesce(decided_at, at) ELSE end_at END,
        CASE WHEN next_at = end_at THEN next_position ELSE position END
      FROM paid WHERE end_at IS NOT NULL),
    legs AS (
      SELECT member_id, currency, tier_id, at, min(creator_id::text)::uuid AS creator_id, sum(parts) AS parts,
        bool_or(imported) AS imported, max(decided_at) AS decided_at, max(position) AS position
      FROM steps GROUP BY member_id, currency, tier_id, at HAVING sum(parts) <> 0)`;
}

/**
 * The steps of an instant together, over all subscriptions of a member: by currency, with what the member paid before
 * and pays after in any currency, whether the member had paid before that, and a number among the instant's currencies.
 */
const MOMENTS = Prisma.sql`
  changes AS (
    SELECT member_id, currency, at, min(creator_id::text)::uuid AS creator_id, sum(parts) AS parts,
      bool_or(imported) AS imported, max(decided_at) AS decided_at, max(position) AS position
    FROM legs GROUP BY member_id, currency, at),
  levels AS (
    SELECT *, sum(parts) OVER life AS after, sum(parts) OVER (PARTITION BY member_id, at) AS moved,
      row_number() OVER (PARTITION BY member_id, at ORDER BY currency) AS place
    FROM changes WINDOW life AS (PARTITION BY member_id ORDER BY at)),
  history AS (
    SELECT member_id, min(at) AS at FROM logged
    WHERE imported AND kind = 'PAID' AND price_id IS NOT NULL AND status IN ${PAID_STATES} GROUP BY member_id),
  moments AS (
    SELECT levels.*, levels.after - levels.moved AS before,
      coalesce(max(levels.after) OVER past > 0, false) OR coalesce(history.at < levels.at, false) AS had_paid
    FROM levels LEFT JOIN history USING (member_id)
    WINDOW past AS (PARTITION BY levels.member_id ORDER BY levels.at
      RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP))`;

const KIND = Prisma.sql`
  (CASE WHEN imported THEN 'IMPORT'
    WHEN before = 0 THEN CASE WHEN had_paid THEN 'REACTIVATION' ELSE 'NEW' END
    WHEN after = 0 THEN 'CHURN' WHEN parts > 0 THEN 'EXPANSION' WHEN parts < 0 THEN 'CONTRACTION'
    ELSE 'TIER_CHANGE' END)::"MrrMovementKind"`;

/** The same for the same member, currency and instant, whenever the movement is worked out. */
const MOVEMENT_ID = Prisma.sql`md5(member_id || currency || extract(epoch FROM at)::text)::uuid`;

/** Works out the movements of members from their subscriptions in the log and writes them; there must be none of them. */
export async function insertMovements(db: Db, query: TimelineQuery): Promise<void> {
  const organization = Prisma.sql`${query.organizationId}::uuid`;
  await db.$executeRaw`
    WITH ${loggedStates(query)}, ${steps(query)}, ${MOMENTS},
    movements AS (
      INSERT INTO mrr_movements (organization_id, id, member_id, creator_id, currency, kind, parts, payers, at,
        decided_at, position)
      SELECT ${organization}, ${MOVEMENT_ID}, member_id, creator_id, currency, ${KIND}, parts,
        CASE WHEN place = 1 THEN (after > 0)::int - (before > 0)::int ELSE 0 END, at, decided_at, position
      FROM moments),
    seats AS (
      SELECT *, sum(parts) OVER (PARTITION BY member_id, currency, tier_id ORDER BY at) AS after FROM legs)
    INSERT INTO mrr_movement_tiers (organization_id, movement_id, tier_id, parts, subscribers)
    SELECT ${organization}, ${MOVEMENT_ID}, tier_id, parts, (after > 0)::int - (after - parts > 0)::int FROM seats`;
}
