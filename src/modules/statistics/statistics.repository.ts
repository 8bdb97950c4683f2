import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Whose history is wanted, until when it is known, and which of its days. */
export interface HistoryQuery {
  readonly organizationId: Id;
  /** When set, only members of this creator. */
  readonly creatorId: Id | null;
  readonly timeZone: string;
  readonly now: Date;
  readonly from: string | null;
  readonly to: string | null;
}

/** How many members there were at the end of a day. */
export interface CountRow {
  readonly date: string;
  readonly paid: number;
  readonly gift: number;
  readonly comped: number;
  readonly free: number;
}

/** The monthly recurring revenue in one currency at the end of a day. */
export interface MrrRow {
  readonly currency: string;
  readonly date: string;
  readonly amountMinor: number;
}

/** The states that the log has noted of subscriptions: what rests or is to end does so with its period. */
function loggedStates({ organizationId, creatorId, now }: HistoryQuery): Prisma.Sql {
  return Prisma.sql`
    SELECT subject_id AS id, member_id, type, occurred_at AS at, sequence, data ->> 'kind' AS kind,
      data ->> 'status' AS status, data ->> 'priceId' AS price_id, data ->> 'discountId' AS discount_id,
      CASE WHEN data ->> 'cancelAtPeriodEnd' = 'true' OR data ->> 'status' = 'PAUSED'
        THEN (data ->> 'currentPeriodEndAt')::timestamptz END AS until
    FROM events
    WHERE organization_id = ${organizationId}::uuid AND subject_type = 'subscription' AND occurred_at <= ${now}
      AND (${creatorId}::uuid IS NULL OR creator_id = ${creatorId}::uuid)`;
}

/** The days that are wanted, of days on which something changed. */
function wantedDays({ from, to }: HistoryQuery): Prisma.Sql {
  return Prisma.sql`(${from}::date IS NULL OR day >= ${from}::date) AND (${to}::date IS NULL OR day <= ${to}::date)`;
}

/**
 * What each subscription gave, from when until when. One whose beginning the log does not know, such as an imported one,
 * starts as its row says, and gave nothing when it was over before it came here.
 */
function accessSpans(query: HistoryQuery): Prisma.Sql {
  return Prisma.sql`
    logged AS (${loggedStates(query)}),
    begun AS (SELECT DISTINCT id FROM logged WHERE type = 'subscription.created'),
    told AS (SELECT DISTINCT id FROM logged WHERE type <> 'subscription.imported'),
    states AS (
      SELECT id, member_id, at, sequence, kind, status, until FROM logged
      WHERE type <> 'subscription.imported' OR id IN (SELECT id FROM begun)
      UNION ALL
      SELECT s.id, s.member_id, s.started_at, 0, s.kind::text, 'ACTIVE',
        CASE WHEN s.status IN ('INCOMPLETE', 'UNPAID') THEN s.current_period_start_at
          WHEN s.status = 'PAUSED' OR s.cancel_at_period_end THEN s.current_period_end_at END
      FROM subscriptions s
      WHERE s.organization_id = ${query.organizationId}::uuid AND s.id NOT IN (SELECT id FROM begun)
        AND (s.status NOT IN ('CANCELED', 'EXPIRED') OR s.id IN (SELECT id FROM told))),
    spans AS (
      SELECT member_id, at, kind, status,
        least(until, lead(at) OVER (PARTITION BY id ORDER BY at, sequence)) AS until
      FROM states)`;
}

/** What changed for members, and when: that they came or went, and that access of a kind began or ended. */
function memberMarks({ organizationId, creatorId }: HistoryQuery): Prisma.Sql {
  return Prisma.sql`
    people AS (
      SELECT id, created_at, deleted_at FROM members
      WHERE organization_id = ${organizationId}::uuid
        AND (${creatorId}::uuid IS NULL OR creator_id = ${creatorId}::uuid)),
    access AS (
      SELECT spans.member_id, spans.kind, greatest(spans.at, people.created_at) AS at, spans.until
      FROM spans JOIN people ON people.id = spans.member_id
      WHERE spans.status IN ('TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED')),
    marks AS (
      SELECT id AS member_id, created_at AS at, 1 AS present, NULL AS kind, 0 AS step FROM people
      UNION ALL SELECT id, deleted_at, -1, NULL, 0 FROM people WHERE deleted_at IS NOT NULL
      UNION ALL SELECT member_id, at, 0, kind, 1 FROM access WHERE until IS NULL OR until > at
      UNION ALL SELECT member_id, until, 0, kind, -1 FROM access WHERE until > at)`;
}

/** What each member was at the end of each day on which something changed for that member. */
function standings({ timeZone, now }: HistoryQuery): Prisma.Sql {
  return Prisma.sql`
    days AS (
      SELECT member_id, (at AT TIME ZONE ${timeZone})::date AS day, sum(present) AS present,
        coalesce(sum(step) FILTER (WHERE kind = 'PAID'), 0) AS paid,
        coalesce(sum(step) FILTER (WHERE kind = 'GIFT'), 0) AS gift,
        coalesce(sum(step) FILTER (WHERE kind = 'COMPLIMENTARY'), 0) AS comped
      FROM marks WHERE at <= ${now} GROUP BY 1, 2),
    standings AS (
      SELECT member_id, day,
        CASE WHEN sum(present) OVER life <= 0 THEN 'none'
          WHEN sum(paid) OVER life > 0 THEN 'paid'
          WHEN sum(gift) OVER life > 0 THEN 'gift'
          WHEN sum(comped) OVER life > 0 THEN 'comped' ELSE 'free' END AS status
      FROM days WINDOW life AS (PARTITION BY member_id ORDER BY day))`;
}

/** Counts members by status at the end of each day on which a number changed. */
export function countsByDay(db: Db, query: HistoryQuery): Promise<CountRow[]> {
  return db.$queryRaw<CountRow[]>`
    WITH ${accessSpans(query)}, ${memberMarks(query)}, ${standings(query)},
    moves AS (
      SELECT day, status, coalesce(lag(status) OVER (PARTITION BY member_id ORDER BY day), 'none') AS earlier
      FROM standings),
    steps AS (
      SELECT day,
        count(*) FILTER (WHERE status = 'paid') - count(*) FILTER (WHERE earlier = 'paid') AS paid,
        count(*) FILTER (WHERE status = 'gift') - count(*) FILTER (WHERE earlier = 'gift') AS gift,
        count(*) FILTER (WHERE status = 'comped') - count(*) FILTER (WHERE earlier = 'comped') AS comped,
        count(*) FILTER (WHERE status = 'free') - count(*) FILTER (WHERE earlier = 'free') AS free
      FROM moves WHERE status <> earlier GROUP BY day),
    totals AS (
      SELECT day, sum(paid) OVER past AS paid, sum(gift) OVER past AS gift, sum(comped) OVER past AS comped,
        sum(free) OVER past AS free
      FROM steps WHERE (paid, gift, comped, free) <> (0, 0, 0, 0)
      WINDOW past AS (ORDER BY day))
    SELECT day::text AS date, paid::int, gift::int, comped::int, free::int
    FROM totals WHERE ${wantedDays(query)} ORDER BY day`;
}

/**
 * Sums up what paid subscriptions bring a month, at the end of each day on which it changed. One that was imported
 * counts from when it is agreed on anew.
 */
export function mrrByDay(db: Db, query: HistoryQuery): Promise<MrrRow[]> {
  const { organizationId, timeZone, now } = query;
  return db.$queryRaw<MrrRow[]>`
    WITH logged AS (${loggedStates(query)}),
    spans AS (
      SELECT at, kind, status, price_id, discount_id, least(until, lead(at) OVER life) AS until,
        bool_or(type IN ('subscription.created', 'subscription.changed')) OVER life AS agreed
      FROM logged WINDOW life AS (PARTITION BY id ORDER BY at, sequence)),
    amounts AS (
      SELECT spans.at, spans.until, price.currency,
        CASE WHEN discount.type = 'PERCENT' THEN price.amount_minor * (100 - discount.amount) / 100.0
          WHEN discount.type = 'FIXED' AND discount.currency = price.currency
            THEN greatest(price.amount_minor - discount.amount, 0)
          ELSE price.amount_minor END::numeric / price.interval_count
        * CASE price.interval WHEN 'MONTH' THEN 1 WHEN 'YEAR' THEN 1 / 12.0 WHEN 'WEEK' THEN 52 / 12.0
            ELSE 365 / 12.0 END AS amount
      FROM spans
      JOIN prices price ON price.organization_id = ${organizationId}::uuid AND price.id = spans.price_id::uuid
        AND price.type = 'RECURRING'
      LEFT JOIN discounts discount ON discount.organization_id = ${organizationId}::uuid
        AND discount.id = spans.discount_id::uuid AND discount.duration = 'FOREVER'
      WHERE spans.agreed AND spans.kind = 'PAID' AND spans.status IN ('ACTIVE', 'PAST_DUE', 'PAUSED')
        AND (spans.until IS NULL OR spans.until > spans.at)),
    steps AS (
      SELECT currency, at, amount FROM amounts
      UNION ALL SELECT currency, until, -amount FROM amounts WHERE until <= ${now}),
    days AS (
      SELECT currency, (at AT TIME ZONE ${timeZone})::date AS day, sum(amount) AS amount FROM steps GROUP BY 1, 2),
    totals AS (
      SELECT currency, day, amount, sum(amount) OVER (PARTITION BY currency ORDER BY day) AS total FROM days)
    SELECT currency::text, day::text AS date, round(total)::float8 AS "amountMinor"
    FROM totals WHERE round(amount, 6) <> 0 AND ${wantedDays(query)} ORDER BY currency, day`;
}
