/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export interface CommunityModerateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly status: ContributionStatus;
}

export interface CommunityReportResolveInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly uphold: boolean;
}

export type ContributionStatus = 'VISIBLE' | 'HELD' | 'REMOVED';

export type ReadCommunityData = {
  readonly communityStats: {
    readonly totalMembers: number;
    readonly activeToday: number;
    readonly postsToday: number;
    readonly commentsToday: number;
    readonly pendingReports: number;
    readonly autoModeratedToday: number;
    readonly topContributors: readonly ({
      readonly contributions: number;
      readonly badge: string | null;
      readonly member: {
        readonly id: string;
        readonly name: string | null;
        readonly email: string | null;
      };
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

export const ReadCommunity: Operation<ReadCommunityData, ReadCommunityVariables> = {
  text: `
query ReadCommunity($creatorId: ID) {
  communityStats(creatorId: $creatorId) {
    totalMembers
    activeToday
    postsToday
    commentsToday
    pendingReports
    autoModeratedToday
    topContributors(first: 8) {
      contributions
      badge
      member {
        id
        name
        email
      }
    }
    trendingTopics(first: 8) {
      topic
      mentions
    }
  }
}
`,
};

export type ListReportsData = {
  readonly communityReports: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly reason: 'SPAM' | 'HARASSMENT' | 'HATE' | 'ILLEGAL' | 'OTHER';
      readonly note: string | null;
      readonly createdAt: string;
      readonly member: {
        readonly id: string;
        readonly name: string | null;
        readonly email: string | null;
      } | null;
      readonly post: {
        readonly id: string;
        readonly title: string | null;
        readonly body: string;
        readonly status: 'VISIBLE' | 'HELD' | 'REMOVED';
      } | null;
      readonly comment: {
        readonly id: string;
        readonly body: string;
        readonly status: 'VISIBLE' | 'HELD' | 'REMOVED';
      } | null;
    })[];
  };
};

export type ListReportsVariables = Record<string, never>;

export const ListReports: Operation<ListReportsData, ListReportsVariables> = {
  text: `
query ListReports {
  communityReports(first: 50, filter: {status: [PENDING]}) {
    nodes {
      id
      reason
      note
      createdAt
      member {
        id
        name
        email
      }
      post {
        id
        title
        body
        status
      }
      comment {
        id
        body
        status
      }
    }
  }
}
`,
};

export type ListHeldPostsData = {
  readonly communityPosts: {
    readonly nodes: readonly ({
      readonly id: string;
      readonly title: string | null;
      readonly body: string;
      readonly createdAt: string;
      readonly member: {
        readonly id: string;
        readonly name: string | null;
        readonly email: string | null;
      } | null;
    })[];
  };
};

export type ListHeldPostsVariables = Record<string, never>;

export const ListHeldPosts: Operation<ListHeldPostsData, ListHeldPostsVariables> = {
  text: `
query ListHeldPosts {
  communityPosts(first: 50, filter: {status: [HELD]}) {
    nodes {
      id
      title
      body
      createdAt
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

export type ResolveReportData = {
  readonly communityReportResolve: {
    readonly communityReport: {
      readonly id: string;
      readonly status: 'PENDING' | 'UPHELD' | 'DISMISSED';
    };
  };
};

export type ResolveReportVariables = {
  readonly input: CommunityReportResolveInput;
};

export const ResolveReport: Operation<ResolveReportData, ResolveReportVariables> = {
  text: `
mutation ResolveReport($input: CommunityReportResolveInput!) {
  communityReportResolve(input: $input) {
    communityReport {
      id
      status
    }
  }
}
`,
};

export type ModeratePostData = {
  readonly communityModerate: {
    readonly clientMutationId: string | null;
  };
};

export type ModeratePostVariables = {
  readonly input: CommunityModerateInput;
};

export const ModeratePost: Operation<ModeratePostData, ModeratePostVariables> = {
  text: `
mutation ModeratePost($input: CommunityModerateInput!) {
  communityModerate(input: $input) {
    clientMutationId
  }
}
`,
};
