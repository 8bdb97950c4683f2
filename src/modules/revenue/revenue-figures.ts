import type { MrrMovementKind, PurchaseKind } from '../../database/generated/enums';
import { type Fraction, fraction, multiply, subtract, ZERO } from './fraction';
import { pourTogether } from './purse';
import type { RevenueByKind, RecurringRevenue, TierMrr } from './revenue-analytics.type';
import type { RevenueBook } from './revenue-book';
import type { MoneyFigure } from './revenue-figure.type';
import type { FormulaName } from './revenue.formulas';

const KINDS = {
  subscriptions: ['TIER', 'GIFT'],
  gifts: ['GIFT'],
  tips: ['TIP'],
  merchandise: ['MERCHANDISE'],
  payPerView: ['PAY_PER_VIEW'],
} as const satisfies Partial<Record<FormulaName, readonly PurchaseKind[]>>;

const ALL: readonly PurchaseKind[] = ['TIER', 'GIFT', 'TIP', 'MERCHANDISE', 'PAY_PER_VIEW'];

/** What came in of some kinds, less what was paid back of them. */
export function netRevenue({ facts, worth }: BoundBook, kinds: readonly PurchaseKind[] = ALL): Fraction {
  return subtract(worth(facts.paid(kinds)), worth(facts.refunded(kinds)));
}

interface BoundBook {
  readonly facts: RevenueBook['facts'];
  readonly worth: RevenueBook['worth'];
}

/** The book as functions of it can be passed on. */
export function bound(book: RevenueBook): BoundBook {
  return { facts: book.facts, worth: (purse) => book.worth(purse) };
}

/** What came in during the period. */
export function revenueByKind(book: RevenueBook): RevenueByKind {
  const { facts } = book;
  const net = (formula: FormulaName, kinds: readonly PurchaseKind[]): MoneyFigure => {
    const inputs = { payments: book.worth(facts.paid(kinds)), refunds: book.worth(facts.refunded(kinds)) };
    return book.money(netRevenue(bound(book), kinds), { formula, inputs }, book.entries({ kinds }));
  };
  const refunds = book.worth(facts.refunded(ALL));
  return {
    total: net('total', ALL),
    subscriptions: net('subscriptions', KINDS.subscriptions),
    gifts: net('gifts', KINDS.gifts),
    tips: net('tips', KINDS.tips),
    merchandise: net('merchandise', KINDS.merchandise),
    payPerView: net('payPerView', KINDS.payPerView),
    refunds: book.money(
      refunds,
      { formula: 'refunds', inputs: { refunds } },
      book.entries({ kinds: ALL, refundsOnly: true }),
    ),
  };
}

const GROWTH: readonly MrrMovementKind[] = ['NEW', 'REACTIVATION', 'EXPANSION', 'CONTRACTION', 'CHURN'];

/** The amounts by which the recurring revenue moved; what was lost is positive, too. */
export function movementsOf(book: RevenueBook) {
  const of = (kind: MrrMovementKind) => book.worth(book.facts.moved(kind));
  const lost = (kind: MrrMovementKind) => subtract(ZERO, of(kind));
  return {
    opening: book.worth(book.facts.opening),
    imported: of('IMPORT'),
    new: of('NEW'),
    reactivation: of('REACTIVATION'),
    expansion: of('EXPANSION'),
    contraction: lost('CONTRACTION'),
    churned: lost('CHURN'),
    net: book.worth(pourTogether(...GROWTH.map((kind) => book.facts.moved(kind)))),
    mrr: book.worth(book.facts.closing),
  };
}

/** The recurring revenue and how it moved. */
export function recurringRevenue(book: RevenueBook): RecurringRevenue {
  const { startAt, at } = book.facts.query;
  const { net, mrr, opening, imported, ...moved } = movementsOf(book);
  const figure = (formula: FormulaName, amount: Fraction, kind: MrrMovementKind) =>
    book.money(amount, { formula, inputs: { movements: amount } }, book.movements({ kinds: [kind], from: startAt }));
  const scheduled = book.worth(book.facts.scheduled);
  return {
    openingMrr: book.money(
      opening,
      { formula: 'openingMrr', inputs: { movements: opening } },
      book.movements({ until: new Date(startAt.getTime() - 1) }),
    ),
    mrr: book.money(mrr, { formula: 'mrr', inputs: { opening, imported, ...moved } }, book.movements({})),
    arr: book.money(multiply(mrr, fraction(12n)), { formula: 'arr', inputs: { mrr } }, book.movements({})),
    newMrr: figure('newMrr', moved.new, 'NEW'),
    reactivationMrr: figure('reactivationMrr', moved.reactivation, 'REACTIVATION'),
    expansionMrr: figure('expansionMrr', moved.expansion, 'EXPANSION'),
    contractionMrr: figure('contractionMrr', moved.contraction, 'CONTRACTION'),
    churnedMrr: figure('churnedMrr', moved.churned, 'CHURN'),
    importedMrr: figure('importedMrr', imported, 'IMPORT'),
    netMrrGrowth: book.money(
      net,
      { formula: 'netMrrGrowth', inputs: moved },
      book.movements({ kinds: GROWTH, from: startAt }),
    ),
    scheduledChurn: book.money(
      scheduled,
      { formula: 'scheduledChurn', inputs: { movements: scheduled } },
      book.movements({ kinds: ['CHURN'], until: null, scheduledAt: at }),
    ),
    byTier: tiersOf(book),
  };
}

function tiersOf(book: RevenueBook): TierMrr[] {
  const tiers = [...book.facts.tiers].map(([tierId, level]) => {
    const amount = book.worth(level.mrr);
    const counts = [...level.subscribers].filter(([currency]) => book.converts || currency === book.currency);
    const subscribers = counts.reduce((sum, [, count]) => sum + count, 0);
    const mrr = book.money(amount, { formula: 'mrr', inputs: { movements: amount } }, book.movements({ tierId }));
    return { tierId, mrr, subscribers, amount };
  });
  return tiers.filter(({ amount, subscribers }) => amount.numerator !== 0n || subscribers > 0);
}
