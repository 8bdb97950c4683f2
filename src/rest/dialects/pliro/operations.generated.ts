/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export interface ComplimentaryTierInput {
  readonly tierId?: string | null | undefined;
  readonly tierSlug?: string | null | undefined;
  readonly expiresAt?: string | null | undefined;
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

export interface SubscriptionCancelInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly atPeriodEnd?: boolean | undefined;
  readonly reason?: string | null | undefined;
}

export interface SubscriptionCreateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly memberId: string;
  readonly tierId: string;
  readonly priceId?: string | null | undefined;
  readonly complimentary?: boolean | undefined;
  readonly startedAt?: string | null | undefined;
  readonly trialDays?: number | null | undefined;
  readonly discountId?: string | null | undefined;
  readonly paymentMethod?: string | null | undefined;
}

export type MemberFields = {
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly newsletters: readonly ({
    readonly slug: string;
  })[];
  readonly mainSubscription: {
    readonly tier: {
      readonly slug: string;
    } | null;
  } | null;
};

const MemberFieldsText = `
fragment MemberFields on Member {
  id
  email
  name
  newsletters(active: true) {
    slug
  }
  mainSubscription {
    tier {
      slug
    }
  }
}
`;

export type CustomerFields = MemberFields & {
  readonly activationCode: string | null;
};

const CustomerFieldsText = `
fragment CustomerFields on Member {
  ...MemberFields
  activationCode
}
`;

export type SubscriptionFields = {
  readonly id: string;
  readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
  readonly givesAccess: boolean;
  readonly member: {
    readonly id: string;
  } | null;
  readonly tier: {
    readonly id: string;
  } | null;
  readonly price: {
    readonly id: string;
  } | null;
};

const SubscriptionFieldsText = `
fragment SubscriptionFields on MemberSubscription {
  id
  kind
  givesAccess
  member {
    id
  }
  tier {
    id
  }
  price {
    id
  }
}
`;

export type PlanFields = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: 'FREE' | 'PAID';
  readonly active: boolean;
};

const PlanFieldsText = `
fragment PlanFields on Tier {
  id
  slug
  name
  description
  type
  active
}
`;

export type PriceFields = {
  readonly id: string;
  readonly nickname: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
  readonly intervalCount: number;
  readonly active: boolean;
  readonly tier: {
    readonly id: string;
  };
};

const PriceFieldsText = `
fragment PriceFields on Price {
  id
  nickname
  amountMinor
  currency
  interval
  intervalCount
  active
  tier {
    id
  }
}
`;

export type NewsletterFields = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly status: 'ACTIVE' | 'ARCHIVED';
};

const NewsletterFieldsText = `
fragment NewsletterFields on Newsletter {
  id
  slug
  name
  description
  status
}
`;

export type ListMembersData = {
  readonly members: {
    readonly nodes: readonly MemberFields[];
  };
};

export type ListMembersVariables = {
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const ListMembers = parse(
  `
query ListMembers($first: Int!, $after: String) {
  members(
    first: $first
    after: $after
    filter: {email: {isNull: false}}
    orderBy: {field: ID, direction: DESC}
  ) {
    nodes {
      ...MemberFields
    }
  }
}
${MemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListMembersData, ListMembersVariables>;

export type ReadMemberData = {
  readonly member: MemberFields | null;
};

export type ReadMemberVariables = {
  readonly id: string;
};

export const ReadMember = parse(
  `
query ReadMember($id: ID!) {
  member(id: $id) {
    ...MemberFields
  }
}
${MemberFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadMemberData, ReadMemberVariables>;

export type ListCustomersData = {
  readonly members: {
    readonly nodes: readonly CustomerFields[];
  };
};

export type ListCustomersVariables = {
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const ListCustomers = parse(
  `
query ListCustomers($first: Int!, $after: String) {
  members(first: $first, after: $after, orderBy: {field: ID, direction: DESC}) {
    nodes {
      ...CustomerFields
    }
  }
}
${MemberFieldsText}
${CustomerFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListCustomersData, ListCustomersVariables>;

export type ReadCustomerData = {
  readonly member: CustomerFields | null;
};

export type ReadCustomerVariables = {
  readonly id: string;
};

export const ReadCustomer = parse(
  `
query ReadCustomer($id: ID!) {
  member(id: $id) {
    ...CustomerFields
  }
}
${MemberFieldsText}
${CustomerFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadCustomerData, ReadCustomerVariables>;

export type CreateCustomerData = {
  readonly memberCreate: {
    readonly member: CustomerFields;
  };
};

export type CreateCustomerVariables = {
  readonly input: MemberCreateInput;
};

export const CreateCustomer = parse(
  `
mutation CreateCustomer($input: MemberCreateInput!) {
  memberCreate(input: $input) {
    member {
      ...CustomerFields
    }
  }
}
${MemberFieldsText}
${CustomerFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CreateCustomerData, CreateCustomerVariables>;

export type ListSubscriptionsData = {
  readonly subscriptions: {
    readonly nodes: readonly SubscriptionFields[];
  };
};

export type ListSubscriptionsVariables = {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly memberId?: string | null | undefined;
};

export const ListSubscriptions = parse(
  `
query ListSubscriptions($first: Int!, $after: String, $memberId: ID) {
  subscriptions(
    first: $first
    after: $after
    filter: {memberId: {eq: $memberId}}
    orderBy: {field: ID, direction: DESC}
  ) {
    nodes {
      ...SubscriptionFields
    }
  }
}
${SubscriptionFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListSubscriptionsData, ListSubscriptionsVariables>;

export type ReadSubscriptionData = {
  readonly subscription: SubscriptionFields | null;
};

export type ReadSubscriptionVariables = {
  readonly id: string;
};

export const ReadSubscription = parse(
  `
query ReadSubscription($id: ID!) {
  subscription(id: $id) {
    ...SubscriptionFields
  }
}
${SubscriptionFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadSubscriptionData, ReadSubscriptionVariables>;

export type CreateSubscriptionData = {
  readonly subscriptionCreate: {
    readonly subscription: SubscriptionFields;
  };
};

export type CreateSubscriptionVariables = {
  readonly input: SubscriptionCreateInput;
};

export const CreateSubscription = parse(
  `
mutation CreateSubscription($input: SubscriptionCreateInput!) {
  subscriptionCreate(input: $input) {
    subscription {
      ...SubscriptionFields
    }
  }
}
${SubscriptionFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CreateSubscriptionData, CreateSubscriptionVariables>;

export type CancelSubscriptionData = {
  readonly subscriptionCancel: {
    readonly subscription: SubscriptionFields;
  };
};

export type CancelSubscriptionVariables = {
  readonly input: SubscriptionCancelInput;
};

export const CancelSubscription = parse(
  `
mutation CancelSubscription($input: SubscriptionCancelInput!) {
  subscriptionCancel(input: $input) {
    subscription {
      ...SubscriptionFields
    }
  }
}
${SubscriptionFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CancelSubscriptionData, CancelSubscriptionVariables>;

export type ListPlansData = {
  readonly paid?: {
    readonly nodes: readonly PlanFields[];
  };
  readonly free: {
    readonly nodes: readonly PlanFields[];
  };
};

export type ListPlansVariables = {
  readonly first: number;
  readonly paidAfter?: string | null | undefined;
  readonly freeAfter?: string | null | undefined;
  readonly withPaid: boolean;
};

export const ListPlans = parse(
  `
query ListPlans($first: Int!, $paidAfter: String, $freeAfter: String, $withPaid: Boolean!) {
  paid: tiers(
    first: $first
    after: $paidAfter
    filter: {type: {eq: PAID}, active: {eq: true}}
    orderBy: {field: ID, direction: DESC}
  ) @include(if: $withPaid) {
    nodes {
      ...PlanFields
    }
  }
  free: tiers(
    first: $first
    after: $freeAfter
    filter: {type: {eq: FREE}, active: {eq: true}}
    orderBy: {field: ID, direction: DESC}
  ) {
    nodes {
      ...PlanFields
    }
  }
}
${PlanFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListPlansData, ListPlansVariables>;

export type ReadPlanData = {
  readonly tier: PlanFields | null;
};

export type ReadPlanVariables = {
  readonly id: string;
};

export const ReadPlan = parse(
  `
query ReadPlan($id: ID!) {
  tier(id: $id) {
    ...PlanFields
  }
}
${PlanFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadPlanData, ReadPlanVariables>;

export type ListPricesData = {
  readonly prices: {
    readonly nodes: readonly PriceFields[];
  };
};

export type ListPricesVariables = {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly tierId?: string | null | undefined;
};

export const ListPrices = parse(
  `
query ListPrices($first: Int!, $after: String, $tierId: ID) {
  prices(
    first: $first
    after: $after
    filter: {tierId: {eq: $tierId}, type: {eq: RECURRING}, active: {eq: true}}
    orderBy: {field: ID, direction: DESC}
  ) {
    nodes {
      ...PriceFields
    }
  }
}
${PriceFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListPricesData, ListPricesVariables>;

export type ReadPriceData = {
  readonly price: PriceFields | null;
};

export type ReadPriceVariables = {
  readonly id: string;
};

export const ReadPrice = parse(
  `
query ReadPrice($id: ID!) {
  price(id: $id) {
    ...PriceFields
  }
}
${PriceFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadPriceData, ReadPriceVariables>;

export type ListNewslettersData = {
  readonly newsletters: {
    readonly nodes: readonly NewsletterFields[];
  };
};

export type ListNewslettersVariables = {
  readonly first: number;
  readonly after?: string | null | undefined;
};

export const ListNewsletters = parse(
  `
query ListNewsletters($first: Int!, $after: String) {
  newsletters(
    first: $first
    after: $after
    filter: {active: {eq: true}}
    orderBy: {field: ID, direction: DESC}
  ) {
    nodes {
      ...NewsletterFields
    }
  }
}
${NewsletterFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListNewslettersData, ListNewslettersVariables>;

export type ReadNewsletterData = {
  readonly newsletter: NewsletterFields | null;
};

export type ReadNewsletterVariables = {
  readonly id: string;
};

export const ReadNewsletter = parse(
  `
query ReadNewsletter($id: ID!) {
  newsletter(id: $id) {
    ...NewsletterFields
  }
}
${NewsletterFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadNewsletterData, ReadNewsletterVariables>;
