/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export interface AmountFilter {
  readonly eq?: number | null | undefined;
  readonly gt?: number | null | undefined;
  readonly gte?: number | null | undefined;
  readonly lt?: number | null | undefined;
  readonly lte?: number | null | undefined;
}

export interface AttributionIdFilter {
  readonly eq?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface BooleanFilter {
  readonly eq?: boolean | null | undefined;
}

export interface ChoiceFilter {
  readonly eq?: boolean | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface ComplimentaryTierInput {
  readonly tierId?: string | null | undefined;
  readonly tierSlug?: string | null | undefined;
  readonly expiresAt?: string | null | undefined;
}

export type DiscountCadence = 'MONTH' | 'YEAR';

export interface DiscountCadenceFilter {
  readonly eq?: DiscountCadence | null | undefined;
}

export interface DiscountCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly displayTitle?: string | null | undefined;
  readonly displayDescription?: string | null | undefined;
  readonly status?: DiscountStatus | null | undefined;
  readonly name: string;
  readonly tierId: string;
  readonly type: DiscountType;
  readonly cadence: DiscountCadence;
  readonly amount: number;
  readonly duration?: DiscountDuration | null | undefined;
  readonly durationMonths?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly redemptionType?: DiscountRedemptionType | null | undefined;
}

export type DiscountDuration = 'ONCE' | 'REPEATING' | 'FOREVER' | 'TRIAL';

export interface DiscountFilter {
  readonly and?: readonly DiscountFilter[] | null | undefined;
  readonly or?: readonly DiscountFilter[] | null | undefined;
  readonly not?: DiscountFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly tierId?: IdFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly code?: TextFilter | null | undefined;
  readonly type?: DiscountTypeFilter | null | undefined;
  readonly cadence?: DiscountCadenceFilter | null | undefined;
  readonly status?: DiscountStatusFilter | null | undefined;
  readonly redemptionType?: DiscountRedemptionTypeFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
}

export type DiscountRedemptionType = 'SIGNUP' | 'RETENTION';

export interface DiscountRedemptionTypeFilter {
  readonly eq?: DiscountRedemptionType | null | undefined;
}

export type DiscountStatus = 'ACTIVE' | 'ARCHIVED';

export interface DiscountStatusFilter {
  readonly eq?: DiscountStatus | null | undefined;
  readonly in?: readonly DiscountStatus[] | null | undefined;
}

export type DiscountType = 'PERCENT' | 'FIXED' | 'TRIAL';

export interface DiscountTypeFilter {
  readonly eq?: DiscountType | null | undefined;
  readonly in?: readonly DiscountType[] | null | undefined;
}

export interface DiscountUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly displayTitle?: string | null | undefined;
  readonly displayDescription?: string | null | undefined;
  readonly status?: DiscountStatus | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
}

export interface DiscountsFilter {
  readonly any?: DiscountFilter | null | undefined;
  readonly none?: DiscountFilter | null | undefined;
}

export type EngagementLevel = 'SUPERFAN' | 'ENGAGED' | 'CASUAL' | 'INACTIVE';

export interface EngagementLevelFilter {
  readonly eq?: EngagementLevel | null | undefined;
  readonly ne?: EngagementLevel | null | undefined;
  readonly in?: readonly EngagementLevel[] | null | undefined;
}

export interface EntitlementFilter {
  readonly and?: readonly EntitlementFilter[] | null | undefined;
  readonly or?: readonly EntitlementFilter[] | null | undefined;
  readonly not?: EntitlementFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly memberId?: IdFilter | null | undefined;
  readonly productId?: IdFilter | null | undefined;
  readonly subscriptionId?: IdFilter | null | undefined;
  readonly purchaseId?: IdFilter | null | undefined;
  readonly source?: EntitlementSourceFilter | null | undefined;
  readonly isActive?: BooleanFilter | null | undefined;
  readonly note?: TextFilter | null | undefined;
  readonly startedAt?: InstantFilter | null | undefined;
  readonly endedAt?: InstantFilter | null | undefined;
  readonly revokedAt?: InstantFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
  readonly updatedAt?: InstantFilter | null | undefined;
}

export type EntitlementSource = 'SUBSCRIPTION' | 'PURCHASE' | 'GIFT' | 'MANUAL' | 'IMPORT';

export interface EntitlementSourceFilter {
  readonly eq?: EntitlementSource | null | undefined;
  readonly ne?: EntitlementSource | null | undefined;
  readonly in?: readonly EntitlementSource[] | null | undefined;
}

export interface EntitlementsFilter {
  readonly any?: EntitlementFilter | null | undefined;
  readonly none?: EntitlementFilter | null | undefined;
}

export interface ForeignKeyInput {
  readonly key: string;
  readonly value: string;
}

export interface GeolocationFilter {
  readonly contains?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface IdFilter {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
}

export interface IdentitiesFilter {
  readonly any?: IdentityFilter | null | undefined;
  readonly none?: IdentityFilter | null | undefined;
}

export interface IdentityFilter {
  readonly key?: TextFilter | null | undefined;
  readonly value?: TextFilter | null | undefined;
}

export interface InstantFilter {
  readonly eq?: string | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface IntFilter {
  readonly eq?: number | null | undefined;
  readonly gt?: number | null | undefined;
  readonly gte?: number | null | undefined;
  readonly lt?: number | null | undefined;
  readonly lte?: number | null | undefined;
  readonly in?: readonly number[] | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface LabelCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name: string;
  readonly slug?: string | null | undefined;
}

export interface LabelDeleteInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export interface LabelFilter {
  readonly and?: readonly LabelFilter[] | null | undefined;
  readonly or?: readonly LabelFilter[] | null | undefined;
  readonly not?: LabelFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly slug?: TextFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
}

export interface LabelOrder {
  readonly field: LabelOrderField;
  readonly direction: OrderDirection;
}

export type LabelOrderField = 'CREATED_AT' | 'NAME' | 'SLUG';

export interface LabelUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
}

export interface LabelsFilter {
  readonly any?: LabelFilter | null | undefined;
  readonly none?: LabelFilter | null | undefined;
}

export interface MemberActivityFilter {
  readonly types?: MemberActivityTypesFilter | null | undefined;
  readonly memberId?: IdFilter | null | undefined;
  readonly occurredAt?: InstantFilter | null | undefined;
  readonly complimentary?: boolean | null | undefined;
}

export type MemberActivityType = 'SIGNUP' | 'NEWSLETTER' | 'EMAIL_CHANGE' | 'SUBSCRIPTION' | 'PAYMENT';

export interface MemberActivityTypesFilter {
  readonly any?: readonly MemberActivityType[] | null | undefined;
  readonly none?: readonly MemberActivityType[] | null | undefined;
}

export interface MemberAttributionInput {
  readonly id?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly referrerSource?: string | null | undefined;
  readonly referrerMedium?: string | null | undefined;
  readonly referrerUrl?: string | null | undefined;
}

export interface MemberBy {
  readonly email?: string | null | undefined;
  readonly uuid?: string | null | undefined;
  readonly foreignKey?: ForeignKeyInput | null | undefined;
}

export interface MemberCommentingDisableInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly reason: string;
  readonly until?: string | null | undefined;
}

export interface MemberCommentingEnableInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export interface MemberCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly geolocation?: Record<string, unknown> | null | undefined;
  readonly preferences?: Record<string, unknown> | null | undefined;
  readonly activationCode?: string | null | undefined;
  readonly commentNotifications?: boolean | null | undefined;
  readonly announcementEmails?: boolean | null | undefined;
  readonly labelNames?: readonly string[] | null | undefined;
  readonly labels?: readonly string[] | null | undefined;
  readonly newsletterIds?: readonly string[] | null | undefined;
  readonly subscribed?: boolean | null | undefined;
  readonly complimentaryTier?: ComplimentaryTierInput | null | undefined;
  readonly email?: string | null | undefined;
  readonly meta?: Record<string, unknown> | null | undefined;
  readonly attribution?: MemberAttributionInput | null | undefined;
  readonly creatorId?: string | null | undefined;
}

export interface MemberDeleteInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly cancelSubscriptions?: boolean | undefined;
}

export interface MemberDeleteManyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly filter?: MemberFilter | null | undefined;
  readonly all?: boolean | undefined;
  readonly expectedCount?: number | null | undefined;
  readonly cancelSubscriptions?: boolean | undefined;
}

export interface MemberEmailSuppressionRemoveInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export interface MemberFilter {
  readonly and?: readonly MemberFilter[] | null | undefined;
  readonly or?: readonly MemberFilter[] | null | undefined;
  readonly not?: MemberFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly creatorId?: IdFilter | null | undefined;
  readonly email?: TextFilter | null | undefined;
  readonly emailVerified?: BooleanFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly note?: TextFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
  readonly updatedAt?: InstantFilter | null | undefined;
  readonly lastSeenAt?: InstantFilter | null | undefined;
  readonly deletedAt?: InstantFilter | null | undefined;
  readonly identities?: IdentitiesFilter | null | undefined;
  readonly labels?: LabelsFilter | null | undefined;
  readonly newsletters?: NewslettersFilter | null | undefined;
  readonly subscriptions?: SubscriptionsFilter | null | undefined;
  readonly entitlements?: EntitlementsFilter | null | undefined;
  readonly purchases?: PurchasesFilter | null | undefined;
  readonly uuid?: IdFilter | null | undefined;
  readonly status?: MemberStatusFilter | null | undefined;
  readonly subscribed?: BooleanFilter | null | undefined;
  readonly emailCount?: IntFilter | null | undefined;
  readonly emailOpenedCount?: IntFilter | null | undefined;
  readonly emailOpenRate?: IntFilter | null | undefined;
  readonly emailSuppressed?: BooleanFilter | null | undefined;
  readonly commentNotifications?: BooleanFilter | null | undefined;
  readonly announcementEmails?: ChoiceFilter | null | undefined;
  readonly geolocation?: GeolocationFilter | null | undefined;
  readonly attributionId?: AttributionIdFilter | null | undefined;
  readonly tiers?: MemberTiersFilter | null | undefined;
  readonly currentSubscription?: SubscriptionsFilter | null | undefined;
  readonly discounts?: DiscountsFilter | null | undefined;
  readonly engagementLevel?: EngagementLevelFilter | null | undefined;
  readonly standing?: MemberStandingFilter | null | undefined;
  readonly tier?: TierFilter | null | undefined;
}

export interface MemberImportRow {
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly subscribed?: boolean | null | undefined;
  readonly complimentary?: boolean | null | undefined;
  readonly giftId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly createdAt?: string | null | undefined;
  readonly labels?: readonly string[] | null | undefined;
  readonly tiers?: readonly string[] | null | undefined;
}

export interface MemberOrder {
  readonly field: MemberOrderField;
  readonly direction: OrderDirection;
}

export type MemberOrderField = 'ID' | 'CREATED_AT' | 'UPDATED_AT' | 'LAST_SEEN_AT' | 'EMAIL' | 'NAME' | 'NOTE' | 'UUID' | 'EMAIL_COUNT' | 'EMAIL_OPENED_COUNT' | 'EMAIL_OPEN_RATE' | 'STATUS';

export type MemberStanding = 'ACTIVE' | 'PAUSED' | 'CHURNED';

export interface MemberStandingFilter {
  readonly eq?: MemberStanding | null | undefined;
  readonly in?: readonly MemberStanding[] | null | undefined;
}

export type MemberStatus = 'FREE' | 'COMPED' | 'GIFT' | 'PAID';

export interface MemberStatusFilter {
  readonly eq?: MemberStatus | null | undefined;
  readonly ne?: MemberStatus | null | undefined;
  readonly in?: readonly MemberStatus[] | null | undefined;
}

export interface MemberSubscriptionInput {
  readonly tierId?: string | null | undefined;
  readonly priceId?: string | null | undefined;
  readonly paymentMethod?: string | null | undefined;
  readonly paused?: boolean | null | undefined;
}

export interface MemberTiersFilter {
  readonly any?: TierFilter | null | undefined;
  readonly none?: TierFilter | null | undefined;
}

export interface MemberUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly geolocation?: Record<string, unknown> | null | undefined;
  readonly preferences?: Record<string, unknown> | null | undefined;
  readonly activationCode?: string | null | undefined;
  readonly commentNotifications?: boolean | null | undefined;
  readonly announcementEmails?: boolean | null | undefined;
  readonly labelNames?: readonly string[] | null | undefined;
  readonly labels?: readonly string[] | null | undefined;
  readonly newsletterIds?: readonly string[] | null | undefined;
  readonly subscribed?: boolean | null | undefined;
  readonly complimentaryTier?: ComplimentaryTierInput | null | undefined;
  readonly tiers?: readonly ComplimentaryTierInput[] | null | undefined;
  readonly subscription?: MemberSubscriptionInput | null | undefined;
  readonly id: string;
  readonly email?: string | null | undefined;
  readonly meta?: Record<string, unknown> | null | undefined;
}

export interface NewsletterCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly subscribeOnSignup?: boolean | null | undefined;
  readonly sortOrder?: number | null | undefined;
  readonly settings?: Record<string, unknown> | null | undefined;
  readonly name: string;
}

export interface NewsletterFilter {
  readonly and?: readonly NewsletterFilter[] | null | undefined;
  readonly or?: readonly NewsletterFilter[] | null | undefined;
  readonly not?: NewsletterFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly slug?: TextFilter | null | undefined;
  readonly active?: BooleanFilter | null | undefined;
  readonly status?: NewsletterStatusFilter | null | undefined;
  readonly subscribeOnSignup?: BooleanFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
}

export interface NewsletterOrder {
  readonly field: NewsletterOrderField;
  readonly direction: OrderDirection;
}

export type NewsletterOrderField = 'ID' | 'SORT_ORDER' | 'CREATED_AT' | 'NAME' | 'SLUG';

export type NewsletterStatus = 'ACTIVE' | 'ARCHIVED';

export interface NewsletterStatusFilter {
  readonly eq?: NewsletterStatus | null | undefined;
  readonly ne?: NewsletterStatus | null | undefined;
  readonly in?: readonly NewsletterStatus[] | null | undefined;
}

export interface NewsletterUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly subscribeOnSignup?: boolean | null | undefined;
  readonly sortOrder?: number | null | undefined;
  readonly settings?: Record<string, unknown> | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly status?: NewsletterStatus | null | undefined;
}

export interface NewslettersFilter {
  readonly any?: NewsletterFilter | null | undefined;
  readonly none?: NewsletterFilter | null | undefined;
}

export type OrderDirection = 'ASC' | 'DESC';

export type PriceInterval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

export interface PurchaseFilter {
  readonly and?: readonly PurchaseFilter[] | null | undefined;
  readonly or?: readonly PurchaseFilter[] | null | undefined;
  readonly not?: PurchaseFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly memberId?: IdFilter | null | undefined;
  readonly priceId?: IdFilter | null | undefined;
  readonly subscriptionId?: IdFilter | null | undefined;
  readonly kind?: PurchaseKindFilter | null | undefined;
  readonly status?: PurchaseStatusFilter | null | undefined;
  readonly amountMinor?: AmountFilter | null | undefined;
  readonly refundedMinor?: AmountFilter | null | undefined;
  readonly currency?: TextFilter | null | undefined;
  readonly provider?: TextFilter | null | undefined;
  readonly providerRef?: TextFilter | null | undefined;
  readonly purchasedAt?: InstantFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
  readonly updatedAt?: InstantFilter | null | undefined;
}

export type PurchaseKind = 'TIER' | 'TIP' | 'MERCHANDISE' | 'PAY_PER_VIEW' | 'GIFT';

export interface PurchaseKindFilter {
  readonly eq?: PurchaseKind | null | undefined;
  readonly ne?: PurchaseKind | null | undefined;
  readonly in?: readonly PurchaseKind[] | null | undefined;
}

export type PurchaseStatus = 'PENDING' | 'COMPLETED' | 'FAILED' | 'EXPIRED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';

export interface PurchaseStatusFilter {
  readonly eq?: PurchaseStatus | null | undefined;
  readonly ne?: PurchaseStatus | null | undefined;
  readonly in?: readonly PurchaseStatus[] | null | undefined;
}

export interface PurchasesFilter {
  readonly any?: PurchaseFilter | null | undefined;
  readonly none?: PurchaseFilter | null | undefined;
}

export interface SubscriptionFilter {
  readonly and?: readonly SubscriptionFilter[] | null | undefined;
  readonly or?: readonly SubscriptionFilter[] | null | undefined;
  readonly not?: SubscriptionFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly memberId?: IdFilter | null | undefined;
  readonly tierId?: IdFilter | null | undefined;
  readonly priceId?: IdFilter | null | undefined;
  readonly kind?: SubscriptionKindFilter | null | undefined;
  readonly status?: SubscriptionStatusFilter | null | undefined;
  readonly interval?: SubscriptionIntervalFilter | null | undefined;
  readonly cancelAtPeriodEnd?: BooleanFilter | null | undefined;
  readonly startedAt?: InstantFilter | null | undefined;
  readonly currentPeriodEndAt?: InstantFilter | null | undefined;
  readonly trialEndAt?: InstantFilter | null | undefined;
  readonly canceledAt?: InstantFilter | null | undefined;
  readonly endedAt?: InstantFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
  readonly updatedAt?: InstantFilter | null | undefined;
}

export interface SubscriptionIntervalFilter {
  readonly eq?: PriceInterval | null | undefined;
  readonly in?: readonly PriceInterval[] | null | undefined;
}

export type SubscriptionKind = 'PAID' | 'COMPLIMENTARY' | 'GIFT';

export interface SubscriptionKindFilter {
  readonly eq?: SubscriptionKind | null | undefined;
  readonly ne?: SubscriptionKind | null | undefined;
  readonly in?: readonly SubscriptionKind[] | null | undefined;
}

export type SubscriptionStatus = 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';

export interface SubscriptionStatusFilter {
  readonly eq?: SubscriptionStatus | null | undefined;
  readonly ne?: SubscriptionStatus | null | undefined;
  readonly in?: readonly SubscriptionStatus[] | null | undefined;
}

export interface SubscriptionsFilter {
  readonly any?: SubscriptionFilter | null | undefined;
  readonly none?: SubscriptionFilter | null | undefined;
}

export interface TextFilter {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly contains?: string | null | undefined;
  readonly startsWith?: string | null | undefined;
  readonly endsWith?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
  readonly ignoreCase?: boolean | null | undefined;
}

export interface TierCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly benefits?: readonly string[] | null | undefined;
  readonly visibility?: TierVisibility | null | undefined;
  readonly limit?: number | null | undefined;
  readonly trialDays?: number | null | undefined;
  readonly welcomePageUrl?: string | null | undefined;
  readonly rank?: number | null | undefined;
  readonly productIds?: readonly string[] | null | undefined;
  readonly monthlyAmountMinor?: number | null | undefined;
  readonly yearlyAmountMinor?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly name: string;
  readonly type?: TierType | null | undefined;
  readonly creatorId?: string | null | undefined;
}

export interface TierFilter {
  readonly and?: readonly TierFilter[] | null | undefined;
  readonly or?: readonly TierFilter[] | null | undefined;
  readonly not?: TierFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly creatorId?: IdFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly slug?: TextFilter | null | undefined;
  readonly type?: TierTypeFilter | null | undefined;
  readonly visibility?: TierVisibilityFilter | null | undefined;
  readonly active?: BooleanFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
  readonly updatedAt?: InstantFilter | null | undefined;
}

export interface TierOrder {
  readonly field: TierOrderField;
  readonly direction: OrderDirection;
}

export type TierOrderField = 'ID' | 'RANK' | 'CREATED_AT' | 'UPDATED_AT' | 'NAME' | 'SLUG';

export type TierType = 'FREE' | 'PAID';

export interface TierTypeFilter {
  readonly eq?: TierType | null | undefined;
  readonly in?: readonly TierType[] | null | undefined;
}

export interface TierUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly benefits?: readonly string[] | null | undefined;
  readonly visibility?: TierVisibility | null | undefined;
  readonly limit?: number | null | undefined;
  readonly trialDays?: number | null | undefined;
  readonly welcomePageUrl?: string | null | undefined;
  readonly rank?: number | null | undefined;
  readonly productIds?: readonly string[] | null | undefined;
  readonly monthlyAmountMinor?: number | null | undefined;
  readonly yearlyAmountMinor?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly active?: boolean | null | undefined;
}

export type TierVisibility = 'PUBLIC' | 'NONE';

export interface TierVisibilityFilter {
  readonly eq?: TierVisibility | null | undefined;
  readonly in?: readonly TierVisibility[] | null | undefined;
}

export interface WebhookEndpointCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly secret?: string | null | undefined;
  readonly apiVersion?: string | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
  readonly status?: WebhookStatus | null | undefined;
  readonly format: WebhookFormat;
  readonly url: string;
  readonly events: readonly string[];
}

export interface WebhookEndpointDeleteInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export interface WebhookEndpointUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly secret?: string | null | undefined;
  readonly apiVersion?: string | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
  readonly status?: WebhookStatus | null | undefined;
  readonly id: string;
  readonly url?: string | null | undefined;
  readonly events?: readonly string[] | null | undefined;
}

export type WebhookFormat = 'NATIVE' | 'AUDIENCE' | 'ALLEGRO' | 'GHOST';

export type WebhookStatus = 'ACTIVE' | 'DISABLED';

export type LabelFields = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly createdAt: string;
  readonly updatedAt: string;
};

const LabelFieldsText = `
fragment LabelFields on Label {
  id
  name
  slug
  createdAt
  updatedAt
}
`;

export type TierFields = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly active: boolean;
  readonly type: 'FREE' | 'PAID';
  readonly description: string | null;
  readonly visibility: 'PUBLIC' | 'NONE';
  readonly benefits: readonly string[];
  readonly trialDays: number;
  readonly welcomePageUrl: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly monthlyPrice: {
    readonly amountMinor: number;
    readonly currency: string;
  } | null;
  readonly yearlyPrice: {
    readonly amountMinor: number;
    readonly currency: string;
  } | null;
};

const TierFieldsText = `
fragment TierFields on Tier {
  id
  name
  slug
  active
  type
  description
  visibility
  benefits
  trialDays
  welcomePageUrl
  createdAt
  updatedAt
  monthlyPrice {
    amountMinor
    currency
  }
  yearlyPrice {
    amountMinor
    currency
  }
}
`;

export type OfferFields = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly displayTitle: string | null;
  readonly displayDescription: string | null;
  readonly type: 'PERCENT' | 'FIXED' | 'TRIAL';
  readonly cadence: 'MONTH' | 'YEAR';
  readonly amount: number;
  readonly duration: 'ONCE' | 'REPEATING' | 'FOREVER' | 'TRIAL';
  readonly durationMonths: number | null;
  readonly currency: string | null;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly redemptionCount: number;
  readonly redemptionType: 'SIGNUP' | 'RETENTION';
  readonly createdAt: string;
  readonly lastRedeemedAt: string | null;
  readonly tier: {
    readonly id: string;
    readonly name: string;
  } | null;
};

const OfferFieldsText = `
fragment OfferFields on Discount {
  id
  name
  code
  displayTitle
  displayDescription
  type
  cadence
  amount
  duration
  durationMonths
  currency
  status
  redemptionCount
  redemptionType
  createdAt
  lastRedeemedAt
  tier {
    id
    name
  }
}
`;

export type SubscriptionFields = {
  readonly id: string;
  readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
  readonly status: 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
  readonly givesAccess: boolean;
  readonly startedAt: string;
  readonly currentPeriodEndAt: string | null;
  readonly cancelAtPeriodEnd: boolean;
  readonly cancelReason: string | null;
  readonly cardLast4: string | null;
  readonly trialStartAt: string | null;
  readonly trialEndAt: string | null;
  readonly discountStartAt: string | null;
  readonly discountEndAt: string | null;
  readonly providerIds: Record<string, unknown> | null;
  readonly price: {
    readonly id: string;
    readonly nickname: string | null;
    readonly amountMinor: number;
    readonly currency: string;
    readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
    readonly type: 'RECURRING' | 'ONE_TIME' | 'DONATION';
  } | null;
  readonly tier: TierFields | null;
  readonly discount: OfferFields | null;
  readonly redemptions: readonly ({
    readonly discount: OfferFields;
  })[];
  readonly nextPayment: {
    readonly originalAmountMinor: number;
    readonly amountMinor: number;
    readonly currency: string | null;
    readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
    readonly discount: {
      readonly id: string;
      readonly duration: 'ONCE' | 'REPEATING' | 'FOREVER' | 'TRIAL';
      readonly durationMonths: number | null;
      readonly type: 'PERCENT' | 'FIXED' | 'TRIAL';
      readonly amount: number;
    } | null;
  } | null;
};

const SubscriptionFieldsText = `
fragment SubscriptionFields on MemberSubscription {
  id
  kind
  status
  givesAccess
  startedAt
  currentPeriodEndAt
  cancelAtPeriodEnd
  cancelReason
  cardLast4
  trialStartAt
  trialEndAt
  discountStartAt
  discountEndAt
  providerIds
  price {
    id
    nickname
    amountMinor
    currency
    interval
    type
  }
  tier {
    ...TierFields
  }
  discount {
    ...OfferFields
  }
  redemptions {
    discount {
      ...OfferFields
    }
  }
  nextPayment {
    originalAmountMinor
    amountMinor
    currency
    interval
    discount {
      id
      duration
      durationMonths
      type
      amount
    }
  }
}
`;

export type MemberFields = {
  readonly id: string;
  readonly uuid: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly note: string | null;
  readonly geolocation: Record<string, unknown> | null;
  readonly subscribed: boolean;
  readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastSeenAt: string | null;
  readonly emailCount: number;
  readonly emailOpenedCount: number;
  readonly emailOpenRate: number | null;
  readonly commentNotifications: boolean;
  readonly announcementEmails: boolean | null;
  readonly unsubscribeKey: string | null;
  readonly canComment: boolean;
  readonly commenting: {
    readonly disabled: boolean;
    readonly reason: string | null;
    readonly until: string | null;
  };
  readonly emailSuppression: {
    readonly reason: 'BOUNCE' | 'COMPLAINT';
    readonly suppressedAt: string | null;
  } | null;
  readonly labels: readonly LabelFields[];
  readonly newsletters: readonly ({
    readonly id: string;
    readonly name: string;
    readonly description: string | null;
    readonly status: 'ACTIVE' | 'ARCHIVED';
  })[];
  readonly subscriptions: readonly SubscriptionFields[];
};

const MemberFieldsText = `
fragment MemberFields on Member {
  id
  uuid
  email
  name
  note
  geolocation
  subscribed
  status
  createdAt
  updatedAt
  lastSeenAt
  emailCount
  emailOpenedCount
  emailOpenRate
  commentNotifications
  announcementEmails
  unsubscribeKey
  canComment
  commenting {
    disabled
    reason
    until
  }
  emailSuppression {
    reason
    suppressedAt
  }
  labels {
    ...LabelFields
  }
  newsletters(active: true) {
    id
    name
    description
    status
  }
  subscriptions {
    ...SubscriptionFields
  }
}
`;

export type WholeMemberFields = MemberFields & {
  readonly attribution: {
    readonly id: string | null;
    readonly type: string | null;
    readonly url: string | null;
    readonly title: string | null;
    readonly referrerSource: string | null;
    readonly referrerMedium: string | null;
    readonly referrerUrl: string | null;
  } | null;
};

const WholeMemberFieldsText = `
fragment WholeMemberFields on Member {
  ...MemberFields
  attribution {
    id
    type
    url
    title
    referrerSource
    referrerMedium
    referrerUrl
  }
}
`;

export type NewsletterFields = {
  readonly id: string;
  readonly uuid: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string | null;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly subscribeOnSignup: boolean;
  readonly sortOrder: number;
  readonly settings: Record<string, unknown>;
  readonly createdAt: string;
  readonly updatedAt: string;
};

const NewsletterFieldsText = `
fragment NewsletterFields on Newsletter {
  id
  uuid
  name
  slug
  description
  status
  subscribeOnSignup
  sortOrder
  settings
  createdAt
  updatedAt
}
`;

export type WebhookFields = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly name: string | null;
  readonly secret: string | null;
  readonly apiVersion: string | null;
  readonly credentialId: string | null;
  readonly lastTriggeredAt: string | null;
  readonly lastTriggeredStatus: string | null;
  readonly lastTriggeredError: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

const WebhookFieldsText = `
fragment WebhookFields on WebhookEndpoint {
  id
  url
  events
  name
  secret
  apiVersion
  credentialId
  lastTriggeredAt
  lastTriggeredStatus
  lastTriggeredError
  createdAt
  updatedAt
}
`;

export type ActivityMemberFields = {
  readonly id: string;
  readonly uuid: string;
  readonly name: string | null;
  readonly email: string | null;
};

const ActivityMemberFieldsText = `
fragment ActivityMemberFields on Member {
  id
  uuid
  name
  email
}
`;

export type ReadSiteData = {
  readonly organization: {
    readonly id: string;
    readonly title: string;
    readonly timeZone: string;
  };
};

export type ReadSiteVariables = Record<string, never>;

export const ReadSite = parse(
  `
query ReadSite {
  organization {
    id
    title
    timeZone
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadSiteData, ReadSiteVariables>;

export type BrowseMembersData = {
  readonly members: {
    readonly totalCount: number;
    readonly nodes: readonly MemberFields[];
  };
};

export type BrowseMembersVariables = {
  readonly filter?: MemberFilter | null | undefined;
  readonly orderBy?: readonly MemberOrder[] | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const BrowseMembers = parse(
  `
query BrowseMembers($filter: MemberFilter, $orderBy: [MemberOrder!], $first: Int!, $after: String) {
  members(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes {
      ...MemberFields
    }
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<BrowseMembersData, BrowseMembersVariables>;

export type ReadMemberData = {
  readonly member: WholeMemberFields | null;
};

export type ReadMemberVariables = {
  readonly id: string;
};

export const ReadMember = parse(
  `
query ReadMember($id: ID!) {
  member(id: $id) {
    ...WholeMemberFields
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadMemberData, ReadMemberVariables>;

export type ReadMemberByData = {
  readonly member: WholeMemberFields | null;
};

export type ReadMemberByVariables = {
  readonly by: MemberBy;
};

export const ReadMemberBy = parse(
  `
query ReadMemberBy($by: MemberBy!) {
  member(by: $by) {
    ...WholeMemberFields
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadMemberByData, ReadMemberByVariables>;

export type FindMemberData = {
  readonly member: {
    readonly id: string;
  } | null;
};

export type FindMemberVariables = {
  readonly id: string;
};

export const FindMember = parse(
  `
query FindMember($id: ID!) {
  member(id: $id) {
    id
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<FindMemberData, FindMemberVariables>;

export type AddMemberData = {
  readonly memberCreate: {
    readonly member: WholeMemberFields;
  };
};

export type AddMemberVariables = {
  readonly input: MemberCreateInput;
};

export const AddMember = parse(
  `
mutation AddMember($input: MemberCreateInput!) {
  memberCreate(input: $input) {
    member {
      ...WholeMemberFields
    }
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<AddMemberData, AddMemberVariables>;

export type EditMemberData = {
  readonly memberUpdate: {
    readonly member: WholeMemberFields;
  };
};

export type EditMemberVariables = {
  readonly input: MemberUpdateInput;
};

export const EditMember = parse(
  `
mutation EditMember($input: MemberUpdateInput!) {
  memberUpdate(input: $input) {
    member {
      ...WholeMemberFields
    }
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EditMemberData, EditMemberVariables>;

export type DeleteMemberData = {
  readonly memberDelete: {
    readonly member: {
      readonly id: string;
    };
  };
};

export type DeleteMemberVariables = {
  readonly input: MemberDeleteInput;
};

export const DeleteMember = parse(
  `
mutation DeleteMember($input: MemberDeleteInput!) {
  memberDelete(input: $input) {
    member {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<DeleteMemberData, DeleteMemberVariables>;

export type DisableCommentingData = {
  readonly memberCommentingDisable: {
    readonly member: WholeMemberFields;
  };
};

export type DisableCommentingVariables = {
  readonly input: MemberCommentingDisableInput;
};

export const DisableCommenting = parse(
  `
mutation DisableCommenting($input: MemberCommentingDisableInput!) {
  memberCommentingDisable(input: $input) {
    member {
      ...WholeMemberFields
    }
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<DisableCommentingData, DisableCommentingVariables>;

export type EnableCommentingData = {
  readonly memberCommentingEnable: {
    readonly member: WholeMemberFields;
  };
};

export type EnableCommentingVariables = {
  readonly input: MemberCommentingEnableInput;
};

export const EnableCommenting = parse(
  `
mutation EnableCommenting($input: MemberCommentingEnableInput!) {
  memberCommentingEnable(input: $input) {
    member {
      ...WholeMemberFields
    }
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EnableCommentingData, EnableCommentingVariables>;

export type RemoveSuppressionData = {
  readonly memberEmailSuppressionRemove: {
    readonly member: {
      readonly id: string;
    };
  };
};

export type RemoveSuppressionVariables = {
  readonly input: MemberEmailSuppressionRemoveInput;
};

export const RemoveSuppression = parse(
  `
mutation RemoveSuppression($input: MemberEmailSuppressionRemoveInput!) {
  memberEmailSuppressionRemove(input: $input) {
    member {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<RemoveSuppressionData, RemoveSuppressionVariables>;

export type DeleteMembersData = {
  readonly memberDeleteMany: {
    readonly successful: number;
    readonly unsuccessful: number;
    readonly failures: readonly ({
      readonly id: string;
      readonly message: string;
    })[];
  };
};

export type DeleteMembersVariables = {
  readonly input: MemberDeleteManyInput;
};

export const DeleteMembers = parse(
  `
mutation DeleteMembers($input: MemberDeleteManyInput!) {
  memberDeleteMany(input: $input) {
    successful
    unsuccessful
    failures {
      id
      message
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<DeleteMembersData, DeleteMembersVariables>;

export type EditMembersData = {
  readonly memberUnsubscribeMany?: {
    readonly successful: number;
    readonly unsuccessful: number;
    readonly failures: readonly ({
      readonly id: string;
      readonly message: string;
    })[];
  };
  readonly memberLabelAddMany?: {
    readonly successful: number;
    readonly unsuccessful: number;
    readonly failures: readonly ({
      readonly id: string;
      readonly message: string;
    })[];
  };
  readonly memberLabelRemoveMany?: {
    readonly successful: number;
    readonly unsuccessful: number;
    readonly failures: readonly ({
      readonly id: string;
      readonly message: string;
    })[];
  };
};

export type EditMembersVariables = {
  readonly filter?: MemberFilter | null | undefined;
  readonly all: boolean;
  readonly expectedCount?: number | null | undefined;
  readonly newsletterId?: string | null | undefined;
  readonly labelId?: string | undefined;
  readonly unsubscribes: boolean;
  readonly addsLabel: boolean;
  readonly removesLabel: boolean;
};

export const EditMembers = parse(
  `
mutation EditMembers($filter: MemberFilter, $all: Boolean!, $expectedCount: Int, $newsletterId: ID, $labelId: ID! = "", $unsubscribes: Boolean!, $addsLabel: Boolean!, $removesLabel: Boolean!) {
  memberUnsubscribeMany(
    input: {filter: $filter, all: $all, expectedCount: $expectedCount, newsletterId: $newsletterId}
  ) @include(if: $unsubscribes) {
    successful
    unsuccessful
    failures {
      id
      message
    }
  }
  memberLabelAddMany(
    input: {filter: $filter, all: $all, expectedCount: $expectedCount, labelId: $labelId}
  ) @include(if: $addsLabel) {
    successful
    unsuccessful
    failures {
      id
      message
    }
  }
  memberLabelRemoveMany(
    input: {filter: $filter, all: $all, expectedCount: $expectedCount, labelId: $labelId}
  ) @include(if: $removesLabel) {
    successful
    unsuccessful
    failures {
      id
      message
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<EditMembersData, EditMembersVariables>;

export type BrowseLabelsData = {
  readonly labels: {
    readonly totalCount: number;
    readonly nodes: readonly (LabelFields & {
      readonly memberCount?: number;
    })[];
  };
};

export type BrowseLabelsVariables = {
  readonly filter?: LabelFilter | null | undefined;
  readonly orderBy?: LabelOrder | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly withCount: boolean;
};

export const BrowseLabels = parse(
  `
query BrowseLabels($filter: LabelFilter, $orderBy: LabelOrder, $first: Int!, $after: String, $withCount: Boolean!) {
  labels(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes {
      ...LabelFields
      memberCount @include(if: $withCount)
    }
  }
}
${LabelFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<BrowseLabelsData, BrowseLabelsVariables>;

export type ReadLabelData = {
  readonly label: LabelFields & {
    readonly memberCount?: number;
  } | null;
};

export type ReadLabelVariables = {
  readonly id: string;
  readonly withCount: boolean;
};

export const ReadLabel = parse(
  `
query ReadLabel($id: ID!, $withCount: Boolean!) {
  label(id: $id) {
    ...LabelFields
    memberCount @include(if: $withCount)
  }
}
${LabelFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadLabelData, ReadLabelVariables>;

export type ReadLabelBySlugData = {
  readonly labelBySlug: LabelFields & {
    readonly memberCount?: number;
  } | null;
};

export type ReadLabelBySlugVariables = {
  readonly slug: string;
  readonly withCount: boolean;
};

export const ReadLabelBySlug = parse(
  `
query ReadLabelBySlug($slug: String!, $withCount: Boolean!) {
  labelBySlug(slug: $slug) {
    ...LabelFields
    memberCount @include(if: $withCount)
  }
}
${LabelFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadLabelBySlugData, ReadLabelBySlugVariables>;

export type AddLabelData = {
  readonly labelCreate: {
    readonly label: LabelFields;
  };
};

export type AddLabelVariables = {
  readonly input: LabelCreateInput;
};

export const AddLabel = parse(
  `
mutation AddLabel($input: LabelCreateInput!) {
  labelCreate(input: $input) {
    label {
      ...LabelFields
    }
  }
}
${LabelFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<AddLabelData, AddLabelVariables>;

export type EditLabelData = {
  readonly labelUpdate: {
    readonly label: LabelFields;
  };
};

export type EditLabelVariables = {
  readonly input: LabelUpdateInput;
};

export const EditLabel = parse(
  `
mutation EditLabel($input: LabelUpdateInput!) {
  labelUpdate(input: $input) {
    label {
      ...LabelFields
    }
  }
}
${LabelFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EditLabelData, EditLabelVariables>;

export type DeleteLabelData = {
  readonly labelDelete: {
    readonly label: {
      readonly id: string;
    };
  };
};

export type DeleteLabelVariables = {
  readonly input: LabelDeleteInput;
};

export const DeleteLabel = parse(
  `
mutation DeleteLabel($input: LabelDeleteInput!) {
  labelDelete(input: $input) {
    label {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<DeleteLabelData, DeleteLabelVariables>;

export type BrowseNewslettersData = {
  readonly newsletters: {
    readonly totalCount: number;
    readonly nodes: readonly (NewsletterFields & {
      readonly memberCount?: number;
      readonly activeMemberCount?: number;
    })[];
  };
};

export type BrowseNewslettersVariables = {
  readonly filter?: NewsletterFilter | null | undefined;
  readonly orderBy?: NewsletterOrder | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly withMembers: boolean;
  readonly withActiveMembers: boolean;
};

export const BrowseNewsletters = parse(
  `
query BrowseNewsletters($filter: NewsletterFilter, $orderBy: NewsletterOrder, $first: Int!, $after: String, $withMembers: Boolean!, $withActiveMembers: Boolean!) {
  newsletters(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes {
      ...NewsletterFields
      memberCount @include(if: $withMembers)
      activeMemberCount @include(if: $withActiveMembers)
    }
  }
}
${NewsletterFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<BrowseNewslettersData, BrowseNewslettersVariables>;

export type ReadNewsletterData = {
  readonly newsletter: NewsletterFields & {
    readonly memberCount?: number;
    readonly activeMemberCount?: number;
  } | null;
};

export type ReadNewsletterVariables = {
  readonly id: string;
  readonly withMembers: boolean;
  readonly withActiveMembers: boolean;
};

export const ReadNewsletter = parse(
  `
query ReadNewsletter($id: ID!, $withMembers: Boolean!, $withActiveMembers: Boolean!) {
  newsletter(id: $id) {
    ...NewsletterFields
    memberCount @include(if: $withMembers)
    activeMemberCount @include(if: $withActiveMembers)
  }
}
${NewsletterFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadNewsletterData, ReadNewsletterVariables>;

export type AddNewsletterData = {
  readonly newsletterCreate: {
    readonly newsletter: NewsletterFields;
  };
};

export type AddNewsletterVariables = {
  readonly input: NewsletterCreateInput;
};

export const AddNewsletter = parse(
  `
mutation AddNewsletter($input: NewsletterCreateInput!) {
  newsletterCreate(input: $input) {
    newsletter {
      ...NewsletterFields
    }
  }
}
${NewsletterFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<AddNewsletterData, AddNewsletterVariables>;

export type EditNewsletterData = {
  readonly newsletterUpdate: {
    readonly newsletter: NewsletterFields;
  };
};

export type EditNewsletterVariables = {
  readonly input: NewsletterUpdateInput;
};

export const EditNewsletter = parse(
  `
mutation EditNewsletter($input: NewsletterUpdateInput!) {
  newsletterUpdate(input: $input) {
    newsletter {
      ...NewsletterFields
    }
  }
}
${NewsletterFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EditNewsletterData, EditNewsletterVariables>;

export type BrowseTiersData = {
  readonly tiers: {
    readonly totalCount: number;
    readonly nodes: readonly TierFields[];
  };
};

export type BrowseTiersVariables = {
  readonly filter?: TierFilter | null | undefined;
  readonly orderBy?: TierOrder | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const BrowseTiers = parse(
  `
query BrowseTiers($filter: TierFilter, $orderBy: TierOrder, $first: Int!, $after: String) {
  tiers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes {
      ...TierFields
    }
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<BrowseTiersData, BrowseTiersVariables>;

export type ReadTierData = {
  readonly tier: TierFields | null;
};

export type ReadTierVariables = {
  readonly id: string;
};

export const ReadTier = parse(
  `
query ReadTier($id: ID!) {
  tier(id: $id) {
    ...TierFields
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadTierData, ReadTierVariables>;

export type AddTierData = {
  readonly tierCreate: {
    readonly tier: TierFields;
  };
};

export type AddTierVariables = {
  readonly input: TierCreateInput;
};

export const AddTier = parse(
  `
mutation AddTier($input: TierCreateInput!) {
  tierCreate(input: $input) {
    tier {
      ...TierFields
    }
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<AddTierData, AddTierVariables>;

export type EditTierData = {
  readonly tierUpdate: {
    readonly tier: TierFields;
  };
};

export type EditTierVariables = {
  readonly input: TierUpdateInput;
};

export const EditTier = parse(
  `
mutation EditTier($input: TierUpdateInput!) {
  tierUpdate(input: $input) {
    tier {
      ...TierFields
    }
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EditTierData, EditTierVariables>;

export type BrowseOffersData = {
  readonly discounts: {
    readonly nodes: readonly OfferFields[];
  };
};

export type BrowseOffersVariables = {
  readonly filter?: DiscountFilter | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const BrowseOffers = parse(
  `
query BrowseOffers($filter: DiscountFilter, $first: Int!, $after: String) {
  discounts(filter: $filter, first: $first, after: $after) {
    nodes {
      ...OfferFields
    }
  }
}
${OfferFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<BrowseOffersData, BrowseOffersVariables>;

export type ReadOfferData = {
  readonly discount: OfferFields | null;
};

export type ReadOfferVariables = {
  readonly id: string;
};

export const ReadOffer = parse(
  `
query ReadOffer($id: ID!) {
  discount(id: $id) {
    ...OfferFields
  }
}
${OfferFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadOfferData, ReadOfferVariables>;

export type AddOfferData = {
  readonly discountCreate: {
    readonly discount: OfferFields;
  };
};

export type AddOfferVariables = {
  readonly input: DiscountCreateInput;
};

export const AddOffer = parse(
  `
mutation AddOffer($input: DiscountCreateInput!) {
  discountCreate(input: $input) {
    discount {
      ...OfferFields
    }
  }
}
${OfferFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<AddOfferData, AddOfferVariables>;

export type EditOfferData = {
  readonly discountUpdate: {
    readonly discount: OfferFields;
  };
};

export type EditOfferVariables = {
  readonly input: DiscountUpdateInput;
};

export const EditOffer = parse(
  `
mutation EditOffer($input: DiscountUpdateInput!) {
  discountUpdate(input: $input) {
    discount {
      ...OfferFields
    }
  }
}
${OfferFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EditOfferData, EditOfferVariables>;

export type AddWebhookData = {
  readonly webhookEndpointCreate: {
    readonly webhookEndpoint: WebhookFields;
  };
};

export type AddWebhookVariables = {
  readonly input: WebhookEndpointCreateInput;
};

export const AddWebhook = parse(
  `
mutation AddWebhook($input: WebhookEndpointCreateInput!) {
  webhookEndpointCreate(input: $input) {
    webhookEndpoint {
      ...WebhookFields
    }
  }
}
${WebhookFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<AddWebhookData, AddWebhookVariables>;

export type EditWebhookData = {
  readonly webhookEndpointUpdate: {
    readonly webhookEndpoint: WebhookFields;
  };
};

export type EditWebhookVariables = {
  readonly input: WebhookEndpointUpdateInput;
};

export const EditWebhook = parse(
  `
mutation EditWebhook($input: WebhookEndpointUpdateInput!) {
  webhookEndpointUpdate(input: $input) {
    webhookEndpoint {
      ...WebhookFields
    }
  }
}
${WebhookFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<EditWebhookData, EditWebhookVariables>;

export type DeleteWebhookData = {
  readonly webhookEndpointDelete: {
    readonly webhookEndpoint: {
      readonly id: string;
    };
  };
};

export type DeleteWebhookVariables = {
  readonly input: WebhookEndpointDeleteInput;
};

export const DeleteWebhook = parse(
  `
mutation DeleteWebhook($input: WebhookEndpointDeleteInput!) {
  webhookEndpointDelete(input: $input) {
    webhookEndpoint {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<DeleteWebhookData, DeleteWebhookVariables>;

export type ReadMemberCountsData = {
  readonly memberCountHistory: readonly ({
    readonly date: string;
    readonly paid: number;
    readonly free: number;
    readonly comped: number;
    readonly gift: number;
  })[];
  readonly members: {
    readonly totalCount: number;
  };
};

export type ReadMemberCountsVariables = Record<string, never>;

export const ReadMemberCounts = parse(
  `
query ReadMemberCounts {
  memberCountHistory {
    date
    paid
    free
    comped
    gift
  }
  members {
    totalCount
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadMemberCountsData, ReadMemberCountsVariables>;

export type ReadMrrData = {
  readonly mrrHistory: readonly ({
    readonly currency: string;
    readonly points: readonly ({
      readonly date: string;
      readonly amountMinor: number;
    })[];
  })[];
};

export type ReadMrrVariables = Record<string, never>;

export const ReadMrr = parse(
  `
query ReadMrr {
  mrrHistory {
    currency
    points {
      date
      amountMinor
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadMrrData, ReadMrrVariables>;

export type BrowseEventsData = {
  readonly memberActivities: {
    readonly totalCount: number;
    readonly nodes: readonly ({
      readonly id: string;
      readonly type: 'SIGNUP' | 'NEWSLETTER' | 'EMAIL_CHANGE' | 'SUBSCRIPTION' | 'PAYMENT';
      readonly dialect: string;
      readonly occurredAt: string;
      readonly memberId: string;
      readonly fromEmail: string | null;
      readonly toEmail: string | null;
      readonly subscribed: boolean | null;
      readonly change: string | null;
      readonly amountMinor: number | null;
      readonly currency: string | null;
      readonly member: ActivityMemberFields & {
        readonly subscriptions: readonly ({
          readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
          readonly startedAt: string;
        })[];
        readonly attribution: {
          readonly id: string | null;
          readonly type: string | null;
          readonly url: string | null;
          readonly title: string | null;
          readonly referrerSource: string | null;
          readonly referrerMedium: string | null;
          readonly referrerUrl: string | null;
        } | null;
      } | null;
      readonly newsletter: NewsletterFields | null;
      readonly subscription: {
        readonly id: string;
        readonly startedAt: string;
        readonly tier: {
          readonly id: string;
          readonly name: string;
        } | null;
      } | null;
    })[];
  };
};

export type BrowseEventsVariables = {
  readonly filter?: MemberActivityFilter | null | undefined;
  readonly first: number;
};

export const BrowseEvents = parse(
  `
query BrowseEvents($filter: MemberActivityFilter, $first: Int!) {
  memberActivities(filter: $filter, first: $first) {
    totalCount
    nodes {
      id
      type
      dialect
      occurredAt
      memberId
      fromEmail
      toEmail
      subscribed
      change
      amountMinor
      currency
      member {
        ...ActivityMemberFields
        subscriptions {
          kind
          startedAt
        }
        attribution {
          id
          type
          url
          title
          referrerSource
          referrerMedium
          referrerUrl
        }
      }
      newsletter {
        ...NewsletterFields
      }
      subscription {
        id
        startedAt
        tier {
          id
          name
        }
      }
    }
  }
}
${NewsletterFieldsText}
${ActivityMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<BrowseEventsData, BrowseEventsVariables>;

export type ExportMembersData = {
  readonly members: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly email: string | null;
      readonly name: string | null;
      readonly note: string | null;
      readonly subscribed: boolean;
      readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
      readonly createdAt: string;
      readonly importedCustomerId: string | null;
      readonly labels: readonly ({
        readonly name: string;
      })[];
      readonly subscriptions: readonly ({
        readonly id: string;
        readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
        readonly givesAccess: boolean;
        readonly providerIds: Record<string, unknown> | null;
        readonly tier: {
          readonly name: string;
        } | null;
      })[];
    })[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type ExportMembersVariables = {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly filter?: MemberFilter | null | undefined;
};

export const ExportMembers = parse(
  `
query ExportMembers($first: Int!, $after: String, $filter: MemberFilter) {
  members(
    first: $first
    after: $after
    filter: $filter
    orderBy: [{field: ID, direction: ASC}]
  ) {
    nodes {
      id
      email
      name
      note
      subscribed
      status
      createdAt
      importedCustomerId
      labels {
        name
      }
      subscriptions {
        id
        kind
        givesAccess
        providerIds
        tier {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ExportMembersData, ExportMembersVariables>;

export type ImportMembersData = {
  readonly memberImport: {
    readonly results: readonly ({
      readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'INVALID';
      readonly problems: readonly string[];
    })[];
  };
};

export type ImportMembersVariables = {
  readonly rows: readonly MemberImportRow[];
};

export const ImportMembers = parse(
  `
mutation ImportMembers($rows: [MemberImportRow!]!) {
  memberImport(input: {rows: $rows}) {
    results {
      outcome
      problems
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ImportMembersData, ImportMembersVariables>;

export type ReadImportLabelData = {
  readonly labels: {
    readonly nodes: readonly LabelFields[];
  };
};

export type ReadImportLabelVariables = {
  readonly name: string;
};

export const ReadImportLabel = parse(
  `
query ReadImportLabel($name: String!) {
  labels(first: 1, filter: {name: {eq: $name}}) {
    nodes {
      ...LabelFields
    }
  }
}
${LabelFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadImportLabelData, ReadImportLabelVariables>;

export type ReadToldMembersData = {
  readonly members: {
    readonly nodes: readonly WholeMemberFields[];
  };
};

export type ReadToldMembersVariables = {
  readonly ids: readonly string[];
};

export const ReadToldMembers = parse(
  `
query ReadToldMembers($ids: [ID!]!) {
  members(first: 64, filter: {id: {in: $ids}}, includeDeleted: true) {
    nodes {
      ...WholeMemberFields
    }
  }
}
${LabelFieldsText}
${TierFieldsText}
${OfferFieldsText}
${SubscriptionFieldsText}
${MemberFieldsText}
${WholeMemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldMembersData, ReadToldMembersVariables>;

export type ReadToldNewslettersData = {
  readonly newsletters: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
      readonly description: string | null;
      readonly status: 'ACTIVE' | 'ARCHIVED';
    })[];
  };
};

export type ReadToldNewslettersVariables = {
  readonly ids: readonly string[];
};

export const ReadToldNewsletters = parse(
  `
query ReadToldNewsletters($ids: [ID!]!) {
  newsletters(first: 200, filter: {id: {in: $ids}}) {
    nodes {
      id
      name
      description
      status
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldNewslettersData, ReadToldNewslettersVariables>;
