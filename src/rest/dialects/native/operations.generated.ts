/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export type ReadToldMembersData = {
  readonly members: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly uuid: string;
      readonly email: string | null;
      readonly emailVerified: boolean;
      readonly name: string | null;
      readonly note: string | null;
      readonly meta: Record<string, unknown>;
      readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
      readonly subscribed: boolean;
      readonly lastSeenAt: string | null;
      readonly createdAt: string;
      readonly updatedAt: string;
      readonly deletedAt: string | null;
      readonly erasedAt: string | null;
      readonly labels: readonly ({
        readonly id: string;
        readonly name: string;
        readonly slug: string;
      })[];
      readonly identities: readonly ({
        readonly key: string;
        readonly value: string;
      })[];
      readonly entitlements: readonly ({
        readonly id: string;
        readonly source: 'SUBSCRIPTION' | 'PURCHASE' | 'GIFT' | 'MANUAL' | 'IMPORT';
        readonly startedAt: string;
        readonly endedAt: string | null;
        readonly product: {
          readonly id: string;
          readonly name: string;
          readonly slug: string;
        } | null;
      })[];
    })[];
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
      id
      uuid
      email
      emailVerified
      name
      note
      meta
      status
      subscribed
      lastSeenAt
      createdAt
      updatedAt
      deletedAt
      erasedAt
      labels {
        id
        name
        slug
      }
      identities {
        key
        value
      }
      entitlements(active: true) {
        id
        source
        startedAt
        endedAt
        product {
          id
          name
          slug
        }
      }
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldMembersData, ReadToldMembersVariables>;

export type ReadToldSubscriptionData = {
  readonly subscription: {
    readonly id: string;
    readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
    readonly status: 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
    readonly startedAt: string;
    readonly currentPeriodStartAt: string;
    readonly currentPeriodEndAt: string | null;
    readonly cancelAtPeriodEnd: boolean;
    readonly canceledAt: string | null;
    readonly endedAt: string | null;
    readonly pausedAt: string | null;
    readonly resumeAt: string | null;
    readonly trialEndAt: string | null;
    readonly provider: string | null;
    readonly tier: {
      readonly id: string;
      readonly name: string;
      readonly slug: string;
    } | null;
    readonly price: {
      readonly id: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
      readonly intervalCount: number;
    } | null;
  } | null;
};

export type ReadToldSubscriptionVariables = {
  readonly id: string;
};

export const ReadToldSubscription = parse(
  `
query ReadToldSubscription($id: ID!) {
  subscription(id: $id) {
    id
    kind
    status
    startedAt
    currentPeriodStartAt
    currentPeriodEndAt
    cancelAtPeriodEnd
    canceledAt
    endedAt
    pausedAt
    resumeAt
    trialEndAt
    provider
    tier {
      id
      name
      slug
    }
    price {
      id
      amountMinor
      currency
      interval
      intervalCount
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldSubscriptionData, ReadToldSubscriptionVariables>;

export type ReadToldEntitlementData = {
  readonly entitlement: {
    readonly id: string;
    readonly source: 'SUBSCRIPTION' | 'PURCHASE' | 'GIFT' | 'MANUAL' | 'IMPORT';
    readonly status: 'SCHEDULED' | 'ACTIVE' | 'ENDED' | 'REVOKED';
    readonly startedAt: string;
    readonly endedAt: string | null;
    readonly revokedAt: string | null;
    readonly revokeReason: string | null;
    readonly note: string | null;
    readonly product: {
      readonly id: string;
      readonly name: string;
      readonly slug: string;
    } | null;
  } | null;
};

export type ReadToldEntitlementVariables = {
  readonly id: string;
};

export const ReadToldEntitlement = parse(
  `
query ReadToldEntitlement($id: ID!) {
  entitlement(id: $id) {
    id
    source
    status
    startedAt
    endedAt
    revokedAt
    revokeReason
    note
    product {
      id
      name
      slug
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldEntitlementData, ReadToldEntitlementVariables>;

export type ReadToldPurchaseData = {
  readonly purchase: {
    readonly id: string;
    readonly kind: 'TIER' | 'TIP' | 'MERCHANDISE' | 'PAY_PER_VIEW' | 'GIFT';
    readonly status: 'PENDING' | 'COMPLETED' | 'FAILED' | 'EXPIRED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
    readonly amountMinor: number;
    readonly refundedMinor: number;
    readonly currency: string;
    readonly provider: string;
    readonly providerRef: string | null;
    readonly purchasedAt: string;
    readonly price: {
      readonly id: string;
      readonly nickname: string | null;
    } | null;
  } | null;
};

export type ReadToldPurchaseVariables = {
  readonly id: string;
};

export const ReadToldPurchase = parse(
  `
query ReadToldPurchase($id: ID!) {
  purchase(id: $id) {
    id
    kind
    status
    amountMinor
    refundedMinor
    currency
    provider
    providerRef
    purchasedAt
    price {
      id
      nickname
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldPurchaseData, ReadToldPurchaseVariables>;

export type ReadToldTierData = {
  readonly tier: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly type: 'FREE' | 'PAID';
    readonly description: string | null;
    readonly rank: number;
    readonly active: boolean;
  } | null;
};

export type ReadToldTierVariables = {
  readonly id: string;
};

export const ReadToldTier = parse(
  `
query ReadToldTier($id: ID!) {
  tier(id: $id) {
    id
    name
    slug
    type
    description
    rank
    active
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldTierData, ReadToldTierVariables>;

export type ReadToldPriceData = {
  readonly price: {
    readonly id: string;
    readonly amountMinor: number;
    readonly currency: string;
    readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
    readonly intervalCount: number;
    readonly active: boolean;
  } | null;
};

export type ReadToldPriceVariables = {
  readonly id: string;
};

export const ReadToldPrice = parse(
  `
query ReadToldPrice($id: ID!) {
  price(id: $id) {
    id
    amountMinor
    currency
    interval
    intervalCount
    active
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldPriceData, ReadToldPriceVariables>;

export type ReadToldProductData = {
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly description: string | null;
    readonly active: boolean;
  } | null;
};

export type ReadToldProductVariables = {
  readonly id: string;
};

export const ReadToldProduct = parse(
  `
query ReadToldProduct($id: ID!) {
  product(id: $id) {
    id
    name
    slug
    description
    active
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldProductData, ReadToldProductVariables>;

export type ReadToldLabelData = {
  readonly label: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
  } | null;
};

export type ReadToldLabelVariables = {
  readonly id: string;
};

export const ReadToldLabel = parse(
  `
query ReadToldLabel($id: ID!) {
  label(id: $id) {
    id
    name
    slug
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldLabelData, ReadToldLabelVariables>;

export type ReadToldNewsletterData = {
  readonly newsletter: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly status: 'ACTIVE' | 'ARCHIVED';
    readonly description: string | null;
  } | null;
};

export type ReadToldNewsletterVariables = {
  readonly id: string;
};

export const ReadToldNewsletter = parse(
  `
query ReadToldNewsletter($id: ID!) {
  newsletter(id: $id) {
    id
    name
    slug
    status
    description
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldNewsletterData, ReadToldNewsletterVariables>;

export type ReadToldCreatorData = {
  readonly creator: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly isDefault: boolean;
  } | null;
};

export type ReadToldCreatorVariables = {
  readonly id: string;
};

export const ReadToldCreator = parse(
  `
query ReadToldCreator($id: ID!) {
  creator(id: $id) {
    id
    name
    slug
    isDefault
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldCreatorData, ReadToldCreatorVariables>;

export type ReadToldWebhookEndpointData = {
  readonly webhookEndpoint: {
    readonly id: string;
    readonly url: string;
    readonly events: readonly string[];
    readonly status: 'ACTIVE' | 'DISABLED';
    readonly disabledReason: 'STAFF' | 'GONE' | 'FAILING' | null;
  } | null;
};

export type ReadToldWebhookEndpointVariables = {
  readonly id: string;
};

export const ReadToldWebhookEndpoint = parse(
  `
query ReadToldWebhookEndpoint($id: ID!) {
  webhookEndpoint(id: $id) {
    id
    url
    events
    status
    disabledReason
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldWebhookEndpointData, ReadToldWebhookEndpointVariables>;

export type ReadToldTipJarData = {
  readonly tipJar: {
    readonly id: string;
    readonly name: string;
    readonly description: string | null;
    readonly currency: string;
    readonly goalMinor: number | null;
    readonly raisedMinor: number;
    readonly tipCount: number;
    readonly endsOn: string | null;
    readonly status: 'OPEN' | 'ENDED' | 'ARCHIVED';
    readonly createdAt: string;
    readonly updatedAt: string;
  } | null;
};

export type ReadToldTipJarVariables = {
  readonly id: string;
};

export const ReadToldTipJar = parse(
  `
query ReadToldTipJar($id: ID!) {
  tipJar(id: $id) {
    id
    name
    description
    currency
    goalMinor
    raisedMinor
    tipCount
    endsOn
    status
    createdAt
    updatedAt
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldTipJarData, ReadToldTipJarVariables>;

export type ReadToldTipData = {
  readonly tip: {
    readonly id: string;
    readonly status: 'COMPLETED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
    readonly amountMinor: number;
    readonly platformFeeMinor: number;
    readonly creatorReceivesMinor: number;
    readonly refundedMinor: number;
    readonly currency: string;
    readonly message: string | null;
    readonly anonymous: boolean;
    readonly reward: {
      readonly description: string;
    } | null;
    readonly tippedAt: string;
    readonly creator: {
      readonly id: string;
    } | null;
    readonly jar: {
      readonly id: string;
    } | null;
  } | null;
};

export type ReadToldTipVariables = {
  readonly id: string;
};

export const ReadToldTip = parse(
  `
query ReadToldTip($id: ID!) {
  tip(id: $id) {
    id
    status
    amountMinor
    platformFeeMinor
    creatorReceivesMinor
    refundedMinor
    currency
    message
    anonymous
    reward {
      description
    }
    tippedAt
    creator {
      id
    }
    jar {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldTipData, ReadToldTipVariables>;

export type ReadToldGiftData = {
  readonly gift: {
    readonly id: string;
    readonly status: 'SCHEDULED' | 'UNCLAIMED' | 'CLAIMED' | 'EXPIRED' | 'REFUNDED';
    readonly months: number;
    readonly amountMinor: number;
    readonly currency: string;
    readonly deliverAt: string;
    readonly expiresAt: string;
    readonly claimedAt: string | null;
    readonly tier: {
      readonly id: string;
    } | null;
    readonly toMember: {
      readonly id: string;
    } | null;
    readonly createdAt: string;
    readonly updatedAt: string;
  } | null;
};

export type ReadToldGiftVariables = {
  readonly id: string;
};

export const ReadToldGift = parse(
  `
query ReadToldGift($id: ID!) {
  gift(id: $id) {
    id
    status
    months
    amountMinor
    currency
    deliverAt
    expiresAt
    claimedAt
    tier {
      id
    }
    toMember {
      id
    }
    createdAt
    updatedAt
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldGiftData, ReadToldGiftVariables>;

export type ReadToldMilestoneData = {
  readonly milestone: {
    readonly id: string;
    readonly metric: 'MEMBERS' | 'REVENUE';
    readonly threshold: number;
    readonly value: number;
    readonly currency: string | null;
    readonly reachedAt: string;
    readonly creator: {
      readonly id: string;
    } | null;
  } | null;
};

export type ReadToldMilestoneVariables = {
  readonly id: string;
};

export const ReadToldMilestone = parse(
  `
query ReadToldMilestone($id: ID!) {
  milestone(id: $id) {
    id
    metric
    threshold
    value
    currency
    reachedAt
    creator {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldMilestoneData, ReadToldMilestoneVariables>;

export type ReadToldCampaignData = {
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly segment: 'ALL' | 'SUPERFANS' | 'ENGAGED' | 'CASUAL' | 'INACTIVE' | 'PAID' | 'FREE';
    readonly creator: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly message: {
      readonly subject: string;
    };
    readonly offer: {
      readonly percent: number;
      readonly durationMonths: number | null;
      readonly code: string;
    } | null;
    readonly channels: readonly ('EMAIL' | 'PUSH')[];
    readonly status: 'DRAFT' | 'SCHEDULED' | 'SENDING' | 'SENT' | 'CANCELED' | 'FAILED';
    readonly scheduledAt: string | null;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly messageCounts: {
      readonly total: number;
      readonly pending: number;
      readonly sent: number;
      readonly failed: number;
      readonly skipped: number;
      readonly canceled: number;
    };
    readonly createdAt: string;
    readonly updatedAt: string;
  } | null;
};

export type ReadToldCampaignVariables = {
  readonly id: string;
};

export const ReadToldCampaign = parse(
  `
query ReadToldCampaign($id: ID!) {
  campaign(id: $id) {
    id
    name
    type
    segment
    creator {
      id
      name
    }
    message {
      subject
    }
    offer {
      percent
      durationMonths
      code
    }
    channels
    status
    scheduledAt
    startedAt
    finishedAt
    messageCounts {
      total
      pending
      sent
      failed
      skipped
      canceled
    }
    createdAt
    updatedAt
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldCampaignData, ReadToldCampaignVariables>;

export type ReadToldAnnouncementData = {
  readonly announcement: {
    readonly id: string;
    readonly title: string;
    readonly content: string;
    readonly visibility: 'ALL_MEMBERS' | 'PAID_MEMBERS' | 'TIERS';
    readonly tiers: readonly ({
      readonly id: string;
      readonly name: string;
    })[];
    readonly creator: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly pinned: boolean;
    readonly notify: boolean;
    readonly channels: readonly ('EMAIL' | 'PUSH')[];
    readonly publishedAt: string;
    readonly archivedAt: string | null;
    readonly createdAt: string;
    readonly updatedAt: string;
  } | null;
};

export type ReadToldAnnouncementVariables = {
  readonly id: string;
};

export const ReadToldAnnouncement = parse(
  `
query ReadToldAnnouncement($id: ID!) {
  announcement(id: $id) {
    id
    title
    content
    visibility
    tiers {
      id
      name
    }
    creator {
      id
      name
    }
    pinned
    notify
    channels
    publishedAt
    archivedAt
    createdAt
    updatedAt
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldAnnouncementData, ReadToldAnnouncementVariables>;
