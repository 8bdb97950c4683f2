import { Failure } from '../../../../shared/failure';
import { major } from '../amount';
import type { ReadRevenueData } from '../operations/revenue.generated';

type Analytics = ReadRevenueData['revenueAnalytics'];

interface Money {
  readonly amountMinor: number | null;
  readonly exact: string | null;
}

/** Revenue as the document prints it: figures are rounded here, and nowhere before. */
export function presentRevenue(analytics: Analytics, withMovements: boolean) {
  const { period, currency, revenue, subscriptions, metrics, payers, payouts } = analytics;
  if (!revenue || !subscriptions || !metrics || !payouts)
    throw new Failure('UNAVAILABLE', 'The revenue is incomplete.');
  const price = (money: Money) => major(money.amountMinor ?? 0, currency);
  const known = (money: Money) => (money.amountMinor === null ? null : price(money));
  return {
    period: period.toLowerCase(),
    revenue: byKind(revenue, currency),
    subscriptions: {
      mrr: price(subscriptions.mrr),
      arr: price(subscriptions.arr),
      new_mrr: price(subscriptions.newMrr),
      churned_mrr: price(subscriptions.churnedMrr),
      net_mrr_growth: price(subscriptions.netMrrGrowth),
      ...(withMovements ? movements(subscriptions, price) : {}),
      by_tier: byTier(subscriptions, currency),
    },
    metrics: {
      arpu: known(metrics.arpu),
      arppu: known(metrics.arppu),
      ltv: known(metrics.ltv),
      cac: known(metrics.cac),
      ltv_cac_ratio: rounded(metrics.ltvCacRatio.value, 1),
      churn_rate: rounded(payers.churnRate.value, 3),
    },
    payouts: {
      pending: price(payouts.pending),
      next_payout_date: payouts.nextPayoutOn,
      platform_fee_rate: Number(payouts.platformFeeRate),
    },
  };
}

function byKind(revenue: NonNullable<Analytics['revenue']>, currency: string) {
  const { total, subscriptions, tips, merchandise, payPerView } = revenue;
  const kinds = adding([subscriptions, tips, merchandise, payPerView], total).map((minor) => major(minor, currency));
  return {
    total: major(total.amountMinor ?? 0, currency),
    subscriptions: kinds[0] ?? 0,
    tips: kinds[1] ?? 0,
    merchandise: kinds[2] ?? 0,
    pay_per_view: kinds[3] ?? 0,
  };
}

type Recurring = NonNullable<Analytics['subscriptions']>;

function movements(recurring: Recurring, price: (money: Money) => number) {
  return {
    reactivation_mrr: price(recurring.reactivationMrr),
    expansion_mrr: price(recurring.expansionMrr),
    contraction_mrr: price(recurring.contractionMrr),
    imported_mrr: price(recurring.importedMrr),
    scheduled_churn: price(recurring.scheduledChurn),
  };
}

function byTier({ byTier: tiers, mrr: total }: Recurring, currency: string) {
  const amounts = adding(
    tiers.map(({ mrr }) => mrr),
    total,
  );
  return tiers.map(({ tier, subscribers }, index) => ({
    tier: tier?.name ?? null,
    mrr: major(amounts[index] ?? 0, currency),
    subscribers,
  }));
}

/**
 * The parts of a total in minor units, so that they add up to the rounded total: what rounding each of them added or
 * lost is made good where it was most.
 */
function adding(parts: readonly Money[], total: Money): number[] {
  const amounts = parts.map(({ amountMinor }) => amountMinor ?? 0);
  const short = (total.amountMinor ?? 0) - amounts.reduce((sum, amount) => sum + amount, 0);
  const lost = (index: number) => (toNumber(parts[index]) - (amounts[index] ?? 0)) * Math.sign(short);
  const places = [...amounts.keys()].sort((one, other) => lost(other) - lost(one)).slice(0, Math.abs(short));
  for (const place of places) amounts[place] = (amounts[place] ?? 0) + Math.sign(short);
  return amounts;
}

function toNumber(money: Money | undefined): number {
  const [numerator = '0', denominator = '1'] = (money?.exact ?? '0').split('/');
  return Number(numerator) / Number(denominator);
}

function rounded(number: number | null, decimals: number): number | null {
  const scale = 10 ** decimals;
  return number === null ? null : Math.round(number * scale) / scale;
}
