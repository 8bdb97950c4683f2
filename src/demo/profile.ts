/** A price of a tier in the demo data. */
export interface PriceProfile {
  readonly nickname: string;
  readonly amountMinor: bigint;
  readonly currency: 'USD' | 'EUR' | 'JPY';
  readonly type?: 'RECURRING' | 'ONE_TIME' | 'DONATION';
  readonly interval?: 'MONTH' | 'YEAR';
}

/** A tier in the demo data. */
export interface TierProfile {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly benefits: string[];
  /** Slugs of the products that come with it. */
  readonly products: readonly string[];
  readonly prices: readonly PriceProfile[];
  /** How many of the paying members choose it, compared with the other tiers. */
  readonly weight: number;
  readonly trialDays?: number;
  readonly memberLimit?: number;
  /** Slug of the creator whose tier it is; of the whole organization without. */
  readonly creator?: string;
  readonly archived?: boolean;
}

/** A discount of a tier in the demo data. */
export interface DiscountProfile {
  readonly name: string;
  readonly code: string;
  readonly title: string;
  /** Slug of the tier. */
  readonly tier: string;
  readonly type: 'PERCENT' | 'FIXED';
  readonly amount: bigint;
  readonly cadence: 'MONTH' | 'YEAR';
  /** For so many months; forever without. */
  readonly months?: number;
  readonly currency?: 'USD' | 'EUR';
}

/** Whom the organization tells of events. */
export interface WebhookProfile {
  readonly format: 'NATIVE' | 'GHOST';
  readonly url: string;
  readonly events: string[];
  readonly name: string;
}

/** Something with a name and a slug. */
export interface NamedProfile {
  readonly name: string;
  readonly slug: string;
  readonly description?: string;
}

/** What one organization of the demo data is like. */
export interface OrganizationProfile {
  readonly slug: string;
  readonly title: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly members: number;
  /** The first is the default one. */
  readonly creators: readonly NamedProfile[];
  readonly labels: readonly NamedProfile[];
  /** The last is archived. */
  readonly newsletters: readonly NamedProfile[];
  readonly products: readonly NamedProfile[];
  readonly tiers: readonly TierProfile[];
  readonly discounts: readonly DiscountProfile[];
  readonly webhooks: readonly WebhookProfile[];
}
