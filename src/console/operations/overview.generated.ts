/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export type AnalyticsPeriod = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

export type ReadEngagementData = {
  readonly engagementAnalytics: {
    readonly asOf: string;
    readonly overview: {
      readonly totalMembers: number;
      readonly activeMembers: number;
      readonly newMembers: number;
      readonly churnedMembers: number;
      readonly netGrowth: number;
      readonly growthRate: number | null;
    };
    readonly engagement: {
      readonly avgEngagementScore: number | null;
      readonly interactionsTotal: number;
      readonly contentViews: number;
      readonly comments: number;
      readonly shares: number;
      readonly personaConversations: number;
    };
    readonly distribution: readonly ({
      readonly level: 'SUPERFAN' | 'ENGAGED' | 'CASUAL' | 'INACTIVE';
      readonly count: number;
      readonly percent: number;
      readonly avgInteractions: number;
    })[];
    readonly trends: {
      readonly engagementTrend: number | null;
      readonly retentionRate: number | null;
    };
  };
};

export type ReadEngagementVariables = {
  readonly period: AnalyticsPeriod;
  readonly creatorId?: string | null | undefined;
};

export const ReadEngagement: Operation<ReadEngagementData, ReadEngagementVariables> = {
  text: `
query ReadEngagement($period: AnalyticsPeriod!, $creatorId: ID) {
  engagementAnalytics(period: $period, creatorId: $creatorId) {
    asOf
    overview {
      totalMembers
      activeMembers
      newMembers
      churnedMembers
      netGrowth
      growthRate
    }
    engagement {
      avgEngagementScore
      interactionsTotal
      contentViews
      comments
      shares
      personaConversations
    }
    distribution {
      level
      count
      percent
      avgInteractions
    }
    trends {
      engagementTrend
      retentionRate
    }
  }
}
`,
};

export type ReadHistoryData = {
  readonly memberCountHistory: readonly ({
    readonly date: string;
    readonly paid: number;
    readonly free: number;
    readonly comped: number;
    readonly gift: number;
  })[];
  readonly mrrHistory: readonly ({
    readonly currency: string;
    readonly points: readonly ({
      readonly date: string;
      readonly amountMinor: number;
    })[];
  })[];
};

export type ReadHistoryVariables = {
  readonly from?: string | null | undefined;
};

export const ReadHistory: Operation<ReadHistoryData, ReadHistoryVariables> = {
  text: `
query ReadHistory($from: Date) {
  memberCountHistory(from: $from) {
    date
    paid
    free
    comped
    gift
  }
  mrrHistory(from: $from) {
    currency
    points {
      date
      amountMinor
    }
  }
}
`,
};
