/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export type ListTipJarsData = {
  readonly tipJars: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string;
      readonly description: string | null;
      readonly currency: string;
      readonly goalMinor: number | null;
      readonly raisedMinor: number;
      readonly progress: number | null;
      readonly tipCount: number;
      readonly status: 'OPEN' | 'ENDED' | 'ARCHIVED';
      readonly endsOn: string | null;
      readonly creator: {
        readonly name: string;
      } | null;
      readonly rewards: readonly ({
        readonly thresholdMinor: number;
        readonly description: string;
      })[];
    })[];
  };
};

export type ListTipJarsVariables = Record<string, never>;

export const ListTipJars: Operation<ListTipJarsData, ListTipJarsVariables> = {
  text: `
query ListTipJars {
  tipJars(first: 100) {
    nodes {
      id
      name
      description
      currency
      goalMinor
      raisedMinor
      progress
      tipCount
      status
      endsOn
      creator {
        name
      }
      rewards {
        thresholdMinor
        description
      }
    }
  }
}
`,
};

export type ListTipsData = {
  readonly tips: {
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly ({
      readonly id: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly creatorReceivesMinor: number;
      readonly platformFeeMinor: number;
      readonly anonymous: boolean;
      readonly message: string | null;
      readonly status: 'COMPLETED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
      readonly tippedAt: string;
      readonly receiptPath: string;
      readonly jar: {
        readonly name: string;
      } | null;
      readonly member: {
        readonly id: string;
        readonly name: string | null;
        readonly email: string | null;
      } | null;
    })[];
  };
};

export type ListTipsVariables = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

export const ListTips: Operation<ListTipsData, ListTipsVariables> = {
  text: `
query ListTips($first: Int, $after: String) {
  tips(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      amountMinor
      currency
      creatorReceivesMinor
      platformFeeMinor
      anonymous
      message
      status
      tippedAt
      receiptPath
      jar {
        name
      }
      member {
        id
        name
        email
      }
    }
  }
}
`,
};
