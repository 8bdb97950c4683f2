/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

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

export interface MemberTiersFilter {
  readonly any?: TierFilter | null | undefined;
  readonly none?: TierFilter | null | undefined;
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

export type ListMembersData = {
  readonly members: {
    readonly totalCount: number;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string | null;
      readonly email: string | null;
      readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
      readonly standing: 'ACTIVE' | 'PAUSED' | 'CHURNED';
      readonly createdAt: string;
      readonly lastSeenAt: string | null;
      readonly creator: {
        readonly name: string;
      };
      readonly tier: {
        readonly name: string;
      } | null;
      readonly labels: readonly ({
        readonly id: string;
        readonly name: string;
      })[];
      readonly engagement: {
        readonly level: 'SUPERFAN' | 'ENGAGED' | 'CASUAL' | 'INACTIVE';
        readonly score: number;
      };
    })[];
  };
};

export type ListMembersVariables = {
  readonly filter?: MemberFilter | null | undefined;
  readonly orderBy?: readonly MemberOrder[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

export const ListMembers: Operation<ListMembersData, ListMembersVariables> = {
  text: `
query ListMembers($filter: MemberFilter, $orderBy: [MemberOrder!], $first: Int, $after: String) {
  members(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      email
      status
      standing
      createdAt
      lastSeenAt
      creator {
        name
      }
      tier {
        name
      }
      labels {
        id
        name
      }
      engagement {
        level
        score
      }
    }
  }
}
`,
};

export type ListMemberChoicesData = {
  readonly tiers: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
  };
  readonly labels: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
  };
};

export type ListMemberChoicesVariables = Record<string, never>;

export const ListMemberChoices: Operation<ListMemberChoicesData, ListMemberChoicesVariables> = {
  text: `
query ListMemberChoices {
  tiers(first: 200) {
    nodes {
      id
      name
    }
  }
  labels(first: 200) {
    nodes {
      id
      name
    }
  }
}
`,
};

export type ReadMemberData = {
  readonly member: {
    readonly id: string;
    readonly uuid: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly note: string | null;
    readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
    readonly standing: 'ACTIVE' | 'PAUSED' | 'CHURNED';
    readonly createdAt: string;
    readonly lastSeenAt: string | null;
    readonly lifetimeValueMinor: number;
    readonly emailSuppression: {
      readonly reason: 'BOUNCE' | 'COMPLAINT';
    } | null;
    readonly creator: {
      readonly name: string;
    };
    readonly labels: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
    readonly newsletters: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
    readonly engagement: {
      readonly level: 'SUPERFAN' | 'ENGAGED' | 'CASUAL' | 'INACTIVE';
      readonly score: number;
      readonly rank: number | null;
      readonly interactionsTotal: number;
      readonly interactions30d: number;
      readonly lastInteractionAt: string | null;
    };
    readonly subscriptions: readonly ({
      readonly id: string;
      readonly status: 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
      readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
      readonly startedAt: string;
      readonly currentPeriodEndAt: string | null;
      readonly cancelAtPeriodEnd: boolean;
      readonly endedAt: string | null;
      readonly tier: {
        readonly name: string;
      } | null;
      readonly price: {
        readonly amountMinor: number;
        readonly currency: string;
        readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
        readonly intervalCount: number;
      } | null;
    })[];
    readonly purchases: readonly ({
      readonly id: string;
      readonly kind: 'TIER' | 'TIP' | 'MERCHANDISE' | 'PAY_PER_VIEW' | 'GIFT';
      readonly status: 'PENDING' | 'COMPLETED' | 'FAILED' | 'EXPIRED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
      readonly amountMinor: number;
      readonly refundedMinor: number;
      readonly currency: string;
      readonly purchasedAt: string;
    })[];
    readonly timeline: {
      readonly nodes: readonly ({
        readonly id: string;
        readonly kind: 'CONTENT_VIEW' | 'COMMENT' | 'SHARE' | 'REACTION' | 'PERSONA_CHAT' | 'TIP' | 'LOGIN' | 'MAIL_OPEN' | 'MAIL_CLICK' | 'CUSTOM';
        readonly name: string | null;
        readonly contentId: string | null;
        readonly occurredAt: string;
        readonly durationSeconds: number | null;
      })[];
    };
  } | null;
};

export type ReadMemberVariables = {
  readonly id: string;
};

export const ReadMember: Operation<ReadMemberData, ReadMemberVariables> = {
  text: `
query ReadMember($id: ID!) {
  member(id: $id) {
    id
    uuid
    name
    email
    note
    status
    standing
    createdAt
    lastSeenAt
    lifetimeValueMinor
    emailSuppression {
      reason
    }
    creator {
      name
    }
    labels {
      id
      name
    }
    newsletters {
      id
      name
    }
    engagement {
      level
      score
      rank
      interactionsTotal
      interactions30d
      lastInteractionAt
    }
    subscriptions {
      id
      status
      kind
      startedAt
      currentPeriodEndAt
      cancelAtPeriodEnd
      endedAt
      tier {
        name
      }
      price {
        amountMinor
        currency
        interval
        intervalCount
      }
    }
    purchases {
      id
      kind
      status
      amountMinor
      refundedMinor
      currency
      purchasedAt
    }
    timeline(first: 20) {
      nodes {
        id
        kind
        name
        contentId
        occurredAt
        durationSeconds
      }
    }
  }
}
`,
};

export type ReadMemberAccessData = {
  readonly member: {
    readonly entitlements: readonly ({
      readonly id: string;
      readonly status: 'SCHEDULED' | 'ACTIVE' | 'ENDED' | 'REVOKED';
      readonly source: 'SUBSCRIPTION' | 'PURCHASE' | 'GIFT' | 'MANUAL' | 'IMPORT';
      readonly startedAt: string;
      readonly endedAt: string | null;
      readonly revokedAt: string | null;
      readonly revokeReason: string | null;
      readonly note: string | null;
      readonly product: {
        readonly id: string;
        readonly name: string;
      } | null;
    })[];
  } | null;
  readonly products: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
  };
};

export type ReadMemberAccessVariables = {
  readonly id: string;
  readonly asOf?: string | null | undefined;
};

export const ReadMemberAccess: Operation<ReadMemberAccessData, ReadMemberAccessVariables> = {
  text: `
query ReadMemberAccess($id: ID!, $asOf: DateTime) {
  member(id: $id) {
    entitlements(asOf: $asOf) {
      id
      status
      source
      startedAt
      endedAt
      revokedAt
      revokeReason
      note
      product {
        id
        name
      }
    }
  }
  products(first: 200) {
    nodes {
      id
      name
    }
  }
}
`,
};

export type ExplainAccessData = {
  readonly member: {
    readonly access: {
      readonly allowed: boolean;
      readonly explanation: string;
      readonly since: string | null;
      readonly until: string | null;
    };
  } | null;
};

export type ExplainAccessVariables = {
  readonly id: string;
  readonly productId: string;
  readonly at?: string | null | undefined;
};

export const ExplainAccess: Operation<ExplainAccessData, ExplainAccessVariables> = {
  text: `
query ExplainAccess($id: ID!, $productId: ID!, $at: DateTime) {
  member(id: $id) {
    access(productId: $productId, at: $at) {
      allowed
      explanation
      since
      until
    }
  }
}
`,
};
