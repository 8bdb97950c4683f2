import { PageHead } from '../../components/card';
import { CreatorPicker } from '../../components/creator-picker';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ReadEngagement } from '../../operations/overview.generated';
import { choose, type Place } from '../../router';
import { activeSession } from '../../session/session';
import { EngagementCard } from './engagement-card';
import { History } from './history';
import { MemberTiles } from './member-tiles';

const PERIODS = [
  ['WEEK', 'Last 7 days'],
  ['MONTH', 'Last 30 days'],
  ['YEAR', 'Last 365 days'],
] as const;

type Period = (typeof PERIODS)[number][0];

/** How the organization does: members, money and engagement over a period. */
export function Overview({ place: { query } }: { readonly place: Place }) {
  const creatorId = query.get('creator') ?? undefined;
  const period = (PERIODS.find(([name]) => name === query.get('period'))?.[0] ?? 'MONTH') satisfies Period;
  const { data, error, reload } = useQuery(ReadEngagement, { period, creatorId });
  return (
    <>
      <PageHead title={activeSession()?.title ?? ''} lead="How the audience does.">
        <CreatorPicker value={creatorId ?? ''} />
        <Select label="Period" value={period} options={PERIODS} onChange={(value) => choose({ period: value })} />
      </PageHead>
      {error && <Problem error={error} retry={reload} />}
      <MemberTiles analytics={data?.engagementAnalytics} />
      <div class="grid">
        <History period={period} />
        <EngagementCard analytics={data?.engagementAnalytics} />
      </div>
    </>
  );
}
