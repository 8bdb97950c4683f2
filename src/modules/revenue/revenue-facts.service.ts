import type { RequestContext } from '../../context';
import type { MrrMovementKind, PurchaseKind } from '../../database/generated/enums';
import type { Id } from '../../shared/id';
import { type CostRow, sumCosts } from './acquisition-cost.repository';
import { type RateRow, ratesOn } from './exchange-rate.repository';
import { fraction } from './fraction';
import { fromParts, type Purse, purseOf } from './purse';
import {
  countMembers,
  type FiguresQuery,
  type LevelRow,
  type MemberFigures,
  type RevenueRow,
  sumMovements,
  sumRevenue,
  sumScheduledChurn,
  trailingMonths,
  type TrailingMonth,
} from './revenue-figures.repository';

/** What a tier brings in a month, and from how many members. */
export interface TierLevel {
  readonly mrr: Purse;
  /** By currency. */
  readonly subscribers: ReadonlyMap<string, number>;
}

/** All that the figures of a period are worked out from. */
export interface RevenueFacts {
  readonly query: FiguresQuery;
  readonly opening: Purse;
  readonly closing: Purse;
  readonly moved: (kind: MrrMovementKind) => Purse;
  readonly scheduled: Purse;
  readonly tiers: ReadonlyMap<Id, TierLevel>;
  readonly paid: (kinds: readonly PurchaseKind[]) => Purse;
  readonly refunded: (kinds: readonly PurchaseKind[]) => Purse;
  readonly payers: { readonly atStart: number; readonly atEnd: number; readonly new: number };
  readonly members: MemberFigures;
  readonly trailing: readonly TrailingMonth[];
  /** Null when none were given for any month of the period. */
  readonly costs: Purse | null;
  readonly rates: readonly RateRow[];
  /** All currencies in which anything happened. */
  readonly currencies: readonly string[];
}

/** Reads all that the figures are worked out from, in a number of statements that does not depend on the data. */
export async function gatherFacts({ db }: RequestContext, query: FiguresQuery): Promise<RevenueFacts> {
  const levels = await sumMovements(db, query);
  const income = await sumRevenue(db, query);
  const scheduled = await sumScheduledChurn(db, query);
  const members = await countMembers(db, query);
  const trailing = await trailingMonths(db, query);
  const costs = await sumCosts(db, query);
  const rates = await ratesOn(db, query.organizationId, { quoteCurrency: query.currency, day: query.from });
  return {
    query,
    ...levelFacts(levels),
    ...incomeFacts(income),
    scheduled: purseOf(scheduled.map(({ currency, parts }) => ({ currency, amount: fromParts(parts) }))),
    members,
    trailing,
    costs: costs.length > 0 ? purseOf(costs.map(costAmount)) : null,
    rates,
    currencies: [...new Set([...levels, ...income].map(({ currency }) => currency))].toSorted(),
  };
}

function costAmount({ currency, amount }: CostRow) {
  return { currency, amount: fraction(BigInt(amount)) };
}

function levelFacts(levels: readonly LevelRow[]) {
  const before = levels.map(({ currency, partsBefore }) => ({ currency, amount: fromParts(partsBefore) }));
  const within = levels.map(({ currency, parts }) => ({ currency, amount: fromParts(parts) }));
  const ofKind = new Map<string, LevelRow[]>();
  for (const row of levels) ofKind.set(row.kind, [...(ofKind.get(row.kind) ?? []), row]);
  const sum = (key: 'payersBefore' | 'payers', rows = levels) => rows.reduce((total, row) => total + row[key], 0);
  const atStart = sum('payersBefore');
  return {
    opening: purseOf(before),
    closing: purseOf([...before, ...within]),
    moved: (kind: MrrMovementKind) =>
      purseOf((ofKind.get(kind) ?? []).map(({ currency, parts }) => ({ currency, amount: fromParts(parts) }))),
    tiers: tierLevels(levels),
    payers: { atStart, atEnd: atStart + sum('payers'), new: sum('payers', ofKind.get('NEW') ?? []) },
  };
}

function tierLevels(levels: readonly LevelRow[]): Map<Id, TierLevel> {
  const byTier = new Map<Id, LevelRow[]>();
  for (const row of levels) byTier.set(row.tierId, [...(byTier.get(row.tierId) ?? []), row]);
  return new Map(
    [...byTier].map(([tierId, rows]) => {
      const amounts = rows.flatMap(({ currency, partsBefore, parts }) =>
        [partsBefore, parts].map((text) => ({ currency, amount: fromParts(text) })),
      );
      const subscribers = new Map<string, number>();
      for (const row of rows) subscribers.set(row.currency, (subscribers.get(row.currency) ?? 0) + row.subscribers);
      return [tierId, { mrr: purseOf(amounts), subscribers }];
    }),
  );
}

function incomeFacts(income: readonly RevenueRow[]) {
  const pick = (kinds: readonly PurchaseKind[], key: 'paid' | 'refunded') =>
    purseOf(
      income
        .filter(({ kind }) => kinds.includes(kind))
        .map((row) => ({ currency: row.currency, amount: fraction(BigInt(row[key])) })),
    );
  return {
    paid: (kinds: readonly PurchaseKind[]) => pick(kinds, 'paid'),
    refunded: (kinds: readonly PurchaseKind[]) => pick(kinds, 'refunded'),
  };
}
