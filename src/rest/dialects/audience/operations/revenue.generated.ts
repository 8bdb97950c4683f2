/* Generated from operations.graphql by `npm run operations`; not edited by hand. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export type RevenuePeriod = 'MONTH' | 'QUARTER' | 'YEAR';

export type Money = {
  readonly amountMinor: number | null;
  readonly exact: string | null;
};

const MoneyText = `
fragment Money on MoneyFigure {
  amountMinor
  exact
}
`;

export type ReadRevenueData = {
  readonly revenueAnalytics: {
    readonly period: 'MONTH' | 'QUARTER' | 'YEAR';
    readonly currency: string;
    readonly revenue: {
      readonly total: Money;
      readonly subscriptions: Money;
      readonly tips: Money;
      readonly merchandise: Money;
      readonly payPerView: Money;
    } | null;
    readonly subscriptions: {
      readonly mrr: Money;
      readonly arr: Money;
      readonly newMrr: Money;
      readonly reactivationMrr: Money;
      readonly expansionMrr: Money;
      readonly contractionMrr: Money;
      readonly churnedMrr: Money;
      readonly importedMrr: Money;
      readonly scheduledChurn: Money;
      readonly netMrrGrowth: Money;
      readonly byTier: readonly ({
        readonly tier: {
          readonly name: string;
        } | null;
        readonly mrr: Money;
        readonly subscribers: number;
      })[];
    } | null;
    readonly metrics: {
      readonly arpu: Money;
      readonly arppu: Money;
      readonly ltv: Money;
      readonly cac: Money;
      readonly ltvCacRatio: {
        readonly value: number | null;
      };
    } | null;
    readonly payers: {
      readonly churnRate: {
        readonly value: number | null;
      };
    };
    readonly payouts: {
      readonly pending: Money;
      readonly nextPayoutOn: string | null;
      readonly platformFeeRate: string;
    } | null;
  };
};

export type ReadRevenueVariables = {
  readonly period: RevenuePeriod;
  readonly creatorId?: string | null | undefined;
};

export const ReadRevenue = parse(
  `
query ReadRevenue($period: RevenuePeriod!, $creatorId: ID) {
  revenueAnalytics(period: $period, creatorId: $creatorId) {
    period
    currency
    revenue {
      total {
        ...Money
      }
      subscriptions {
        ...Money
      }
      tips {
        ...Money
      }
      merchandise {
        ...Money
      }
      payPerView {
        ...Money
      }
    }
    subscriptions {
      mrr {
        ...Money
      }
      arr {
        ...Money
      }
      newMrr {
        ...Money
      }
      reactivationMrr {
        ...Money
      }
      expansionMrr {
        ...Money
      }
      contractionMrr {
        ...Money
      }
      churnedMrr {
        ...Money
      }
      importedMrr {
        ...Money
      }
      scheduledChurn {
        ...Money
      }
      netMrrGrowth {
        ...Money
      }
      byTier {
        tier {
          name
        }
        mrr {
          ...Money
        }
        subscribers
      }
    }
    metrics {
      arpu {
        ...Money
      }
      arppu {
        ...Money
      }
      ltv {
        ...Money
      }
      cac {
        ...Money
      }
      ltvCacRatio {
        value
      }
    }
    payers {
      churnRate {
        value
      }
    }
    payouts {
      pending {
        ...Money
      }
      nextPayoutOn
      platformFeeRate
    }
  }
}
${MoneyText}
`,
  { noLocation: true },
) as TypedDocumentNode<ReadRevenueData, ReadRevenueVariables>;
