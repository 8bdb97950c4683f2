import { Card, Empty } from '../../components/card';
import { Chart } from '../../components/chart';
import { money, number } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useQuery } from '../../graph/use-query';
import { ReadHistory, type ReadHistoryData } from '../../operations/overview.generated';

const DAYS = { WEEK: 7, MONTH: 30, YEAR: 365 } as const;
const DAY_MS = 86_400_000;

/** Members and monthly recurring revenue, day by day. */
export function History({ period }: { readonly period: keyof typeof DAYS }) {
  const from = new Date(Date.now() - DAYS[period] * DAY_MS).toISOString().slice(0, 10);
  const { data, error, reload } = useQuery(ReadHistory, { from });
  if (error) return <Problem error={error} retry={reload} />;
  return (
    <>
      <Card title="Members by standing">{data ? <Members counts={data.memberCountHistory} /> : <Empty>…</Empty>}</Card>
      {data?.mrrHistory.map(({ currency, points }) => (
        <Card key={currency} title={`Monthly recurring revenue, ${currency}`}>
          <Chart
            label={`Monthly recurring revenue in ${currency}`}
            times={points.map(({ date }) => secondsOf(date))}
            series={[
              {
                label: currency,
                values: points.map(({ amountMinor }) => Number(amountMinor)),
                print: (minor) => money(minor, currency),
              },
            ]}
          />
        </Card>
      ))}
    </>
  );
}

function Members({ counts }: { readonly counts: ReadHistoryData['memberCountHistory'] }) {
  const line = (label: string, pick: (count: (typeof counts)[number]) => number) => ({
    label,
    values: counts.map(pick),
    print: (value: number) => number(value),
  });
  return (
    <Chart
      label="Members by standing"
      times={counts.map(({ date }) => secondsOf(date))}
      series={[
        line('Paid', ({ paid }) => paid),
        line('Free', ({ free }) => free),
        line('Complimentary', ({ comped }) => comped),
        line('Gift', ({ gift }) => gift),
      ]}
    />
  );
}

function secondsOf(date: string): number {
  return new Date(`${date}T12:00:00Z`).getTime() / 1_000;
}
