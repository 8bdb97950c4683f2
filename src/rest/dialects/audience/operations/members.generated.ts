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

export interface LabelFilter {
  readonly and?: readonly LabelFilter[] | null | undefined;
  readonly or?: readonly LabelFilter[] | null | undefined;
  readonly not?: LabelFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly name?: TextFilter | null | undefined;
  readonly slug?: TextFilter | null | undefined;
  readonly createdAt?: InstantFilter | null | undefined;
}

export interface LabelsFilter {
  readonly any?: LabelFilter | null | undefined;
  readonly none?: LabelFilter | null | undefined;
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

export type NewsletterStatus = 'ACTIVE' | 'ARCHIVED';

export interface NewsletterStatusFilter {
  readonly eq?: NewsletterStatus | null | undefined;
  readonly ne?: NewsletterStatus | null | undefined;
  readonly in?: readonly NewsletterStatus[] | null | undefined;
}

export interface NewslettersFilter {
  readonly any?: NewsletterFilter | null | undefined;
  readonly none?: NewsletterFilter | null | undefined;
}

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

export type TierType = 'FREE' | 'PAID';

export interface TierTypeFilter {
  readonly eq?: TierType | null | undefined;
  readonly in?: readonly TierType[] | null | undefined;
}

export type TierVisibility = 'PUBLIC' | 'NONE';

export interface TierVisibilityFilter {
  readonly eq?: TierVisibility | null | undefined;
  readonly in?: readonly TierVisibility[] | null | undefined;
}

export type MemberFields = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  readonly standing: 'ACTIVE' | 'PAUSED' | 'CHURNED';
  readonly createdAt: string;
  readonly lifetimeValueMinor: number;
  readonly creator: {
    readonly id: string;
  };
  readonly identities: readonly ({
    readonly key: string;
    readonly value: string;
  })[];
  readonly tier: TierOfMember | null;
  readonly engagement: {
    readonly level: 'SUPERFAN' | 'ENGAGED' | 'CASUAL' | 'INACTIVE';
    readonly score: number;
    readonly interactions30d: number;
    readonly lastInteractionAt: string | null;
  };
  readonly currentSubscription: SubscriptionFields | null;
};

const MemberFieldsText = `
fragment MemberFields on Member {
  id
  name
  email
  avatarUrl
  standing
  createdAt
  lifetimeValueMinor
  creator {
    id
  }
  identities {
    key
    value
  }
  tier {
    ...TierOfMember
  }
  engagement {
    level
    score
    interactions30d
    lastInteractionAt
  }
  currentSubscription {
    ...SubscriptionFields
  }
}
`;

export type TierOfMember = {
  readonly id: string;
  readonly name: string;
  readonly type: 'FREE' | 'PAID';
  readonly monthlyPrice: {
    readonly amountMinor: number;
    readonly currency: string;
  } | null;
};

const TierOfMemberText = `
fragment TierOfMember on Tier {
  id
  name
  type
  monthlyPrice {
    amountMinor
    currency
  }
}
`;

export type SubscriptionFields = {
  readonly id: string;
  readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
  readonly status: 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
  readonly startedAt: string;
  readonly monthsSubscribed: number;
  readonly currentPeriodEndAt: string | null;
  readonly cardLast4: string | null;
  readonly nextPayment: {
    readonly amountMinor: number;
  } | null;
  readonly price: {
    readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
    readonly intervalCount: number;
  } | null;
  readonly tier: {
    readonly id: string;
  } | null;
};

const SubscriptionFieldsText = `
fragment SubscriptionFields on MemberSubscription {
  id
  kind
  status
  startedAt
  monthsSubscribed
  currentPeriodEndAt
  cardLast4
  nextPayment {
    amountMinor
  }
  price {
    interval
    intervalCount
  }
  tier {
    id
  }
}
`;

export type MemberDetail = MemberFields & {
  readonly tier: {
    readonly benefits: readonly string[];
  } | null;
  readonly preferences: Record<string, unknown>;
  readonly giftsReceived: readonly ({
    readonly months: number;
    readonly deliverAt: string;
    readonly fromMember: {
      readonly id: string;
    } | null;
  })[];
  readonly lastSeenAt: string | null;
  readonly engagement: {
    readonly rank: number | null;
    readonly interactionsTotal: number;
    readonly contentViews: number;
    readonly comments: number;
    readonly shares: number;
    readonly personaConversations: number;
  };
  readonly timeline: {
    readonly nodes: readonly ({
      readonly kind: 'CONTENT_VIEW' | 'COMMENT' | 'SHARE' | 'REACTION' | 'PERSONA_CHAT' | 'TIP' | 'LOGIN' | 'MAIL_OPEN' | 'MAIL_CLICK' | 'CUSTOM';
      readonly name: string | null;
      readonly contentId: string | null;
      readonly occurredAt: string;
      readonly durationSeconds: number | null;
      readonly details: Record<string, unknown> | null;
    })[];
  };
};

const MemberDetailText = `
fragment MemberDetail on Member {
  ...MemberFields
  tier {
    benefits
  }
  preferences
  giftsReceived {
    months
    deliverAt
    fromMember {
      id
    }
  }
  lastSeenAt
  engagement {
    rank
    interactionsTotal
    contentViews
    comments
    shares
    personaConversations
  }
  timeline(first: 20) {
    nodes {
      kind
      name
      contentId
      occurredAt
      durationSeconds
      details
    }
  }
}
`;

export type ListMembersData = {
  readonly tiers?: {
    readonly totalCount: number;
  };
  readonly members: {
    readonly nodes: readonly MemberFields[];
    readonly totalCount: number;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
  readonly memberSegments: {
    readonly superfans: number;
    readonly engaged: number;
    readonly casual: number;
    readonly inactive: number;
  };
};

export type ListMembersVariables = {
  readonly filter: MemberFilter;
  readonly tier?: TierFilter | null | undefined;
  readonly ofTier: boolean;
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const ListMembers = parse(
  `
query ListMembers($filter: MemberFilter!, $tier: TierFilter, $ofTier: Boolean!, $first: Int!, $after: String) {
  tiers(first: 1, filter: $tier) @include(if: $ofTier) {
    totalCount
  }
  members(first: $first, after: $after, filter: $filter) {
    nodes {
      ...MemberFields
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  memberSegments(filter: $filter) {
    superfans
    engaged
    casual
    inactive
  }
}
${MemberFieldsText}
${TierOfMemberText}
${SubscriptionFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListMembersData, ListMembersVariables>;

export type ReadMemberData = {
  readonly member: MemberDetail | null;
};

export type ReadMemberVariables = {
  readonly id: string;
};

export const ReadMember = parse(
  `
query ReadMember($id: ID!) {
  member(id: $id) {
    ...MemberDetail
  }
}
${MemberFieldsText}
${TierOfMemberText}
${SubscriptionFieldsText}
${MemberDetailText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadMemberData, ReadMemberVariables>;

export type UpdateMemberData = {
  readonly memberUpdate: {
    readonly member: MemberDetail;
  };
};

export type UpdateMemberVariables = {
  readonly input: MemberUpdateInput;
};

export const UpdateMember = parse(
  `
mutation UpdateMember($input: MemberUpdateInput!) {
  memberUpdate(input: $input) {
    member {
      ...MemberDetail
    }
  }
}
${MemberFieldsText}
${TierOfMemberText}
${SubscriptionFieldsText}
${MemberDetailText}
`,
  { noLocation: true },
) as TypedDocumentNode<UpdateMemberData, UpdateMemberVariables>;
