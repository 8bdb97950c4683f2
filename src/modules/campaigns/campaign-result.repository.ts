import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** What came of the offer of a campaign. */
export interface CampaignResultRow {
  readonly campaignId: Id;
  readonly redemptions: number;
  readonly returned: number;
  readonly recipients: number;
  readonly revenue: readonly { readonly amountMinor: bigint; readonly currency: string }[];
}

type Counts = Omit<CampaignResultRow, 'revenue'>;

/** Of several campaigns that offered the same, a redemption came of the one that was scheduled last before it. */
const IS_LATEST = Prisma.sql`NOT EXISTS (
  SELECT FROM campaign_discounts AS other
  JOIN campaigns AS later ON later.organization_id = other.organization_id AND later.id = other.campaign_id
  JOIN campaigns AS mine ON mine.organization_id = own.organization_id AND mine.id = own.campaign_id
  WHERE other.organization_id = own.organization_id AND other.discount_id = own.discount_id
    AND (later.scheduled_at, later.id) > (mine.scheduled_at, mine.id) AND later.scheduled_at <= redemption.redeemed_at)`;

interface Revenue {
  readonly campaignId: Id;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What came of the offers of campaigns; nothing of those whose offer nobody took. */
export async function findCampaignResults(
  db: Db,
  organizationId: Id,
  campaignIds: readonly Id[],
): Promise<CampaignResultRow[]> {
  const counts = await countRedemptions(db, organizationId, campaignIds);
  const revenue = counts.length === 0 ? [] : await sumRevenue(db, organizationId, campaignIds);
  return counts.map((row) => ({ ...row, revenue: revenue.filter(({ campaignId }) => campaignId === row.campaignId) }));
}

function countRedemptions(db: Db, organizationId: Id, campaignIds: readonly Id[]): Promise<Counts[]> {
  return db.$queryRaw<Counts[]>`
    SELECT own.campaign_id AS "campaignId", count(*)::int AS redemptions,
      (count(*) FILTER (WHERE EXISTS (
        SELECT FROM subscriptions AS former
        WHERE former.organization_id = ${organizationId}::uuid AND former.member_id = redemption.member_id
          AND former.kind = 'PAID' AND former.status <> 'INCOMPLETE' AND former.id <> redemption.subscription_id
          AND former.ended_at <= redemption.redeemed_at)))::int AS returned,
      (count(*) FILTER (WHERE EXISTS (
        SELECT FROM messages AS message
        WHERE message.organization_id = ${organizationId}::uuid AND message.mailing_id = own.campaign_id
          AND message.member_id = redemption.member_id AND message.sent_at <= redemption.redeemed_at)))::int AS recipients
    FROM campaign_discounts AS own
    JOIN discount_redemptions AS redemption ON redemption.organization_id = own.organization_id
      AND redemption.discount_id = own.discount_id
    WHERE own.organization_id = ${organizationId}::uuid AND own.campaign_id = ANY(${[...campaignIds]}::uuid[])
      AND ${IS_LATEST}
    GROUP BY own.campaign_id`;
}

function sumRevenue(db: Db, organizationId: Id, campaignIds: readonly Id[]): Promise<Revenue[]> {
  return db.$queryRaw<Revenue[]>`
    SELECT own.campaign_id AS "campaignId", purchase.currency,
      sum(purchase.amount_minor - purchase.refunded_minor)::bigint AS "amountMinor"
    FROM campaign_discounts AS own
    JOIN discount_redemptions AS redemption ON redemption.organization_id = own.organization_id
      AND redemption.discount_id = own.discount_id
    JOIN purchases AS purchase ON purchase.organization_id = own.organization_id
      AND purchase.subscription_id = redemption.subscription_id
      AND purchase.status IN ('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED')
    WHERE own.organization_id = ${organizationId}::uuid AND own.campaign_id = ANY(${[...campaignIds]}::uuid[])
      AND ${IS_LATEST}
    GROUP BY own.campaign_id, purchase.currency ORDER BY purchase.currency`;
}
