import { Card, Empty } from '../../components/card';
import type { ReadRevenueData } from '../../operations/revenue.generated';
import { hrefTo } from '../../router';
import { amountOf, Figure } from './figure';

type Analytics = ReadRevenueData['revenueAnalytics'];

const LINES = [
  ['openingMrr', 'At the start', undefined],
  ['newMrr', 'New', 'NEW'],
  ['reactivationMrr', 'Came back', 'REACTIVATION'],
  ['expansionMrr', 'Expansion', 'EXPANSION'],
  ['contractionMrr', 'Contraction', 'CONTRACTION'],
  ['churnedMrr', 'Churned', 'CHURN'],
  ['mrr', 'Now', undefined],
] as const;

/** How monthly recurring revenue moved from the start of the period until now. */
export function MovementsCard({ analytics: { subscriptions } }: { readonly analytics: Analytics }) {
  if (!subscriptions)
    return (
      <Card title="Monthly recurring revenue">
        <Empty>An exchange rate is missing.</Empty>
      </Card>
    );
  return (
    <Card title="Monthly recurring revenue" aside={`${amountOf(subscriptions.arr)} a year`}>
      <ul class="ledger">
        {LINES.map(([name, label, kind]) => (
          <Figure
            key={name}
            label={label}
            value={amountOf(subscriptions[name])}
            formula={subscriptions[name].formula}
            href={kind ? hrefTo('revenue', [], { kind }) : undefined}
            strong={name === 'mrr'}
          />
        ))}
        <Figure
          label="Set to end"
          value={amountOf(subscriptions.scheduledChurn)}
          formula={subscriptions.scheduledChurn.formula}
        />
      </ul>
    </Card>
  );
}
