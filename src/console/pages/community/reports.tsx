import { Badge, words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card, Empty } from '../../components/card';
import { ago } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useMutation } from '../../graph/use-mutation';
import { useQuery } from '../../graph/use-query';
import { ListReports, type ListReportsData, ResolveReport } from '../../operations/community.generated';
import { may } from '../../session/session';

type Report = ListReportsData['communityReports']['nodes'][number];

const NOTHING = {};

/** Reports that somebody has to decide. */
export function Reports({ onDecided }: { readonly onDecided: () => void }) {
  const { data, error, reload } = useQuery(ListReports, NOTHING);
  const nodes = data?.communityReports.nodes ?? [];
  const decided = () => {
    reload();
    onDecided();
  };
  return (
    <Card title="Reports">
      {error && <Problem error={error} retry={reload} />}
      {data && nodes.length === 0 && <Empty>Nothing to decide.</Empty>}
      <ul class="items">
        {nodes.map((report) => (
          <ReportItem key={report.id} report={report} onDecided={decided} />
        ))}
      </ul>
    </Card>
  );
}

function ReportItem({ report, onDecided }: { readonly report: Report; readonly onDecided: () => void }) {
  const { run, running, error } = useMutation(ResolveReport);
  const { id, reason, note, createdAt, member, post, comment } = report;
  const decide = (uphold: boolean) => run({ input: { id, uphold } }).then((data) => data && onDecided());
  return (
    <li class="item">
      <div class="row">
        <Badge tone="warn">{words(reason)}</Badge>
        <span class="muted small">
          {member?.name ?? member?.email ?? 'The staff'}, {ago(createdAt)}
        </span>
      </div>
      <p class="words">{post?.body ?? comment?.body}</p>
      {note && <p class="muted words">“{note}”</p>}
      {may('community:write') && (
        <div class="row">
          <Button kind="danger" busy={running} onClick={() => void decide(true)}>
            Remove it
          </Button>
          <Button busy={running} onClick={() => void decide(false)}>
            Keep it
          </Button>
        </div>
      )}
      {error && <Problem error={error} />}
    </li>
  );
}
