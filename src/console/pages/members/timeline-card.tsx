import { words } from '../../components/badge';
import { Card, Empty } from '../../components/card';
import { time } from '../../components/figures';
import type { ReadMemberData } from '../../operations/members.generated';

type Activities = NonNullable<ReadMemberData['member']>['timeline']['nodes'];

/** What a member did lately. */
export function TimelineCard({ activities }: { readonly activities: Activities }) {
  return (
    <Card title="Timeline">
      {activities.length === 0 && <Empty>Nothing lately.</Empty>}
      <ol class="timeline">
        {activities.map(({ id, kind, name, contentId, occurredAt, durationSeconds }) => (
          <li key={id}>
            <span>
              {words(name ?? kind)}
              {contentId && <code> {contentId}</code>}
              {durationSeconds ? ` for ${Math.max(1, Math.round(durationSeconds / 60))} min` : ''}
            </span>
            <time class="muted small" dateTime={occurredAt}>
              {time(occurredAt)}
            </time>
          </li>
        ))}
      </ol>
    </Card>
  );
}
