/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

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

export type TipFields = {
  readonly id: string;
  readonly status: 'COMPLETED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
  readonly amountMinor: number;
  readonly platformFeeMinor: number;
  readonly creatorReceivesMinor: number;
  readonly currency: string;
  readonly message: string | null;
  readonly anonymous: boolean;
  readonly reward: {
    readonly description: string;
    readonly instructions: string | null;
  } | null;
  readonly thankYouMessage: string;
  readonly tippedAt: string;
  readonly member: {
    readonly id: string;
  } | null;
  readonly creator: {
    readonly id: string;
  } | null;
  readonly jar: {
    readonly id: string;
  } | null;
};

const TipFieldsText = `
fragment TipFields on Tip {
  id
  status
  amountMinor
  platformFeeMinor
  creatorReceivesMinor
  currency
  message
  anonymous
  reward {
    description
    instructions
  }
  thankYouMessage
  tippedAt
  member {
    id
  }
  creator {
    id
  }
  jar {
    id
  }
}
`;

export type ReadToldMembersData = {
  readonly organization: {
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly members: {
    readonly nodes: readonly (MemberFields & {
      readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
      readonly entitlements: readonly ({
        readonly id: string;
        readonly product: {
          readonly id: string;
          readonly name: string;
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
  organization {
    currency
    timeZone
  }
  members(first: 64, filter: {id: {in: $ids}}, includeDeleted: true) {
    nodes {
      ...MemberFields
      status
      entitlements(active: true) {
        id
        product {
          id
          name
        }
      }
    }
  }
}
${MemberFieldsText}
${TierOfMemberText}
${SubscriptionFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldMembersData, ReadToldMembersVariables>;

export type ReadToldTiersData = {
  readonly tiers: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly rank: number;
    })[];
  };
};

export type ReadToldTiersVariables = {
  readonly ids: readonly string[];
};

export const ReadToldTiers = parse(
  `
query ReadToldTiers($ids: [ID!]!) {
  tiers(first: 2, filter: {id: {in: $ids}}) {
    nodes {
      id
      rank
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldTiersData, ReadToldTiersVariables>;

export type ReadToldAlertData = {
  readonly engagementAlert: {
    readonly id: string;
    readonly metric: 'INTERACTIONS' | 'CONTENT_VIEW' | 'COMMENT' | 'SHARE' | 'REACTION' | 'LOGIN';
    readonly direction: 'RISE' | 'FALL';
    readonly severity: 'INFO' | 'WARNING' | 'CRITICAL';
    readonly status: 'OPEN' | 'RESOLVED';
    readonly summary: string;
    readonly firstBucketAt: string;
    readonly lastBucketAt: string;
    readonly hours: number;
    readonly seen: number;
    readonly expected: {
      readonly low: number;
      readonly mean: number;
      readonly high: number;
    };
    readonly likelihood: number;
    readonly score: number;
    readonly drivers: readonly ({
      readonly member: {
        readonly id: string;
      } | null;
      readonly contentId: string | null;
      readonly seen: number;
      readonly before: number;
      readonly share: number;
    })[];
    readonly openedAt: string;
    readonly resolvedAt: string | null;
    readonly creator: {
      readonly id: string;
    } | null;
  } | null;
};

export type ReadToldAlertVariables = {
  readonly id: string;
};

export const ReadToldAlert = parse(
  `
query ReadToldAlert($id: ID!) {
  engagementAlert(id: $id) {
    id
    metric
    direction
    severity
    status
    summary
    firstBucketAt
    lastBucketAt
    hours
    seen
    expected {
      low
      mean
      high
    }
    likelihood
    score
    drivers {
      member {
        id
      }
      contentId
      seen
      before
      share
    }
    openedAt
    resolvedAt
    creator {
      id
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldAlertData, ReadToldAlertVariables>;

export type ReadToldTipData = {
  readonly tip: TipFields | null;
};

export type ReadToldTipVariables = {
  readonly id: string;
};

export const ReadToldTip = parse(
  `
query ReadToldTip($id: ID!) {
  tip(id: $id) {
    ...TipFields
  }
}
${TipFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldTipData, ReadToldTipVariables>;

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
