/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export interface AmountFilter {
  readonly eq?: number | null | undefined;
  readonly gt?: number | null | undefined;
  readonly gte?: number | null | undefined;
  readonly lt?: number | null | undefined;
  readonly lte?: number | null | undefined;
}

export interface AnnouncementCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly title: string;
  readonly content: string;
  readonly visibility?: AnnouncementVisibility | null | undefined;
  readonly tierIds?: readonly string[] | null | undefined;
  readonly pinned?: boolean | null | undefined;
  readonly notify?: boolean | null | undefined;
  readonly channels?: readonly MessageChannel[] | null | undefined;
  readonly creatorId?: string | null | undefined;
}

export type AnnouncementVisibility = 'ALL_MEMBERS' | 'PAID_MEMBERS' | 'TIERS';

export interface AttributionIdFilter {
  readonly eq?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface BooleanFilter {
  readonly eq?: boolean | null | undefined;
}

export interface CampaignAudienceInput {
  readonly segment?: CampaignSegment | null | undefined;
  readonly inactiveDaysMin?: number | null | undefined;
  readonly wasPaidSubscriber?: boolean | null | undefined;
  readonly tierIds?: readonly string[] | null | undefined;
  readonly labelIds?: readonly string[] | null | undefined;
  readonly filter?: MemberFilter | null | undefined;
}

export interface CampaignCancelInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

export interface CampaignCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly name: string;
  readonly type: string;
  readonly audience?: CampaignAudienceInput | null | undefined;
  readonly message: CampaignMessageInput;
  readonly offer?: CampaignOfferInput | null | undefined;
  readonly channels: readonly MessageChannel[];
  readonly creatorId?: string | null | undefined;
  readonly scheduledAt?: string | null | undefined;
  readonly sendNow?: boolean | null | undefined;
}

export interface CampaignMessageInput {
  readonly subject: string;
  readonly body: string;
  readonly cta?: string | null | undefined;
  readonly ctaUrl?: string | null | undefined;
}

export interface CampaignOfferInput {
  readonly percent: number;
  readonly durationMonths?: number | null | undefined;
  readonly code: string;
  readonly tierIds?: readonly string[] | null | undefined;
}

export interface CampaignScheduleInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly scheduledAt?: string | null | undefined;
}

export type CampaignSegment = 'ALL' | 'SUPERFANS' | 'ENGAGED' | 'CASUAL' | 'INACTIVE' | 'PAID' | 'FREE';

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

export type MessageChannel = 'EMAIL' | 'PUSH';

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

export type ListCampaignsData = {
  readonly campaigns: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
      readonly type: string;
      readonly status: 'DRAFT' | 'SCHEDULED' | 'SENDING' | 'SENT' | 'CANCELED' | 'FAILED';
      readonly segment: 'ALL' | 'SUPERFANS' | 'ENGAGED' | 'CASUAL' | 'INACTIVE' | 'PAID' | 'FREE';
      readonly channels: readonly ('EMAIL' | 'PUSH')[];
      readonly scheduledAt: string | null;
      readonly startedAt: string | null;
      readonly finishedAt: string | null;
      readonly message: {
        readonly subject: string;
      };
      readonly offer: {
        readonly code: string;
        readonly percent: number;
      } | null;
      readonly messageCounts: {
        readonly total: number;
        readonly sent: number;
        readonly skipped: number;
        readonly failed: number;
        readonly pending: number;
        readonly opened: number;
        readonly clicked: number;
      };
      readonly result: {
        readonly recipients: number;
        readonly redemptions: number;
        readonly returned: number;
      } | null;
    })[];
  };
};

export type ListCampaignsVariables = Record<string, never>;

export const ListCampaigns: Operation<ListCampaignsData, ListCampaignsVariables> = {
  text: `
query ListCampaigns {
  campaigns(first: 50) {
    nodes {
      id
      name
      type
      status
      segment
      channels
      scheduledAt
      startedAt
      finishedAt
      message {
        subject
      }
      offer {
        code
        percent
      }
      messageCounts {
        total
        sent
        skipped
        failed
        pending
        opened
        clicked
      }
      result {
        recipients
        redemptions
        returned
      }
    }
  }
}
`,
};

export type PreviewCampaignData = {
  readonly campaignPreview: {
    readonly memberCount: number;
    readonly reach: readonly ({
      readonly channel: 'EMAIL' | 'PUSH';
      readonly memberCount: number;
    })[];
    readonly sample: readonly ({
      readonly id: string;
      readonly name: string | null;
      readonly email: string | null;
    })[];
  };
};

export type PreviewCampaignVariables = {
  readonly audience?: CampaignAudienceInput | null | undefined;
};

export const PreviewCampaign: Operation<PreviewCampaignData, PreviewCampaignVariables> = {
  text: `
query PreviewCampaign($audience: CampaignAudienceInput) {
  campaignPreview(audience: $audience) {
    memberCount
    reach {
      channel
      memberCount
    }
    sample {
      id
      name
      email
    }
  }
}
`,
};

export type CreateCampaignData = {
  readonly campaignCreate: {
    readonly campaign: {
      readonly id: string;
      readonly status: 'DRAFT' | 'SCHEDULED' | 'SENDING' | 'SENT' | 'CANCELED' | 'FAILED';
    };
  };
};

export type CreateCampaignVariables = {
  readonly input: CampaignCreateInput;
};

export const CreateCampaign: Operation<CreateCampaignData, CreateCampaignVariables> = {
  text: `
mutation CreateCampaign($input: CampaignCreateInput!) {
  campaignCreate(input: $input) {
    campaign {
      id
      status
    }
  }
}
`,
};

export type ScheduleCampaignData = {
  readonly campaignSchedule: {
    readonly campaign: {
      readonly id: string;
      readonly status: 'DRAFT' | 'SCHEDULED' | 'SENDING' | 'SENT' | 'CANCELED' | 'FAILED';
    };
  };
};

export type ScheduleCampaignVariables = {
  readonly input: CampaignScheduleInput;
};

export const ScheduleCampaign: Operation<ScheduleCampaignData, ScheduleCampaignVariables> = {
  text: `
mutation ScheduleCampaign($input: CampaignScheduleInput!) {
  campaignSchedule(input: $input) {
    campaign {
      id
      status
    }
  }
}
`,
};

export type CancelCampaignData = {
  readonly campaignCancel: {
    readonly campaign: {
      readonly id: string;
      readonly status: 'DRAFT' | 'SCHEDULED' | 'SENDING' | 'SENT' | 'CANCELED' | 'FAILED';
    };
  };
};

export type CancelCampaignVariables = {
  readonly input: CampaignCancelInput;
};

export const CancelCampaign: Operation<CancelCampaignData, CancelCampaignVariables> = {
  text: `
mutation CancelCampaign($input: CampaignCancelInput!) {
  campaignCancel(input: $input) {
    campaign {
      id
      status
    }
  }
}
`,
};

export type ListAnnouncementsData = {
  readonly announcements: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly title: string;
      readonly content: string;
      readonly visibility: 'ALL_MEMBERS' | 'PAID_MEMBERS' | 'TIERS';
      readonly pinned: boolean;
      readonly notify: boolean;
      readonly channels: readonly ('EMAIL' | 'PUSH')[];
      readonly publishedAt: string;
      readonly archivedAt: string | null;
      readonly messageCounts: {
        readonly total: number;
        readonly sent: number;
      };
    })[];
  };
};

export type ListAnnouncementsVariables = Record<string, never>;

export const ListAnnouncements: Operation<ListAnnouncementsData, ListAnnouncementsVariables> = {
  text: `
query ListAnnouncements {
  announcements(first: 50) {
    nodes {
      id
      title
      content
      visibility
      pinned
      notify
      channels
      publishedAt
      archivedAt
      messageCounts {
        total
        sent
      }
    }
  }
}
`,
};

export type CreateAnnouncementData = {
  readonly announcementCreate: {
    readonly announcement: {
      readonly id: string;
    };
  };
};

export type CreateAnnouncementVariables = {
  readonly input: AnnouncementCreateInput;
};

export const CreateAnnouncement: Operation<CreateAnnouncementData, CreateAnnouncementVariables> = {
  text: `
mutation CreateAnnouncement($input: AnnouncementCreateInput!) {
  announcementCreate(input: $input) {
    announcement {
      id
    }
  }
}
`,
};
