import { add, divide, type Fraction, fraction, subtract } from './fraction';
import type { PayerFigures, RevenueMetrics } from './revenue-analytics.type';
import { type RevenueBook, share } from './revenue-book';
import { bound, movementsOf, netRevenue } from './revenue-figures';

const COUNT = 'members';
const BARE = '';

/** Money for each member. */
export function revenueMetrics(book: RevenueBook): RevenueMetrics {
  const { facts } = book;
  const { payers, members } = facts;
  const total = netRevenue(bound(book));
  const { mrr } = movementsOf(book);
  const arppu = per(mrr, payers.atEnd);
  const spend = facts.costs && book.worth(facts.costs);
  const cac = spend && per(spend, payers.new);
  const churn = trailingChurn(book);
  const ltv = divide(arppu, churn);
  return {
    arpu: book.money(per(total, members.members), { formula: 'arpu', inputs: { total, members: members.members } }),
    arppu: book.money(arppu, { formula: 'arppu', inputs: { mrr, payers: payers.atEnd } }),
    arppuAllRevenue: book.money(per(total, members.spenders), {
      formula: 'arppuAllRevenue',
      inputs: { total, spenders: members.spenders },
    }),
    ltv: book.money(ltv, { formula: 'ltv', inputs: { arppu, churn }, units: { churn: BARE } }),
    cac: book.money(cac, { formula: 'cac', inputs: { costs: spend, newPayers: payers.new } }),
    ltvCacRatio: book.ratio(divide(ltv, cac), { formula: 'ltvCacRatio', inputs: { ltv, cac } }),
    ...mrrChurn(book),
  };
}

function mrrChurn(book: RevenueBook) {
  const { opening, churned, contraction, expansion, reactivation } = movementsOf(book);
  const gross = add(churned, contraction);
  const inputs = { opening, churned, contraction };
  return {
    grossMrrChurn: book.ratio(divide(gross, opening), { formula: 'grossMrrChurn', inputs }),
    netMrrChurn: book.ratio(divide(subtract(gross, expansion, reactivation), opening), {
      formula: 'netMrrChurn',
      inputs: { ...inputs, expansion, reactivation },
    }),
  };
}

/** The average of the monthly churn rates of the months at whose start anybody paid; null when there is no such month. */
function trailingChurn({ facts }: RevenueBook): Fraction | null {
  const rates = facts.trailing.map(({ lost, payers }) => share(lost, payers)).filter((rate) => rate !== null);
  return divide(add(...rates), fraction(BigInt(rates.length)));
}

/** Members who pay, and which share of them stayed. */
export function payerFigures(book: RevenueBook): PayerFigures {
  const { payers, members } = book.facts;
  const { lost } = members;
  const inputs = { lost, payersAtStart: payers.atStart };
  const kept = payers.atStart - lost;
  return {
    ...payers,
    lost,
    churnRate: book.ratio(share(lost, payers.atStart), { formula: 'churnRate', inputs }),
    retentionRate: book.ratio(share(kept, payers.atStart), {
      formula: 'retentionRate',
      inputs: { kept, payersAtStart: payers.atStart },
      units: { kept: COUNT },
    }),
  };
}

function per(amount: Fraction, count: number): Fraction | null {
  return divide(amount, fraction(BigInt(count)));
}
