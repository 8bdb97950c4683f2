/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { Operation } from '../graph/operation';

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

export interface MrrMovementFilter {
  readonly and?: readonly MrrMovementFilter[] | null | undefined;
  readonly or?: readonly MrrMovementFilter[] | null | undefined;
  readonly not?: MrrMovementFilter | null | undefined;
  readonly creatorId?: IdFilter | null | undefined;
  readonly memberId?: IdFilter | null | undefined;
  readonly tierId?: IdFilter | null | undefined;
  readonly kind?: readonly MrrMovementKind[] | null | undefined;
  readonly currency?: TextFilter | null | undefined;
  readonly at?: InstantFilter | null | undefined;
}

export type MrrMovementKind = 'NEW' | 'REACTIVATION' | 'EXPANSION' | 'CONTRACTION' | 'CHURN' | 'IMPORT' | 'TIER_CHANGE';

export type RevenuePeriod = 'MONTH' | 'QUARTER' | 'YEAR';

export interface TextFilter {
  readonly eq?: string | null | undefined;
  readonly ne?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly contains?: string | null | undefined;
  readonly startsWith?: string | null | undefined;
  readonly endsWith?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
  readonly ignoreCase?: boolean | null | undefined;
}

export type MoneyFields = {
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly formula: string;
};

const MoneyFieldsText = `
fragment MoneyFields on MoneyFigure {
  amountMinor
  currency
  formula
}
`;

export type RatioFields = {
  readonly value: number | null;
  readonly formula: string;
};

const RatioFieldsText = `
fragment RatioFields on RatioFigure {
  value
  formula
}
`;

export type ReadRevenueData = {
  readonly revenueAnalytics: {
    readonly asOf: string;
    readonly from: string;
    readonly to: string;
    readonly currency: string;
    readonly revenue: {
      readonly total: MoneyFields;
      readonly subscriptions: MoneyFields;
      readonly tips: MoneyFields;
      readonly merchandise: MoneyFields;
      readonly payPerView: MoneyFields;
      readonly gifts: MoneyFields;
      readonly refunds: MoneyFields;
    } | null;
    readonly subscriptions: {
      readonly openingMrr: MoneyFields;
      readonly newMrr: MoneyFields;
      readonly reactivationMrr: MoneyFields;
      readonly expansionMrr: MoneyFields;
      readonly contractionMrr: MoneyFields;
      readonly churnedMrr: MoneyFields;
      readonly netMrrGrowth: MoneyFields;
      readonly mrr: MoneyFields;
      readonly arr: MoneyFields;
      readonly scheduledChurn: MoneyFields;
    } | null;
    readonly metrics: {
      readonly arpu: MoneyFields;
      readonly arppu: MoneyFields;
      readonly ltv: MoneyFields;
      readonly cac: MoneyFields;
      readonly ltvCacRatio: RatioFields;
      readonly grossMrrChurn: RatioFields;
    } | null;
    readonly payers: {
      readonly atStart: number;
      readonly atEnd: number;
      readonly new: number;
      readonly lost: number;
      readonly churnRate: RatioFields;
    };
    readonly payouts: {
      readonly nextPayoutOn: string | null;
      readonly pending: MoneyFields;
    } | null;
  };
};

export type ReadRevenueVariables = {
  readonly period: RevenuePeriod;
  readonly creatorId?: string | null | undefined;
};

export const ReadRevenue: Operation<ReadRevenueData, ReadRevenueVariables> = {
  text: `
query ReadRevenue($period: RevenuePeriod!, $creatorId: ID) {
  revenueAnalytics(period: $period, creatorId: $creatorId) {
    asOf
    from
    to
    currency
    revenue {
      total {
        ...MoneyFields
      }
      subscriptions {
        ...MoneyFields
      }
      tips {
        ...MoneyFields
      }
      merchandise {
        ...MoneyFields
      }
      payPerView {
        ...MoneyFields
      }
      gifts {
        ...MoneyFields
      }
      refunds {
        ...MoneyFields
      }
    }
    subscriptions {
      openingMrr {
        ...MoneyFields
      }
      newMrr {
        ...MoneyFields
      }
      reactivationMrr {
        ...MoneyFields
      }
      expansionMrr {
        ...MoneyFields
      }
      contractionMrr {
        ...MoneyFields
      }
      churnedMrr {
        ...MoneyFields
      }
      netMrrGrowth {
        ...MoneyFields
      }
      mrr {
        ...MoneyFields
      }
      arr {
        ...MoneyFields
      }
      scheduledChurn {
        ...MoneyFields
      }
    }
    metrics {
      arpu {
        ...MoneyFields
      }
      arppu {
        ...MoneyFields
      }
      ltv {
        ...MoneyFields
      }
      cac {
        ...MoneyFields
      }
      ltvCacRatio {
        ...RatioFields
      }
      grossMrrChurn {
        ...RatioFields
      }
    }
    payers {
      atStart
      atEnd
      new
      lost
      churnRate {
        ...RatioFields
      }
    }
    payouts {
      nextPayoutOn
      pending {
        ...MoneyFields
      }
    }
  }
}
${MoneyFieldsText}
${RatioFieldsText}
`,
};

export type ListMovementsData = {
  readonly mrrMovements: {
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly ({
      readonly kind: 'NEW' | 'REACTIVATION' | 'EXPANSION' | 'CONTRACTION' | 'CHURN' | 'IMPORT' | 'TIER_CHANGE';
      readonly amountMinor: number;
      readonly currency: string;
      readonly at: string;
      readonly member: {
        readonly id: string;
        readonly name: string | null;
        readonly email: string | null;
      } | null;
      readonly event: {
        readonly type: string;
      } | null;
    })[];
  };
};

export type ListMovementsVariables = {
  readonly filter?: MrrMovementFilter | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

export const ListMovements: Operation<ListMovementsData, ListMovementsVariables> = {
  text: `
query ListMovements($filter: MrrMovementFilter, $first: Int, $after: String) {
  mrrMovements(filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      kind
      amountMinor
      currency
      at
      member {
        id
        name
        email
      }
      event {
        type
      }
    }
  }
}
`,
};
