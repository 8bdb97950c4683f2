/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export type ReadCommunityData = {
  readonly communityStats: {
    readonly totalMembers: number;
    readonly activeToday: number;
    readonly postsToday: number;
    readonly commentsToday: number;
    readonly pendingReports: number;
    readonly autoModeratedToday: number;
    readonly topContributors: readonly ({
      readonly member: {
        readonly id: string;
        readonly name: string | null;
      };
      readonly contributions: number;
      readonly badge: string | null;
    })[];
    readonly trendingTopics: readonly ({
      readonly topic: string;
      readonly mentions: number;
    })[];
  };
};

export type ReadCommunityVariables = {
  readonly creatorId?: string | null | undefined;
};

export const ReadCommunity = parse(
  `
query ReadCommunity($creatorId: ID) {
  communityStats(creatorId: $creatorId) {
    totalMembers
    activeToday
    postsToday
    commentsToday
    pendingReports
    autoModeratedToday
    topContributors(first: 10) {
      member {
        id
        name
      }
      contributions
      badge
    }
    trendingTopics(first: 10) {
      topic
      mentions
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadCommunityData, ReadCommunityVariables>;
