import { Card, Empty } from '../../components/card';
import { day } from '../../components/figures';
import type { ReadRevenueData } from '../../operations/revenue.generated';
import { amountOf, Figure } from './figure';

type Analytics = ReadRevenueData['revenueAnalytics'];

const KINDS = [
  ['subscriptions', 'Subscriptions'],
  ['tips', 'Tips'],
  ['gifts', 'Gifts'],
  ['merchandise', 'Merchandise'],
  ['payPerView', 'Pay per view'],
  ['refunds', 'Refunds'],
  ['total', 'Total'],
] as const;

/** What came in, by kind. */
export function RevenueCard({ analytics: { revenue, payouts } }: { readonly analytics: Analytics }) {
  if (!revenue)
    return (
      <Card title="Revenue">
        <Empty>An exchange rate is missing.</Empty>
      </Card>
    );
  return (
    <Card title="Revenue" aside={payouts?.nextPayoutOn ? `Next payout ${day(payouts.nextPayoutOn)}` : undefined}>
      <ul class="ledger">
        {KINDS.map(([name, label]) => {
          const figure = revenue[name];
          return (
            <Figure
              key={name}
              label={label}
              value={amountOf(figure)}
              formula={figure.formula}
              strong={name === 'total'}
            />
          );
        })}
        {payouts && (
          <Figure label="Owed to creators" value={amountOf(payouts.pending)} formula={payouts.pending.formula} />
        )}
      </ul>
    </Card>
  );
}
