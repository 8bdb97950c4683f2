import { Badge, words } from '../../components/badge';
import { Card, Empty } from '../../components/card';
import { number, time } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useQuery } from '../../graph/use-query';
import { ListAnnouncements } from '../../operations/campaigns.generated';
import { may } from '../../session/session';
import { AnnouncementForm } from './announcement-form';

const NOTHING = {};

/** What all members, or some, are told; pinned ones first. */
export function Announcements() {
  const { data, error, reload } = useQuery(ListAnnouncements, NOTHING);
  const nodes = data?.announcements.nodes ?? [];
  return (
    <>
      {may('campaigns:write') && <AnnouncementForm onMade={reload} />}
      <Card title="Announcements">
        {error && <Problem error={error} retry={reload} />}
        {data && nodes.length === 0 && <Empty>No announcements yet.</Empty>}
        <ul class="items">
          {nodes.map(({ id, title, content, visibility, pinned, publishedAt, archivedAt, messageCounts }) => (
            <li key={id} class="item">
              <div class="row">
                <strong>{title}</strong>
                {pinned && <Badge tone="info">Pinned</Badge>}
                {archivedAt && <Badge>Archived</Badge>}
                <span class="muted small">
                  {words(visibility)}, {time(publishedAt)}
                  {messageCounts.total > 0
                    ? `, ${number(messageCounts.sent)} of ${number(messageCounts.total)} told`
                    : ''}
                </span>
              </div>
              <p class="words">{content}</p>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
