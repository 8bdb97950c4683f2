import { Prisma } from '../../database/generated/client';
import type { MrrMovementKind, PurchaseKind } from '../../database/generated/enums';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { RevenuePeriodBounds } from './revenue-period.repository';

/** Whose figures are wanted, and of which time: from the start of the period up to an instant, both within. */
export interface FiguresQuery extends RevenuePeriodBounds {
  readonly organizationId: Id;
  /** Only of this creator, when set. */
  readonly creatorId: Id | null;
  readonly at: Date;
}

/** What moved in one currency of one tier, before the period and in it. */
export interface LevelRow {
  readonly currency: string;
  readonly tierId: Id;
  readonly kind: MrrMovementKind;
  readonly partsBefore: string;
  readonly parts: string;
  readonly subscribers: number;
  readonly payersBefore: number;
  readonly payers: number;
}

function ofCreator(creatorId: Id | null): Prisma.Sql {
  return creatorId ? Prisma.sql`AND creator_id = ${creatorId}::uuid` : Prisma.empty;
}

/** Adds the movements up: those of whole days from the sums of the days, those of the last day one by one. */
export function sumMovements(db: Db, query: FiguresQuery): Promise<LevelRow[]> {
  const { organizationId, creatorId, from, today, dayStartAt, at } = query;
  return db.$queryRaw<LevelRow[]>`
    WITH moves AS (
      SELECT currency, tier_id, kind, day, parts, subscribers, payers FROM mrr_days
      WHERE organization_id = ${organizationId}::uuid AND day < ${today}::date ${ofCreator(creatorId)}
      UNION ALL
      SELECT movement.currency, leg.tier_id, movement.kind, ${today}::date, leg.parts, leg.subscribers,
        CASE WHEN row_number() OVER (PARTITION BY movement.id ORDER BY leg.tier_id) = 1 THEN movement.payers ELSE 0 END
      FROM mrr_movements movement
      JOIN mrr_movement_tiers leg ON leg.organization_id = ${organizationId}::uuid AND leg.movement_id = movement.id
      WHERE movement.organization_id = ${organizationId}::uuid AND movement.at >= ${dayStartAt}
        AND movement.at <= ${at} ${ofCreator(creatorId)})
    SELECT currency::text, tier_id AS "tierId", kind::text, coalesce(sum(parts) FILTER (WHERE day < ${from}::date), 0)::text AS "partsBefore",
      coalesce(sum(parts) FILTER (WHERE day >= ${from}::date), 0)::text AS parts, sum(subscribers)::int AS subscribers,
      coalesce(sum(payers) FILTER (WHERE day < ${from}::date), 0)::int AS "payersBefore",
      coalesce(sum(payers) FILTER (WHERE day >= ${from}::date), 0)::int AS payers
    FROM moves GROUP BY currency, tier_id, kind ORDER BY currency, tier_id, kind`;
}

/** What came in of one kind, and went back. */
export interface RevenueRow {
  readonly kind: PurchaseKind;
  readonly currency: string;
  readonly paid: string;
  readonly refunded: string;
}

/** Adds up what came in: of whole days from the sums of the days, of the last day one by one. */
export function sumRevenue(db: Db, query: FiguresQuery): Promise<RevenueRow[]> {
  const { organizationId, creatorId, from, today, dayStartAt, at } = query;
  return db.$queryRaw<RevenueRow[]>`
    WITH moves AS (
      SELECT kind, currency, paid_minor, refunded_minor FROM revenue_days
      WHERE organization_id = ${organizationId}::uuid AND day >= ${from}::date AND day < ${today}::date ${ofCreator(creatorId)}
      UNION ALL
      SELECT kind, currency, paid_minor, refunded_minor FROM revenue_entries
      WHERE organization_id = ${organizationId}::uuid AND at >= ${dayStartAt} AND at <= ${at} ${ofCreator(creatorId)})
    SELECT kind::text, currency::text, sum(paid_minor)::text AS paid, sum(refunded_minor)::text AS refunded
    FROM moves GROUP BY kind, currency`;
}

/** Numbers of members. */
export interface MemberFigures {
  /** Living members at the instant. */
  readonly members: number;
  /** Members who paid anything in the period. */
  readonly spenders: number;
  /** Members who paid at the start of the period and do not at the instant. */
  readonly lost: number;
}

/** Counts members. */
export async function countMembers(db: Db, query: FiguresQuery): Promise<MemberFigures> {
  const { organizationId, creatorId, startAt, at } = query;
  const organization = Prisma.sql`${organizationId}::uuid`;
  // Who paid anonymously is counted, though no entry names whom.
  const rows = await db.$queryRaw<MemberFigures[]>`
    WITH paid AS NOT MATERIALIZED (
      SELECT member_id, purchase_id FROM revenue_entries WHERE organization_id = ${organization}
        AND at >= ${startAt} AND at <= ${at} AND paid_minor > 0 ${ofCreator(creatorId)})
    SELECT
      (SELECT count(*) FROM members WHERE organization_id = ${organization} AND created_at <= ${at}
        AND (deleted_at IS NULL OR deleted_at > ${at}) ${ofCreator(creatorId)})::int AS members,
      (SELECT count(*) FROM (
        SELECT member_id FROM paid WHERE member_id IS NOT NULL
        UNION SELECT purchase.member_id FROM paid JOIN purchases purchase
          ON purchase.organization_id = ${organization} AND purchase.id = paid.purchase_id
        WHERE paid.member_id IS NULL) AS spender)::int AS spenders,
      (SELECT count(*) FROM (
        SELECT 1 FROM mrr_movements WHERE organization_id = ${organization} AND at >= ${startAt} AND at <= ${at}
          AND payers <> 0 ${ofCreator(creatorId)}
        GROUP BY member_id HAVING sum(payers) = -1) AS gone)::int AS lost`;
  return rows[0] ?? { members: 0, spenders: 0, lost: 0 };
}

/** One of the six months before the present one. */
export interface TrailingMonth {
  readonly month: string;
  /** Members who paid when it began. */
  readonly payers: number;
  /** Those of them who did not when it ended. */
  readonly lost: number;
}

/** Counts payers over the six whole months before that of the instant. */
export function trailingMonths(db: Db, query: FiguresQuery): Promise<TrailingMonth[]> {
  const { organizationId, creatorId, trailingFrom, trailingStartAt, monthStartAt, timeZone } = query;
  return db.$queryRaw<TrailingMonth[]>`
    WITH months AS (
      SELECT (${trailingFrom}::date + make_interval(months => n))::date AS month FROM generate_series(0, 5) AS n),
    steps AS (
      SELECT greatest(${trailingFrom}::date, (date_trunc('month', day::timestamp) + interval '1 month')::date) AS month,
        sum(payers) AS payers
      FROM mrr_days
      WHERE organization_id = ${organizationId}::uuid AND payers <> 0 ${ofCreator(creatorId)}
      GROUP BY 1),
    gone AS (
      SELECT date_trunc('month', at AT TIME ZONE ${timeZone})::date AS month, member_id FROM mrr_movements
      WHERE organization_id = ${organizationId}::uuid AND at >= ${trailingStartAt} AND at < ${monthStartAt}
        AND payers <> 0 ${ofCreator(creatorId)}
      GROUP BY 1, 2 HAVING sum(payers) = -1)
    SELECT month::text,
      (SELECT coalesce(sum(payers), 0) FROM steps WHERE steps.month <= months.month)::int AS payers,
      (SELECT count(*) FROM gone WHERE gone.month = months.month)::int AS lost
    FROM months ORDER BY month`;
}

/** What is to end of the recurring revenue, as was known at the instant. */
export interface ScheduledRow {
  readonly currency: string;
  readonly parts: string;
}

/** Adds up, by currency, what members will have ceased to pay who end their last subscription with its period. */
export function sumScheduledChurn(db: Db, query: FiguresQuery): Promise<ScheduledRow[]> {
  const { organizationId, creatorId, at } = query;
  return db.$queryRaw<ScheduledRow[]>`
    SELECT currency::text, (-sum(parts))::text AS parts FROM mrr_movements
    WHERE organization_id = ${organizationId}::uuid AND at > ${at} AND decided_at <= ${at} AND kind = 'CHURN'
      ${ofCreator(creatorId)}
    GROUP BY currency`;
}
