import { words } from '../../components/badge';
import { Card, Empty } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { number, percent } from '../../components/figures';
import type { ReadEngagementData } from '../../operations/overview.generated';

type Analytics = ReadEngagementData['engagementAnalytics'];

const WIDTHS = ['bar-1', 'bar-2', 'bar-3', 'bar-4'] as const;

/** How engaged members are, and what they did. */
export function EngagementCard({ analytics }: { readonly analytics: Analytics | undefined }) {
  if (!analytics)
    return (
      <Card title="Engagement">
        <Empty>…</Empty>
      </Card>
    );
  const { distribution, engagement } = analytics;
  return (
    <Card title="Engagement" aside={`Average score ${number(engagement.avgEngagementScore, 1)}`}>
      <div class="stack">
        <div class="bar" aria-hidden="true">
          {distribution.map(({ level, count }, index) => (
            <span key={level} class={`series-${index + 1} ${WIDTHS[index] ?? ''}`} style={{ flexGrow: count }} />
          ))}
        </div>
        <DataTable
          caption="Members by level of engagement"
          columns={[
            { head: 'Level', cell: ({ level }) => words(level) },
            { head: 'Members', cell: ({ count }) => number(count), figure: true },
            { head: 'Share', cell: (row) => percent(row.percent, 0), figure: true },
            { head: 'Interactions each', cell: ({ avgInteractions }) => number(avgInteractions, 1), figure: true },
          ]}
          rows={distribution}
          keyOf={({ level }) => level}
        />
        <p class="legend muted">
          <span>{number(engagement.contentViews)} views</span>
          <span>{number(engagement.comments)} comments</span>
          <span>{number(engagement.shares)} shares</span>
          <span>{number(engagement.personaConversations)} persona chats</span>
        </p>
      </div>
    </Card>
  );
}
