/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

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

export type TierVisibility = 'PUBLIC' | 'NONE';

export type ListTiersData = {
  readonly tiers: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
      readonly slug: string;
      readonly type: 'FREE' | 'PAID';
      readonly active: boolean;
      readonly isDefault: boolean;
      readonly description: string | null;
      readonly benefits: readonly string[];
      readonly limit: number | null;
      readonly memberCount: number;
      readonly monthlyRevenueMinor: number;
      readonly visibility: 'PUBLIC' | 'NONE';
      readonly creator: {
        readonly name: string;
      } | null;
      readonly prices: readonly ({
        readonly id: string;
        readonly amountMinor: number;
        readonly currency: string;
        readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
        readonly intervalCount: number;
        readonly nickname: string | null;
      })[];
    })[];
  };
};

export type ListTiersVariables = Record<string, never>;

export const ListTiers: Operation<ListTiersData, ListTiersVariables> = {
  text: `
query ListTiers {
  tiers(first: 200) {
    nodes {
      id
      name
      slug
      type
      active
      isDefault
      description
      benefits
      limit
      memberCount
      monthlyRevenueMinor
      visibility
      creator {
        name
      }
      prices(active: true) {
        id
        amountMinor
        currency
        interval
        intervalCount
        nickname
      }
    }
  }
}
`,
};

export type CreateTierData = {
  readonly tierCreate: {
    readonly tier: {
      readonly id: string;
    };
  };
};

export type CreateTierVariables = {
  readonly input: TierCreateInput;
};

export const CreateTier: Operation<CreateTierData, CreateTierVariables> = {
  text: `
mutation CreateTier($input: TierCreateInput!) {
  tierCreate(input: $input) {
    tier {
      id
    }
  }
}
`,
};
