import type {
  DiscountModel,
  DiscountRedemptionModel,
  EntitlementModel,
  IdentityModel,
  LabelModel,
  MemberLabelModel,
  MemberModel,
  MemberNewsletterModel,
  NewsletterModel,
  PriceModel,
  SubscriptionModel,
  TierModel,
} from '../../database/generated/models';
import { insertAll, updateAll } from '../../database/rows';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

export type ImportMember = MemberModel;
export type ImportLabel = LabelModel;
export type ImportNewsletter = NewsletterModel;
export type ImportTier = TierModel & { readonly productIds: readonly Id[] };
export type ImportPrice = PriceModel;
export type ImportDiscount = DiscountModel;
export type ImportSubscription = SubscriptionModel;
export type ImportEntitlement = EntitlementModel;
export type ImportIdentity = IdentityModel;

/** The rows that an import writes, by table, each table behind those that it refers to. */
export interface ImportTables {
  labels: LabelModel[];
  newsletters: NewsletterModel[];
  tiers: TierModel[];
  prices: PriceModel[];
  discounts: DiscountModel[];
  members: MemberModel[];
  identities: IdentityModel[];
  member_labels: MemberLabelModel[];
  member_newsletters: MemberNewsletterModel[];
  subscriptions: SubscriptionModel[];
  discount_redemptions: DiscountRedemptionModel[];
  entitlements: EntitlementModel[];
}

/** How records name members who may live here already. */
export interface MemberNames {
  readonly ids: readonly Id[];
  readonly emailKeys: readonly string[];
  readonly uuids: readonly string[];
  /** Ids in the words of the other system. */
  readonly foreignIds: readonly string[];
}

/** Ids that another system gave to a member who has another one here, and the member's id at a payment provider. */
export const KEPT_NAMESPACES = ['ghost', 'stripe'] as const;

/**
 * The members that records name, deleted ones included, and what other systems call them. Living ones stay as they are
 * until the transaction ends.
 */
export async function findNamedMembers(
  db: Db,
  organizationId: Id,
  names: MemberNames,
): Promise<{ members: MemberModel[]; identities: IdentityModel[] }> {
  const { ids, emailKeys, uuids, foreignIds } = names;
  const namespace = KEPT_NAMESPACES[0];
  const found = await db.$queryRaw<{ id: Id }[]>`
    SELECT id FROM members WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT id FROM members WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])
      UNION SELECT id FROM members
        WHERE organization_id = ${organizationId}::uuid AND email_key = ANY(${emailKeys}) AND deleted_at IS NULL
      UNION SELECT id FROM members WHERE organization_id = ${organizationId}::uuid AND uuid = ANY(${uuids}::uuid[])
      UNION SELECT member_id FROM identities
        WHERE organization_id = ${organizationId}::uuid AND namespace = ${namespace} AND key = 'id'
          AND value = ANY(${foreignIds}))
    ORDER BY id FOR NO KEY UPDATE`;
  if (found.length === 0) return { members: [], identities: [] };
  const memberIds = found.map(({ id }) => id);
  const members = await db.member.findMany({ where: { organizationId, id: { in: memberIds } } });
  const identities = await db.identity.findMany({
    where: { organizationId, memberId: { in: memberIds }, namespace: { in: [...KEPT_NAMESPACES] } },
  });
  return { members, identities };
}

/** What members have that an import may add to. */
export interface MemberBelongings {
  readonly labels: (MemberLabelModel & { readonly label: LabelModel })[];
  readonly newsletters: MemberNewsletterModel[];
  readonly subscriptions: SubscriptionModel[];
  readonly redemptions: DiscountRedemptionModel[];
}

/** What these members have. */
export async function findBelongings(db: Db, organizationId: Id, memberIds: Id[]): Promise<MemberBelongings> {
  const where = { organizationId, memberId: { in: memberIds } };
  if (memberIds.length === 0) return { labels: [], newsletters: [], subscriptions: [], redemptions: [] };
  return {
    labels: await db.memberLabel.findMany({ where, include: { label: true }, orderBy: { position: 'asc' } }),
    newsletters: await db.memberNewsletter.findMany({ where }),
    subscriptions: await db.subscription.findMany({ where, orderBy: { id: 'asc' } }),
    redemptions: await db.discountRedemption.findMany({ where }),
  };
}

/** The labels with these folded names or ids. */
export function findImportLabels(
  db: Db,
  organizationId: Id,
  names: { readonly nameKeys: readonly string[]; readonly ids: readonly Id[] },
): Promise<LabelModel[]> {
  const OR = [{ nameKey: { in: [...names.nameKeys] } }, { id: { in: [...names.ids] } }];
  return db.label.findMany({ where: { organizationId, OR } });
}

/** The slugs of an organization's labels that begin with one of these texts. */
export async function findLabelSlugs(db: Db, organizationId: Id, bases: readonly string[]): Promise<string[]> {
  const OR = bases.map((base) => ({ slug: { startsWith: base } }));
  const rows = await db.label.findMany({ where: { organizationId, OR }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

/** What an organization offers, as far as imports refer to it. */
export interface Offered {
  readonly newsletters: NewsletterModel[];
  readonly tiers: ImportTier[];
  readonly prices: PriceModel[];
  readonly discounts: DiscountModel[];
}

/** All newsletters of an organization and, when wanted, all tiers, prices and discounts. */
export async function findOffered(db: Db, organizationId: Id, withTiers: boolean): Promise<Offered> {
  const where = { organizationId };
  const newsletters = await db.newsletter.findMany({ where, orderBy: { sortOrder: 'asc' } });
  if (!withTiers) return { newsletters, tiers: [], prices: [], discounts: [] };
  const tiers = await db.tier.findMany({ where, include: { products: true }, orderBy: { rank: 'asc' } });
  return {
    newsletters,
    tiers: tiers.map(({ products, ...tier }) => ({ ...tier, productIds: products.map(({ productId }) => productId) })),
    prices: await db.price.findMany({ where, orderBy: { id: 'desc' } }),
    discounts: await db.discount.findMany({ where }),
  };
}

/** Writes new rows of one table in one statement. The rows say all columns. Of an identity, the first holder keeps it. */
export async function insertRows<T extends keyof ImportTables>(db: Db, table: T, rows: ImportTables[T]): Promise<void> {
  await insertAll(db, table, rows);
}

/** Writes changed rows of one table in one statement. The rows say all columns. */
export async function updateRows<T extends 'members' | 'subscriptions'>(
  db: Db,
  table: T,
  rows: ImportTables[T],
): Promise<void> {
  await updateAll(db, table, rows);
}

/** Ends subscriptions of members to newsletters. */
export async function deleteMemberNewsletters(
  db: Db,
  organizationId: Id,
  pairs: readonly { readonly memberId: Id; readonly newsletterId: Id }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await db.$executeRaw`
    DELETE FROM member_newsletters USING unnest(
      ${pairs.map((pair) => pair.memberId)}::uuid[], ${pairs.map((pair) => pair.newsletterId)}::uuid[]
    ) AS gone (member_id, newsletter_id)
    WHERE organization_id = ${organizationId}::uuid AND member_newsletters.member_id = gone.member_id
      AND member_newsletters.newsletter_id = gone.newsletter_id`;
}

/** Takes seats of tiers, or gives them back, whatever the tiers' limits are: what is imported has happened. */
export async function moveSeats(db: Db, organizationId: Id, seats: ReadonlyMap<Id, number>): Promise<void> {
  // In the order of the ids, so that two imports cannot wait for each other.
  for (const [tierId, count] of [...seats].sort(([one], [other]) => (one < other ? -1 : 1)))
    if (count !== 0)
      await db.$executeRaw`
        UPDATE tiers SET seats_taken = seats_taken + ${count}
        WHERE organization_id = ${organizationId}::uuid AND id = ${tierId}::uuid`;
}

/** The ids at the payment provider of these members. */
export async function findCustomerIds(db: Db, organizationId: Id, memberIds: readonly Id[]): Promise<Map<Id, string>> {
  const where = { organizationId, memberId: { in: [...memberIds] }, namespace: 'stripe', key: 'customer' };
  const rows = await db.identity.findMany({ where });
  return new Map(rows.map(({ memberId, value }) => [memberId, value]));
}
