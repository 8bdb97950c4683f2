import { number, percent } from '../../components/figures';
import { Tile } from '../../components/tile';
import type { ReadEngagementData } from '../../operations/overview.generated';

type Analytics = ReadEngagementData['engagementAnalytics'];

/** The figures of members in a row. */
export function MemberTiles({ analytics }: { readonly analytics: Analytics | undefined }) {
  const { overview, trends } = analytics ?? {};
  const growth = overview?.growthRate;
  return (
    <div class="tiles">
      <Tile
        label="Members"
        value={number(overview?.totalMembers)}
        note={growth === null ? undefined : `${percent(growth)} growth`}
      />
      <Tile label="Active" value={number(overview?.activeMembers)} note="did something in the period" />
      <Tile label="New" value={number(overview?.newMembers)} />
      <Tile label="Left" value={number(overview?.churnedMembers)} />
      <Tile label="Retention" value={percent(trends?.retentionRate)} note="active before and again" />
    </div>
  );
}
