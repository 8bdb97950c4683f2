import type { KnownViewer, Viewer } from '../../auth/viewer';
import { Prisma } from '../../database/generated/client';
import type { DiscountModel, DiscountRedemptionModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type DiscountRow = DiscountModel;
export type DiscountRedemptionRow = DiscountRedemptionModel;

const UNIQUE = { name_key: 'name', code: 'code' };

/** The discounts that a caller may see: those of the tiers that it sees. */
export function visibleDiscounts(viewer: Viewer): Prisma.DiscountWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { tier: { OR: [{ creatorId: null }, { creatorId }] } } : {}) };
}

/** One page of discounts. */
export function listDiscounts(db: Db, query: ListQuery): Promise<Page<DiscountRow>> {
  return listPage<DiscountRow>(db.discount as never, query);
}

/** The visible discounts with these ids, in no order. */
export function findDiscounts(db: Db, where: Prisma.DiscountWhereInput, ids: readonly Id[]): Promise<DiscountRow[]> {
  return db.discount.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The visible discounts with one of these codes, in no order. */
export function findDiscountsByCode(
  db: Db,
  where: Prisma.DiscountWhereInput,
  codes: readonly string[],
): Promise<DiscountRow[]> {
  return db.discount.findMany({ where: { AND: [where, { code: { in: [...codes] } }] } });
}

/** Keeps a discount as it is until the transaction ends, together with others who do. */
export async function lockDiscount(db: Db, discount: { readonly organizationId: Id; readonly id: Id }): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM discounts
    WHERE organization_id = ${discount.organizationId}::uuid AND id = ${discount.id}::uuid FOR SHARE`;
}

/** The codes of an organization's discounts that begin with a text. */
export async function takenCodes(db: Db, organizationId: Id, base: string): Promise<string[]> {
  const where = { organizationId, code: { startsWith: base } };
  const rows = await db.discount.findMany({ where, select: { code: true } });
  return rows.map((row) => row.code);
}

/** Writes a new discount. */
export function insertDiscount(db: Db, data: Prisma.DiscountUncheckedCreateInput): Promise<DiscountRow> {
  return takingUnique(UNIQUE, () => db.discount.create({ data }));
}

/** Changes a visible discount in one statement and answers the new row; null when there is none. */
export async function updateDiscount(
  db: Db,
  where: Prisma.DiscountWhereInput,
  columns: Prisma.DiscountUncheckedUpdateManyInput,
): Promise<DiscountRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await takingUnique(UNIQUE, () => db.discount.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}

/** Writes that a discount was redeemed. */
export function insertRedemption(
  db: Db,
  data: Prisma.DiscountRedemptionUncheckedCreateInput,
): Promise<DiscountRedemptionRow> {
  return db.discountRedemption.create({ data });
}

/** How much a discount was used. */
export interface DiscountUse {
  readonly redemptionCount: number;
  readonly lastRedeemedAt: Date | null;
}

/** How much discounts were used; nothing of those that nobody redeemed. */
export async function findDiscountUse(
  db: Db,
  organizationId: Id,
  ids: readonly Id[],
): Promise<({ discountId: Id } & DiscountUse)[]> {
  const groups = await db.discountRedemption.groupBy({
    by: ['discountId'],
    where: { organizationId, discountId: { in: [...ids] } },
    _count: { _all: true },
    _max: { redeemedAt: true },
  });
  return groups.map(({ discountId, _count, _max }) => ({
    discountId,
    redemptionCount: _count._all,
    lastRedeemedAt: _max.redeemedAt,
  }));
}

/** A discount with what is mostly asked for beside it, so that it need not be read again. */
export interface RedeemedDiscount extends DiscountRow, DiscountUse {
  /** The row of its tier as JSON, by the names of the columns. */
  readonly tierJson: Record<string, unknown>;
}

/** Which discount a subscription was made or kept by. */
export interface RedeemedRow extends RedeemedDiscount {
  readonly subscriptionId: Id;
  readonly redeemedAt: Date;
}

const DISCOUNT_COLUMNS = Prisma.sql`
  discount.organization_id AS "organizationId", discount.id, discount.tier_id AS "tierId", discount.name,
  discount.name_key AS "nameKey", discount.code, discount.display_title AS "displayTitle",
  discount.display_description AS "displayDescription", discount.type::text, discount.cadence::text, discount.amount,
  discount.duration::text, discount.duration_months AS "durationMonths", discount.currency, discount.status::text,
  discount.redemption_type::text AS "redemptionType", discount.created_at AS "createdAt",
  discount.updated_at AS "updatedAt", discount.version`;

/** The visible discounts that subscriptions were made or kept by, in the order in which they were redeemed. */
export function findRedeemed(db: Db, viewer: KnownViewer, subscriptionIds: readonly Id[]): Promise<RedeemedRow[]> {
  const { organizationId, creatorId } = viewer;
  return db.$queryRaw<RedeemedRow[]>`
    WITH own AS (
      SELECT id, discount_id, subscription_id, redeemed_at FROM discount_redemptions
      WHERE organization_id = ${organizationId}::uuid AND subscription_id = ANY(${[...subscriptionIds]}::uuid[])
    ), use AS (
      SELECT discount_id, count(*)::int AS redeemed, max(redeemed_at) AS last_at FROM discount_redemptions
      WHERE organization_id = ${organizationId}::uuid AND discount_id IN (SELECT discount_id FROM own)
      GROUP BY discount_id
    )
    SELECT own.subscription_id AS "subscriptionId", own.redeemed_at AS "redeemedAt", ${DISCOUNT_COLUMNS},
      use.redeemed AS "redemptionCount", use.last_at AS "lastRedeemedAt", to_jsonb(tier) AS "tierJson"
    FROM own
    JOIN use ON use.discount_id = own.discount_id
    JOIN discounts discount ON discount.organization_id = ${organizationId}::uuid AND discount.id = own.discount_id
    JOIN tiers tier ON tier.organization_id = ${organizationId}::uuid AND tier.id = discount.tier_id
      AND (${creatorId}::uuid IS NULL OR tier.creator_id IS NULL OR tier.creator_id = ${creatorId}::uuid)
    ORDER BY own.redeemed_at, own.id`;
}
