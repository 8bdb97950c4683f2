import { Badge, words } from '../../components/badge';
import { Card, Empty, PageHead } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { day, number } from '../../components/figures';
import { Pager, usePages } from '../../components/pager';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ListMembers, type ListMembersData, type MemberOrder } from '../../operations/members.generated';
import { choose, hrefTo, type Place } from '../../router';
import { filterOf } from './filter';
import { FilterForm } from './filter-form';
import { standingTone, statusTone } from './tones';

type Row = ListMembersData['members']['nodes'][number];

const PAGE = 50;
const ORDERS: readonly (readonly [string, string, MemberOrder])[] = [
  ['newest', 'Newest first', { field: 'CREATED_AT', direction: 'DESC' }],
  ['oldest', 'Oldest first', { field: 'CREATED_AT', direction: 'ASC' }],
  ['name', 'Name', { field: 'NAME', direction: 'ASC' }],
  ['seen', 'Last seen', { field: 'LAST_SEEN_AT', direction: 'DESC' }],
];

const COLUMNS: readonly Column<Row>[] = [
  {
    head: 'Member',
    cell: ({ id, name, email }) => (
      <>
        <a href={hrefTo('members', [id])}>{name ?? email ?? 'Without a name'}</a>
        {name && <span class="muted small block">{email ?? 'no address'}</span>}
      </>
    ),
  },
  { head: 'Status', cell: ({ status }) => <Badge tone={statusTone(status)}>{words(status)}</Badge> },
  { head: 'Tier', cell: ({ tier }) => tier?.name ?? '–', minor: true },
  {
    head: 'Standing',
    cell: ({ standing }) => <Badge tone={standingTone(standing)}>{words(standing)}</Badge>,
    minor: true,
  },
  { head: 'Engagement', cell: ({ engagement }) => `${words(engagement.level)} · ${engagement.score}`, minor: true },
  { head: 'Labels', cell: ({ labels }) => labels.map(({ name }) => name).join(', ') || '–', minor: true },
  { head: 'Joined', cell: ({ createdAt }) => day(createdAt), figure: true },
];

/** Members page by page: as quick over a million as over ten. */
export function MemberList({ query }: { readonly query: Place['query'] }) {
  const order = ORDERS.find(([name]) => name === query.get('order')) ?? ORDERS[0];
  const filter = filterOf(query);
  const pages = usePages(JSON.stringify([filter, order?.[0]]));
  const orderBy = order ? [order[2]] : undefined;
  const { data, error, loading, reload } = useQuery(ListMembers, { filter, orderBy, first: PAGE, after: pages.after });
  const { nodes = [], totalCount, pageInfo } = data?.members ?? {};
  return (
    <>
      <PageHead title="Members" lead={totalCount === undefined ? '…' : `${number(totalCount)} match`}>
        <Select
          label="Order"
          value={order?.[0] ?? ''}
          options={ORDERS.map(([name, text]) => [name, text] as const)}
          onChange={(value) => choose({ order: value })}
        />
      </PageHead>
      <Card>
        <FilterForm query={query} />
        {error && <Problem error={error} retry={reload} />}
        {nodes.length > 0 && <DataTable caption="Members" columns={COLUMNS} rows={nodes} keyOf={({ id }) => id} />}
        {data && nodes.length === 0 && <Empty>Nobody matches.</Empty>}
        <Pager pages={pages} next={pageInfo?.hasNextPage ? pageInfo.endCursor : null} busy={loading && Boolean(data)} />
      </Card>
    </>
  );
}
