import type {
  CreatorModel,
  DiscountModel,
  LabelModel,
  NewsletterModel,
  PriceModel,
  ProductModel,
  TierModel,
} from '../database/generated/models';
import { foldCase } from '../shared/text';
import { writeDiscount } from './discounts';
import { DAYS_OF_GRACE, RETRY_DAYS } from './dunning';
import type { Ledger } from './ledger';
import type { NamedProfile, OrganizationProfile, PriceProfile, TierProfile } from './profile';
import { writeWebhook } from './webhooks';

/** A tier with what belongs to it. */
export interface CatalogTier {
  readonly row: TierModel;
  readonly profile: TierProfile;
  readonly products: readonly ProductModel[];
  readonly prices: readonly PriceModel[];
}

/** What members can have and be in one organization. */
export interface Catalog {
  readonly creators: readonly [CreatorModel, ...CreatorModel[]];
  readonly labels: readonly LabelModel[];
  readonly newsletters: readonly NewsletterModel[];
  readonly products: readonly ProductModel[];
  readonly tiers: readonly CatalogTier[];
  readonly discounts: readonly DiscountModel[];
}

/** Writes down an organization, its creators and everything that it offers, as of one instant. */
export function openCatalog(ledger: Ledger, profile: OrganizationProfile, at: Date): Catalog {
  writeOrganization(ledger, profile, at);
  const [first, ...others] = profile.creators.map((creator, index) => writeCreator(ledger, creator, { at, index }));
  if (!first) throw new Error(`The organization ${profile.slug} needs a creator.`);
  const creators = [first, ...others] as const;
  const labels = profile.labels.map((label) => writeLabel(ledger, label, at));
  const newsletters = profile.newsletters.map((newsletter, index) =>
    writeNewsletter(ledger, newsletter, { at, index, sender: profile.title }),
  );
  const products = profile.products.map((product) => writeProduct(ledger, product, at));
  const tiers = profile.tiers.map((tier, index) =>
    writeTier(ledger, tier, {
      at,
      rank: index,
      products: products.filter(({ slug }) => tier.products.includes(slug)),
      creator: creators.find(({ slug }) => slug === tier.creator),
    }),
  );
  const discounts = profile.discounts.flatMap((discount) =>
    tiers.filter(({ row }) => row.slug === discount.tier).map((tier) => writeDiscount(ledger, discount, { tier, at })),
  );
  for (const webhook of profile.webhooks) writeWebhook(ledger, webhook, at);
  return { creators: [...creators], labels, newsletters, products, tiers, discounts };
}

function writeOrganization(ledger: Ledger, profile: OrganizationProfile, at: Date): void {
  const { slug, title, currency, timeZone } = profile;
  const row = {
    id: ledger.organizationId,
    slug,
    title,
    currency,
    timeZone,
    isTest: false,
    clockOffsetMs: 0n,
    integrationName: null,
    activityRetentionMonths: null,
    platformFeeBasisPoints: 1000,
    paymentRetryDays: RETRY_DAYS,
    paymentGraceDays: DAYS_OF_GRACE,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  ledger.tables.organizations.push(row);
  ledger.note('organization.created', at, { row });
}

function writeCreator(ledger: Ledger, creator: NamedProfile, place: { at: Date; index: number }): CreatorModel {
  const { name, slug } = creator;
  const row = { ...ledger.born(place.at), name, slug, isDefault: place.index === 0 };
  ledger.tables.creators.push(row);
  ledger.note('creator.created', place.at, { row, creatorId: row.id });
  return row;
}

function writeLabel(ledger: Ledger, label: NamedProfile, at: Date): LabelModel {
  const { name, slug } = label;
  const row = { ...ledger.born(at), name, nameKey: foldCase(name), slug };
  ledger.tables.labels.push(row);
  ledger.note('label.created', at, { row });
  return row;
}

function writeNewsletter(
  ledger: Ledger,
  newsletter: NamedProfile,
  place: { at: Date; index: number; sender: string },
): NewsletterModel {
  const { name, slug, description = null } = newsletter;
  const row: NewsletterModel = {
    ...ledger.born(place.at),
    name,
    nameKey: foldCase(name),
    slug,
    description,
    status: 'ACTIVE',
    subscribeOnSignup: place.index === 0,
    sortOrder: place.index,
    uuid: ledger.uuid(),
    settings: { sender_name: place.sender },
  };
  ledger.tables.newsletters.push(row);
  ledger.note('newsletter.created', place.at, { row });
  return row;
}

function writeProduct(ledger: Ledger, product: NamedProfile, at: Date): ProductModel {
  const { name, slug, description = null } = product;
  const row = { ...ledger.born(at), name, slug, description, archivedAt: null };
  ledger.tables.products.push(row);
  ledger.note('product.created', at, { row });
  return row;
}

interface TierPlace {
  readonly at: Date;
  readonly rank: number;
  readonly products: readonly ProductModel[];
  readonly creator: CreatorModel | undefined;
}

function writeTier(ledger: Ledger, profile: TierProfile, place: TierPlace): CatalogTier {
  const { at, rank, products, creator } = place;
  const creatorId = creator?.id ?? null;
  const row: TierModel = {
    ...ledger.born(at),
    creatorId,
    name: profile.name,
    slug: profile.slug,
    type: profile.prices.length === 0 ? 'FREE' : 'PAID',
    description: profile.description,
    benefits: profile.benefits,
    visibility: 'PUBLIC',
    isDefault: rank === 0,
    memberLimit: profile.memberLimit ?? null,
    seatsTaken: 0,
    trialDays: profile.trialDays ?? 0,
    welcomePageUrl: null,
    rank,
    archivedAt: null,
  };
  ledger.tables.tiers.push(row);
  ledger.note('tier.created', at, { row, creatorId, extra: { productIds: products.map(({ id }) => id) } });
  for (const product of products)
    ledger.tables.tier_products.push({
      organizationId: row.organizationId,
      tierId: row.id,
      productId: product.id,
    });
  const prices = profile.prices.map((price) => writePrice(ledger, price, row));
  return { row, profile, products, prices };
}

function writePrice(ledger: Ledger, price: PriceProfile, tier: TierModel): PriceModel {
  const { nickname, amountMinor, currency, type = 'RECURRING', interval = null } = price;
  const row: PriceModel = {
    ...ledger.born(tier.createdAt),
    tierId: tier.id,
    nickname,
    type,
    amountMinor,
    currency,
    interval,
    intervalCount: 1,
    archivedAt: null,
  };
  ledger.tables.prices.push(row);
  ledger.note('price.created', tier.createdAt, { row, creatorId: tier.creatorId });
  return row;
}

/** Ends what is no longer offered, once those who were there first have it. */
export function archiveOffers(ledger: Ledger, catalog: Catalog, at: Date): void {
  for (const { row, profile } of catalog.tiers) {
    if (!profile.archived) continue;
    ledger.change(row, at, { archivedAt: at });
    ledger.note('tier.archived', at, { row, creatorId: row.creatorId });
  }
  const newsletter = catalog.newsletters.at(-1);
  if (!newsletter) return;
  ledger.change(newsletter, at, { status: 'ARCHIVED' });
  ledger.note('newsletter.archived', at, { row: newsletter });
}
