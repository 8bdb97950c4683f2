import { Badge, words } from '../../components/badge';
import { Card, Empty, PageHead } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { day, money, number, time } from '../../components/figures';
import { Pager, usePages } from '../../components/pager';
import { Problem } from '../../components/problem';
import { useQuery } from '../../graph/use-query';
import { ListTipJars, type ListTipJarsData, ListTips, type ListTipsData } from '../../operations/tips.generated';
import { hrefTo } from '../../router';

type Jar = ListTipJarsData['tipJars']['nodes'][number];
type Tip = ListTipsData['tips']['nodes'][number];

const NOTHING = {};
const PAGE = 20;

const COLUMNS: readonly Column<Tip>[] = [
  { head: 'When', cell: ({ tippedAt }) => time(tippedAt) },
  {
    head: 'From',
    cell: ({ member, anonymous }) =>
      member ? (
        <a href={hrefTo('members', [member.id])}>{member.name ?? member.email}</a>
      ) : anonymous ? (
        'Anonymous'
      ) : (
        '–'
      ),
  },
  { head: 'Jar', cell: ({ jar }) => jar?.name ?? '–', minor: true },
  { head: 'Message', cell: ({ message }) => message ?? '–', minor: true },
  {
    head: 'State',
    cell: ({ status }) => <Badge tone={status === 'COMPLETED' ? 'good' : 'bad'}>{words(status)}</Badge>,
  },
  {
    head: 'Amount',
    cell: ({ amountMinor, currency, receiptPath }) => <a href={receiptPath}>{money(amountMinor, currency)}</a>,
    figure: true,
  },
  {
    head: 'Creator gets',
    cell: ({ creatorReceivesMinor, currency }) => money(creatorReceivesMinor, currency),
    figure: true,
    minor: true,
  },
];

/** Jars with what is in them, and the tips as they came. */
export function Tips() {
  const { data, error, reload } = useQuery(ListTipJars, NOTHING);
  const jars = data?.tipJars.nodes ?? [];
  return (
    <>
      <PageHead title="Tips" lead="What members give beyond what they owe." />
      {error && <Problem error={error} retry={reload} />}
      <div class="grid">
        {jars.map((jar) => (
          <JarCard key={jar.id} jar={jar} />
        ))}
        <TipList />
      </div>
    </>
  );
}

function JarCard({ jar }: { readonly jar: Jar }) {
  const { name, description, currency, goalMinor, raisedMinor, progress, tipCount, status, endsOn, rewards } = jar;
  const share = Math.min(1, progress ?? 0);
  return (
    <Card title={name} aside={<Badge tone={status === 'OPEN' ? 'good' : 'quiet'}>{words(status)}</Badge>}>
      <div class="stack">
        {description && <p class="muted">{description}</p>}
        <p>
          <strong>{money(raisedMinor, currency)}</strong>
          {goalMinor ? ` of ${money(goalMinor, currency)}` : ''} in {number(tipCount)} tips
          {endsOn ? `, until ${day(endsOn)}` : ''}
        </p>
        {goalMinor && (
          <div class="progress" role="img" aria-label={`${Math.round(share * 100)} percent of the goal`}>
            <span style={{ width: `${share * 100}%` }} />
          </div>
        )}
        {rewards.length > 0 && (
          <p class="row small">
            {rewards.map(({ thresholdMinor, description: reward }) => (
              <Badge key={thresholdMinor}>
                {money(thresholdMinor, currency)}: {reward}
              </Badge>
            ))}
          </p>
        )}
      </div>
    </Card>
  );
}

function TipList() {
  const pages = usePages('tips');
  const { data, error, loading, reload } = useQuery(ListTips, { first: PAGE, after: pages.after });
  const { nodes = [], pageInfo } = data?.tips ?? {};
  return (
    <Card wide title="All tips">
      {error && <Problem error={error} retry={reload} />}
      {data && nodes.length === 0 && <Empty>No tips yet.</Empty>}
      {nodes.length > 0 && <DataTable caption="Tips" columns={COLUMNS} rows={nodes} keyOf={({ id }) => id} />}
      <Pager pages={pages} next={pageInfo?.hasNextPage ? pageInfo.endCursor : null} busy={loading && Boolean(data)} />
    </Card>
  );
}
