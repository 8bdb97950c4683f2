import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Whose revenue is wanted: of an organization, or of the members of one of its creators. */
export interface RevenueQuery {
  readonly organizationId: Id;
  readonly creatorId: Id | null;
  readonly tierIds: readonly Id[];
  readonly now: Date;
}

/** What the paid subscriptions to a tier bring a month, in minor units. */
export interface TierRevenue {
  readonly tierId: Id;
  readonly amountMinor: bigint;
}

/**
 * Sums up by tier what paid subscriptions bring a month, in the organization's currency: those that are active or past
 * due, and those that rest or are to end until their period is over; a year counts a twelfth, and only discounts without
 * an end are taken off. Rounded once, over the whole sum.
 */
export function monthlyRevenueByTier(db: Db, query: RevenueQuery): Promise<TierRevenue[]> {
  const { organizationId, creatorId, tierIds, now } = query;
  return db.$queryRaw<TierRevenue[]>`
    SELECT s.tier_id AS "tierId", round(sum(
      CASE WHEN discount.type = 'PERCENT' THEN price.amount_minor * (100 - discount.amount) / 100.0
        WHEN discount.type = 'FIXED' AND discount.currency = price.currency
          THEN greatest(price.amount_minor - discount.amount, 0)
        ELSE price.amount_minor END::numeric / price.interval_count
      * CASE price.interval WHEN 'MONTH' THEN 1 WHEN 'YEAR' THEN 1 / 12.0 WHEN 'WEEK' THEN 52 / 12.0
          ELSE 365 / 12.0 END))::bigint AS "amountMinor"
    FROM subscriptions s
    JOIN organizations o ON o.id = s.organization_id
    JOIN members m ON m.organization_id = s.organization_id AND m.id = s.member_id
    JOIN prices price ON price.organization_id = s.organization_id AND price.id = s.price_id
      AND price.type = 'RECURRING' AND price.currency = o.currency
    LEFT JOIN discounts discount ON discount.organization_id = s.organization_id AND discount.id = s.discount_id
      AND discount.duration = 'FOREVER'
    WHERE s.organization_id = ${organizationId}::uuid AND s.tier_id = ANY (${[...tierIds]}::uuid[])
      AND s.kind = 'PAID' AND s.status IN ('ACTIVE', 'PAST_DUE', 'PAUSED')
      AND (s.current_period_end_at IS NULL OR s.current_period_end_at > ${now}
        OR (s.status <> 'PAUSED' AND NOT s.cancel_at_period_end))
      AND (${creatorId}::uuid IS NULL OR m.creator_id = ${creatorId}::uuid)
    GROUP BY s.tier_id`;
}
