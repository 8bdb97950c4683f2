/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export type ReadToldMemberData = {
  readonly members: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly name: string | null;
      readonly email: string | null;
      readonly status: 'FREE' | 'COMPED' | 'GIFT' | 'PAID';
      readonly createdAt: string;
      readonly creator: {
        readonly id: string;
      };
      readonly mainSubscription: {
        readonly id: string;
        readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
        readonly status: 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
        readonly startedAt: string;
        readonly tier: {
          readonly id: string;
          readonly name: string;
        } | null;
      } | null;
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

export type ReadToldMemberVariables = {
  readonly id: string;
};

export const ReadToldMember = parse(
  `
query ReadToldMember($id: ID!) {
  members(first: 1, filter: {id: {eq: $id}}, includeDeleted: true) {
    nodes {
      id
      name
      email
      status
      createdAt
      creator {
        id
      }
      mainSubscription {
        id
        kind
        status
        startedAt
        tier {
          id
          name
        }
      }
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
`,
  { noLocation: true },
) as TypedDocumentNode<ReadToldMemberData, ReadToldMemberVariables>;

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
