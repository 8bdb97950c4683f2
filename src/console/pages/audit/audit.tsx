import { Badge } from '../../components/badge';
import { Card, Empty, PageHead } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { time } from '../../components/figures';
import { Pager, usePages } from '../../components/pager';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ListAuditLog, type ListAuditLogData } from '../../operations/audit.generated';
import { choose, hrefTo, type Place } from '../../router';

type Entry = ListAuditLogData['auditLog']['nodes'][number];

const PAGE = 50;
const NOUNS = ['member', 'subscription', 'purchase', 'entitlement', 'tier', 'price', 'tip', 'campaign', 'credential'];
const DIALECTS = ['graphql', 'allegro', 'audience', 'pliro', 'ghost', 'cli', 'system'];

const COLUMNS: readonly Column<Entry>[] = [
  { head: 'When', cell: ({ recordedAt }) => <span class="nowrap">{time(recordedAt)}</span> },
  {
    head: 'What',
    cell: ({ type, data }) => (
      <details>
        <summary>
          <code>{type}</code>
        </summary>
        <pre tabIndex={0}>{JSON.stringify(data, null, 2)}</pre>
      </details>
    ),
  },
  {
    head: 'Member',
    cell: ({ member }) => (member ? <a href={hrefTo('members', [member.id])}>{member.name ?? member.email}</a> : '–'),
  },
  { head: 'Through', cell: ({ dialect }) => <Badge>{dialect}</Badge> },
  { head: 'By', cell: ({ actor }) => <code>{actor}</code>, minor: true },
  { head: 'Request', cell: ({ requestId }) => <code>{requestId}</code>, minor: true },
];

/** Who changed what, through which front. */
export function Audit({ place: { query } }: { readonly place: Place }) {
  const [noun, dialect] = [query.get('noun') ?? '', query.get('dialect') ?? ''];
  const filter = { ...(noun ? { subjectType: [noun] } : {}), ...(dialect ? { dialect: [dialect] } : {}) };
  const pages = usePages(JSON.stringify(filter));
  const { data, error, loading, reload } = useQuery(ListAuditLog, { filter, first: PAGE, after: pages.after });
  const { nodes = [], pageInfo } = data?.auditLog ?? {};
  const options = (names: readonly string[]) => [['', 'All'] as const, ...names.map((name) => [name, name] as const)];
  return (
    <>
      <PageHead title="Audit" lead="Every change of state, latest first.">
        <Select label="Of" value={noun} options={options(NOUNS)} onChange={(value) => choose({ noun: value })} />
        <Select
          label="Through"
          value={dialect}
          options={options(DIALECTS)}
          onChange={(value) => choose({ dialect: value })}
        />
      </PageHead>
      <Card>
        {error && <Problem error={error} retry={reload} />}
        {data && nodes.length === 0 && <Empty>Nothing of that kind.</Empty>}
        {nodes.length > 0 && <DataTable caption="Changes" columns={COLUMNS} rows={nodes} keyOf={({ id }) => id} />}
        <Pager pages={pages} next={pageInfo?.hasNextPage ? pageInfo.endCursor : null} busy={loading && Boolean(data)} />
      </Card>
    </>
  );
}
