import { Card, Empty } from '../../components/card';
import { number, percent } from '../../components/figures';
import type { ReadRevenueData } from '../../operations/revenue.generated';
import { amountOf, Figure } from './figure';

type Analytics = ReadRevenueData['revenueAnalytics'];

const AMOUNTS = [
  ['arpu', 'Revenue per member'],
  ['arppu', 'Recurring revenue per payer'],
  ['ltv', 'Lifetime value'],
  ['cac', 'Cost of a new payer'],
] as const;

/** Ratios of money and people. */
export function MetricCard({ analytics: { metrics, payers } }: { readonly analytics: Analytics }) {
  const { atStart, atEnd, lost, churnRate } = payers;
  const aside = `${number(atStart)} payers, ${number(payers.new)} came, ${number(lost)} left, ${number(atEnd)} now`;
  return (
    <Card title="Metrics" aside={aside}>
      <ul class="ledger">
        <Figure label="Payers lost" value={percent(churnRate.value)} formula={churnRate.formula} />
        {metrics && (
          <>
            <Figure
              label="Revenue lost"
              value={percent(metrics.grossMrrChurn.value)}
              formula={metrics.grossMrrChurn.formula}
            />
            {AMOUNTS.map(([name, label]) => (
              <Figure key={name} label={label} value={amountOf(metrics[name])} formula={metrics[name].formula} />
            ))}
            <Figure
              label="Value to cost"
              value={number(metrics.ltvCacRatio.value, 1)}
              formula={metrics.ltvCacRatio.formula}
            />
          </>
        )}
      </ul>
      {!metrics && <Empty>An exchange rate is missing.</Empty>}
    </Card>
  );
}
