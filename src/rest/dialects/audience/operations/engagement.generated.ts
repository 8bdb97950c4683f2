/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export interface ActivityInput {
  readonly id: string;
  readonly memberId: string;
  readonly creatorId?: string | null | undefined;
  readonly kind: string;
  readonly name?: string | null | undefined;
  readonly contentId?: string | null | undefined;
  readonly occurredAt: string;
  readonly durationSeconds?: number | null | undefined;
  readonly details?: Record<string, unknown> | null | undefined;
}

export interface ActivityRecordInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly activities: readonly ActivityInput[];
}

export type AnalyticsPeriod = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

export type ReadEngagementData = {
  readonly engagementAnalytics: {
    readonly period: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
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
      readonly avgSessionDurationMinutes: number | null;
    };
  };
};

export type ReadEngagementVariables = {
  readonly period: AnalyticsPeriod;
  readonly creatorId?: string | null | undefined;
};

export const ReadEngagement = parse(
  `
query ReadEngagement($period: AnalyticsPeriod!, $creatorId: ID) {
  engagementAnalytics(period: $period, creatorId: $creatorId) {
    period
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
      avgSessionDurationMinutes
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadEngagementData, ReadEngagementVariables>;

export type RecordActivityData = {
  readonly activityRecord: {
    readonly accepted: number;
    readonly duplicates: number;
    readonly refusals: readonly ({
      readonly index: number;
      readonly code: string;
      readonly field: string;
      readonly message: string;
    })[];
  };
};

export type RecordActivityVariables = {
  readonly input: ActivityRecordInput;
};

export const RecordActivity = parse(
  `
mutation RecordActivity($input: ActivityRecordInput!) {
  activityRecord(input: $input) {
    accepted
    duplicates
    refusals {
      index
      code
      field
      message
    }
  }
}
`,
  { noLocation: true },
) as TypedDocumentNode<RecordActivityData, RecordActivityVariables>;
