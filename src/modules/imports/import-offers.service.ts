import { type Id, newId } from '../../shared/id';
import { freeSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import type { ImportLedger } from './import-ledger.service';
import type { DiscountRecord, NewsletterRecord, PriceRecord, TierRecord } from './import.record';
import type {
  ImportDiscount,
  ImportNewsletter,
  ImportPrice,
  ImportTables,
  ImportTier,
  Offered,
} from './import.repository';
import { newDiscount, newNewsletter, newPrice, newTier } from './import-rows';

/** What an organization offers, as records refer to it: what is here, and what a batch makes. */
export class ImportOffers {
  private readonly newsletters: ImportNewsletter[];
  private readonly tiers: ImportTier[];
  private readonly prices: ImportPrice[];
  private readonly discounts: ImportDiscount[];

  constructor(
    private readonly ledger: ImportLedger,
    offered: Offered,
  ) {
    this.newsletters = [...offered.newsletters];
    this.tiers = [...offered.tiers];
    this.prices = [...offered.prices];
    this.discounts = [...offered.discounts];
  }

  /** The newsletters that a new member gets when nothing else is said. */
  usualNewsletters(): ImportNewsletter[] {
    return this.newsletters.filter(({ status, subscribeOnSignup }) => status === 'ACTIVE' && subscribeOnSignup);
  }

  /** The ids of the newsletters that are sent. */
  activeNewsletterIds(): Set<Id> {
    return new Set(this.newsletters.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id));
  }

  /** The newsletter that a record names, made when it is missing. */
  newsletter(record: NewsletterRecord): ImportNewsletter {
    const nameKey = foldCase(record.name.trim());
    return (
      this.newsletters.find(({ id }) => id === record.id) ??
      this.newsletters.find(({ slug }) => slug === record.slug) ??
      this.newsletters.find((newsletter) => newsletter.nameKey === nameKey) ??
      this.add('newsletters', newNewsletter(this.ledger, record, this.place(this.newsletters, record, 'newsletter')))
    );
  }

  /** The tier that a record names, made with its prices when it is missing from a history; the default paid one for none. */
  tier(record: TierRecord | undefined): ImportTier | undefined {
    if (!record) return this.defaultTier();
    const nameKey = foldCase(record.name.trim());
    return (
      this.tiers.find(({ id }) => id === record.id) ??
      this.tiers.find(({ slug }) => slug === record.slug) ??
      this.tiers.find(({ name }) => foldCase(name) === nameKey) ??
      (this.ledger.history ? this.makeTier(record) : undefined)
    );
  }

  /** The price of a tier that a record tells of: one that costs the same, otherwise one that is no longer offered. */
  price(tier: ImportTier, record: PriceRecord): ImportPrice {
    const { id, amountMinor, currency, interval } = record;
    const known = this.prices.find((price) => price.id === id && price.tierId === tier.id);
    const same = (price: ImportPrice) =>
      price.tierId === tier.id &&
      price.type === 'RECURRING' &&
      price.interval === interval &&
      price.intervalCount === 1 &&
      price.currency === currency &&
      price.amountMinor === BigInt(amountMinor);
    const candidates = this.prices.filter(same);
    return (
      known ?? candidates.find((price) => !price.archivedAt) ?? candidates[0] ?? this.makePrice(tier, record, true)
    );
  }

  /** The discount that a record names, made for the tier when it is missing. */
  discount(tier: ImportTier, record: DiscountRecord): ImportDiscount {
    const nameKey = foldCase(record.name.trim());
    const found =
      this.discounts.find(({ id }) => id === record.id) ??
      this.discounts.find(({ code }) => code === record.code) ??
      this.discounts.find((discount) => discount.nameKey === nameKey);
    return found ?? this.add('discounts', newDiscount(this.ledger, tier, record));
  }

  /** The products of a tier. */
  productsOf(tierId: Id): readonly Id[] {
    return this.tiers.find(({ id }) => id === tierId)?.productIds ?? [];
  }

  private defaultTier(): ImportTier | undefined {
    const paid = this.tiers.filter(({ type, archivedAt }) => type === 'PAID' && !archivedAt);
    return paid.find(({ slug }) => slug === 'default-product') ?? paid[0];
  }

  private makeTier(record: TierRecord): ImportTier {
    const tier = newTier(this.ledger, record, this.place(this.tiers, record, 'tier'));
    this.ledger.tables.tiers.push(tier);
    this.ledger.noteNew('tier', tier);
    const made = { ...tier, productIds: [] };
    this.tiers.push(made);
    for (const price of record.prices ?? []) this.makePrice(made, price, false);
    return made;
  }

  private makePrice(tier: ImportTier, record: PriceRecord, archived: boolean): ImportPrice {
    // The id is another price's when that one moved to another tier or costs something else by now.
    const free = record.id && this.prices.every((price) => price.id !== record.id) ? record.id : newId(this.ledger.now);
    return this.add('prices', newPrice(this.ledger, { ...record, id: free }, { tierId: tier.id, archived }));
  }

  /** Where a new newsletter or tier stands: its slug and its place in the order, behind all others. */
  private place(
    rows: readonly { readonly slug: string; readonly rank?: number; readonly sortOrder?: number }[],
    record: { readonly slug?: string | undefined; readonly name: string },
    fallback: string,
  ): { slug: string; rank: number } {
    const slug = freeSlug(
      slugify(record.slug ?? record.name, fallback),
      rows.map((row) => row.slug),
    );
    return { slug, rank: Math.max(-1, ...rows.map((row) => row.rank ?? row.sortOrder ?? 0)) + 1 };
  }

  private add<T extends 'newsletters' | 'prices' | 'discounts'>(table: T, row: ImportTables[T][number]) {
    (this[table] as (typeof row)[]).push(row);
    (this.ledger.tables[table] as (typeof row)[]).push(row);
    this.ledger.noteNew(SUBJECTS[table], row);
    return row;
  }
}

const SUBJECTS = { newsletters: 'newsletter', prices: 'price', discounts: 'discount' } as const;
