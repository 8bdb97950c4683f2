import { CreatorPicker } from '../../components/creator-picker';
import { Card, Empty, PageHead } from '../../components/card';
import { Badge } from '../../components/badge';
import { number } from '../../components/figures';
import { Problem } from '../../components/problem';
import { Tile } from '../../components/tile';
import { useQuery } from '../../graph/use-query';
import { ReadCommunity, type ReadCommunityData } from '../../operations/community.generated';
import { hrefTo, type Place } from '../../router';
import { HeldPosts } from './held-posts';
import { Reports } from './reports';

type Stats = ReadCommunityData['communityStats'];

/** What members say to each other, and what somebody has to decide about. */
export function Community({ place: { query } }: { readonly place: Place }) {
  const creatorId = query.get('creator') ?? undefined;
  const { data, error, reload } = useQuery(ReadCommunity, { creatorId });
  const stats = data?.communityStats;
  return (
    <>
      <PageHead title="Community" lead="What members say to each other.">
        <CreatorPicker value={creatorId ?? ''} />
      </PageHead>
      {error && <Problem error={error} retry={reload} />}
      <div class="tiles">
        <Tile
          label="Active today"
          value={number(stats?.activeToday)}
          note={`of ${number(stats?.totalMembers)} members`}
        />
        <Tile label="Posts today" value={number(stats?.postsToday)} />
        <Tile label="Comments today" value={number(stats?.commentsToday)} />
        <Tile label="Open reports" value={number(stats?.pendingReports)} />
        <Tile label="Moderated by rules" value={number(stats?.autoModeratedToday)} note="today" />
      </div>
      <div class="grid">
        <Reports onDecided={reload} />
        <HeldPosts onDecided={reload} />
        {stats && <Contributors stats={stats} />}
        {stats && <Topics stats={stats} />}
      </div>
    </>
  );
}

function Contributors({ stats: { topContributors } }: { readonly stats: Stats }) {
  return (
    <Card title="Who writes most" aside="last 30 days">
      {topContributors.length === 0 && <Empty>Nobody yet.</Empty>}
      <ul class="ledger">
        {topContributors.map(({ member, contributions, badge }) => (
          <li key={member.id} class="ledger-line">
            <span class="row">
              <a href={hrefTo('members', [member.id])}>{member.name ?? member.email ?? 'Without a name'}</a>
              {badge && <Badge tone="info">{badge}</Badge>}
            </span>
            <span class="figure">{number(contributions)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Topics({ stats: { trendingTopics } }: { readonly stats: Stats }) {
  return (
    <Card title="What is talked of" aside="last 7 days">
      {trendingTopics.length === 0 && <Empty>Nothing yet.</Empty>}
      <ul class="ledger">
        {trendingTopics.map(({ topic, mentions }) => (
          <li key={topic} class="ledger-line">
            <span>#{topic}</span>
            <span class="figure">{number(mentions)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
