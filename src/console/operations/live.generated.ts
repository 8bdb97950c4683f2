/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

export type EngagementAlertDirection = 'RISE' | 'FALL';

export interface EngagementAlertFeedbackInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly useful: boolean;
  readonly note?: string | null | undefined;
}

export interface EngagementAlertFilter {
  readonly and?: readonly EngagementAlertFilter[] | null | undefined;
  readonly or?: readonly EngagementAlertFilter[] | null | undefined;
  readonly not?: EngagementAlertFilter | null | undefined;
  readonly id?: IdFilter | null | undefined;
  readonly creatorId?: IdFilter | null | undefined;
  readonly metric?: readonly EngagementAlertMetric[] | null | undefined;
  readonly direction?: EngagementAlertDirection | null | undefined;
  readonly severity?: readonly EngagementAlertSeverity[] | null | undefined;
  readonly status?: EngagementAlertStatus | null | undefined;
  readonly openedAt?: InstantFilter | null | undefined;
}

export type EngagementAlertMetric = 'INTERACTIONS' | 'CONTENT_VIEW' | 'COMMENT' | 'SHARE' | 'REACTION' | 'LOGIN';

export type EngagementAlertSensitivity = 'LOW' | 'NORMAL' | 'HIGH';

export interface EngagementAlertSettingsUpdateInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
  readonly creatorId: string;
  readonly enabled?: boolean | null | undefined;
  readonly mutedUntil?: string | null | undefined;
  readonly sensitivity?: EngagementAlertSensitivity | null | undefined;
  readonly quietFrom?: number | null | undefined;
  readonly quietUntil?: number | null | undefined;
  readonly minimumSeen?: number | null | undefined;
  readonly minimumExpected?: number | null | undefined;
  readonly weeklyBudget?: number | null | undefined;
}

export type EngagementAlertSeverity = 'INFO' | 'WARNING' | 'CRITICAL';

export type EngagementAlertStatus = 'OPEN' | 'RESOLVED';

export interface IdFilter {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
}

export interface InstantFilter {
  readonly eq?: string | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export type AlertFields = {
  readonly id: string;
  readonly metric: 'INTERACTIONS' | 'CONTENT_VIEW' | 'COMMENT' | 'SHARE' | 'REACTION' | 'LOGIN';
  readonly direction: 'RISE' | 'FALL';
  readonly severity: 'INFO' | 'WARNING' | 'CRITICAL';
  readonly status: 'OPEN' | 'RESOLVED';
  readonly summary: string;
  readonly seen: number;
  readonly hours: number;
  readonly likelihood: number;
  readonly useful: boolean | null;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly resolvedAt: string | null;
  readonly firstBucketAt: string;
  readonly lastBucketAt: string;
  readonly creator: {
    readonly id: string;
    readonly name: string;
  } | null;
  readonly expected: {
    readonly low: number;
    readonly mean: number;
    readonly high: number;
  };
  readonly drivers: readonly ({
    readonly contentId: string | null;
    readonly seen: number;
    readonly share: number;
    readonly member: {
      readonly id: string;
      readonly name: string | null;
      readonly email: string | null;
    } | null;
  })[];
};

const AlertFieldsText = `
fragment AlertFields on EngagementAlert {
  id
  metric
  direction
  severity
  status
  summary
  seen
  hours
  likelihood
  useful
  openedAt
  updatedAt
  resolvedAt
  firstBucketAt
  lastBucketAt
  creator {
    id
    name
  }
  expected {
    low
    mean
    high
  }
  drivers {
    contentId
    seen
    share
    member {
      id
      name
      email
    }
  }
}
`;

export type ListAlertsData = {
  readonly engagementAlerts: {
    readonly nodes: readonly AlertFields[];
  };
};

export type ListAlertsVariables = {
  readonly filter?: EngagementAlertFilter | null | undefined;
};

export const ListAlerts: Operation<ListAlertsData, ListAlertsVariables> = {
  text: `
query ListAlerts($filter: EngagementAlertFilter) {
  engagementAlerts(first: 30, filter: $filter) {
    nodes {
      ...AlertFields
    }
  }
}
${AlertFieldsText}
`,
};

export type FollowAlertsData = {
  readonly engagementAlerts: {
    readonly cursor: string;
    readonly type: string;
    readonly engagementAlert: AlertFields | null;
  };
};

export type FollowAlertsVariables = {
  readonly creatorId?: string | null | undefined;
  readonly since?: string | null | undefined;
};

export const FollowAlerts: Operation<FollowAlertsData, FollowAlertsVariables> = {
  text: `
subscription FollowAlerts($creatorId: ID, $since: String) {
  engagementAlerts(creatorId: $creatorId, since: $since) {
    cursor
    type
    engagementAlert {
      ...AlertFields
    }
  }
}
${AlertFieldsText}
`,
};

export type WatchAlertsData = {
  readonly engagementAlerts: {
    readonly cursor: string;
    readonly type: string;
  };
};

export type WatchAlertsVariables = {
  readonly since?: string | null | undefined;
};

export const WatchAlerts: Operation<WatchAlertsData, WatchAlertsVariables> = {
  text: `
subscription WatchAlerts($since: String) {
  engagementAlerts(since: $since) {
    cursor
    type
  }
}
`,
};

export type RateAlertData = {
  readonly engagementAlertFeedback: {
    readonly engagementAlert: AlertFields;
  };
};

export type RateAlertVariables = {
  readonly input: EngagementAlertFeedbackInput;
};

export const RateAlert: Operation<RateAlertData, RateAlertVariables> = {
  text: `
mutation RateAlert($input: EngagementAlertFeedbackInput!) {
  engagementAlertFeedback(input: $input) {
    engagementAlert {
      ...AlertFields
    }
  }
}
${AlertFieldsText}
`,
};

export type MuteAlertsData = {
  readonly engagementAlertSettingsUpdate: {
    readonly settings: {
      readonly mutedUntil: string | null;
    };
  };
};

export type MuteAlertsVariables = {
  readonly input: EngagementAlertSettingsUpdateInput;
};

export const MuteAlerts: Operation<MuteAlertsData, MuteAlertsVariables> = {
  text: `
mutation MuteAlerts($input: EngagementAlertSettingsUpdateInput!) {
  engagementAlertSettingsUpdate(input: $input) {
    settings {
      mutedUntil
    }
  }
}
`,
};
