/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

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

export type TierType = 'FREE' | 'PAID';

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

export type TierFields = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly benefits: readonly string[];
  readonly type: 'FREE' | 'PAID';
  readonly isDefault: boolean;
  readonly limit: number | null;
  readonly visibility: 'PUBLIC' | 'NONE';
  readonly memberCount: number;
  readonly monthlyRevenueMinor: number;
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
  description
  benefits
  type
  isDefault
  limit
  visibility
  memberCount
  monthlyRevenueMinor
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

export type ListTiersData = {
  readonly tiers: {
    readonly nodes: readonly TierFields[];
  };
};

export type ListTiersVariables = {
  readonly after?: string | null | undefined;
};

export const ListTiers = parse(
  `
query ListTiers($after: String) {
  tiers(first: 200, after: $after, filter: {active: {eq: true}}) {
    nodes {
      ...TierFields
    }
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<ListTiersData, ListTiersVariables>;

export type CreateTierData = {
  readonly tierCreate: {
    readonly tier: TierFields;
  };
};

export type CreateTierVariables = {
  readonly input: TierCreateInput;
};

export const CreateTier = parse(
  `
mutation CreateTier($input: TierCreateInput!) {
  tierCreate(input: $input) {
    tier {
      ...TierFields
    }
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<CreateTierData, CreateTierVariables>;

export type UpdateTierData = {
  readonly tierUpdate: {
    readonly tier: TierFields;
  };
};

export type UpdateTierVariables = {
  readonly input: TierUpdateInput;
};

export const UpdateTier = parse(
  `
mutation UpdateTier($input: TierUpdateInput!) {
  tierUpdate(input: $input) {
    tier {
      ...TierFields
    }
  }
}
${TierFieldsText}
`,
  { noLocation: true },
) as TypedDocumentNode<UpdateTierData, UpdateTierVariables>;
