import { CreatorPicker } from '../../components/creator-picker';
import { PageHead } from '../../components/card';
import { day } from '../../components/figures';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ReadRevenue, type RevenuePeriod } from '../../operations/revenue.generated';
import { choose, type Place } from '../../router';
import { MetricCard } from './metric-card';
import { MovementList } from './movement-list';
import { MovementsCard } from './movements-card';
import { RevenueCard } from './revenue-card';

const PERIODS: readonly (readonly [RevenuePeriod, string])[] = [
  ['MONTH', 'This month'],
  ['QUARTER', 'This quarter'],
  ['YEAR', 'This year'],
];

/** Money over a period: what came in, how recurring revenue moved, and what is owed to creators. */
export function Revenue({ place: { query } }: { readonly place: Place }) {
  const creatorId = query.get('creator') ?? undefined;
  const period = PERIODS.find(([name]) => name === query.get('period'))?.[0] ?? 'MONTH';
  const { data, error, reload } = useQuery(ReadRevenue, { period, creatorId });
  const analytics = data?.revenueAnalytics;
  const lead = analytics ? `${day(analytics.from)} to ${day(analytics.to)}, in ${analytics.currency}` : '…';
  return (
    <>
      <PageHead title="Revenue" lead={lead}>
        <CreatorPicker value={creatorId ?? ''} />
        <Select label="Period" value={period} options={PERIODS} onChange={(value) => choose({ period: value })} />
      </PageHead>
      {error && <Problem error={error} retry={reload} />}
      {analytics && (
        <div class="grid">
          <RevenueCard analytics={analytics} />
          <MovementsCard analytics={analytics} />
          <MetricCard analytics={analytics} />
          <MovementList
            from={analytics.from}
            until={analytics.asOf}
            creatorId={creatorId}
            kind={query.get('kind') ?? ''}
          />
        </div>
      )}
    </>
  );
}
