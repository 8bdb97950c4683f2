import { Badge, type Tone, words } from '../../components/badge';
import { Card, Empty } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { money, time } from '../../components/figures';
import { Pager, usePages } from '../../components/pager';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { useQuery } from '../../graph/use-query';
import { ListMovements, type ListMovementsData, type MrrMovementKind } from '../../operations/revenue.generated';
import { choose, hrefTo } from '../../router';

type Movement = ListMovementsData['mrrMovements']['nodes'][number];

const PAGE = 20;
const TONES: Readonly<Record<string, Tone>> = {
  ...{ NEW: 'good', REACTIVATION: 'good', EXPANSION: 'info', CONTRACTION: 'warn', CHURN: 'bad' },
};
const KINDS = ['NEW', 'REACTIVATION', 'EXPANSION', 'CONTRACTION', 'CHURN'];

const COLUMNS: readonly Column<Movement>[] = [
  { head: 'When', cell: ({ at }) => time(at) },
  {
    head: 'Member',
    cell: ({ member }) => (member ? <a href={hrefTo('members', [member.id])}>{member.name ?? member.email}</a> : '–'),
  },
  { head: 'What', cell: ({ kind }) => <Badge tone={TONES[kind] ?? 'quiet'}>{words(kind)}</Badge> },
  { head: 'Cause', cell: ({ event }) => <code>{event?.type}</code>, minor: true },
  { head: 'Amount', cell: ({ amountMinor, currency }) => money(amountMinor, currency), figure: true },
];

interface ListProps {
  /** The first day. */
  readonly from: string;
  /** Until when; what is set to happen later is left out. */
  readonly until: string;
  readonly creatorId: string | undefined;
  /** Only of this kind; all when empty. */
  readonly kind: string;
}

/** The movements behind the figures, one line a member and change. */
export function MovementList({ from, until, creatorId, kind }: ListProps) {
  const filter = {
    at: { gte: `${from}T00:00:00Z`, lte: until },
    ...(creatorId ? { creatorId: { eq: creatorId } } : {}),
    ...(kind ? { kind: [kind as MrrMovementKind] } : {}),
  };
  const pages = usePages(JSON.stringify(filter));
  const { data, error, loading, reload } = useQuery(ListMovements, { filter, first: PAGE, after: pages.after });
  const { nodes = [], pageInfo } = data?.mrrMovements ?? {};
  const options = [['', 'All'] as const, ...KINDS.map((one) => [one, words(one)] as const)];
  const choice = <Select label="Kind" value={kind} options={options} onChange={(value) => choose({ kind: value })} />;
  return (
    <Card wide title="Movements" aside={choice}>
      {error && <Problem error={error} retry={reload} />}
      {data && nodes.length === 0 && <Empty>Nothing moved.</Empty>}
      {nodes.length > 0 && (
        <DataTable
          caption="Movements"
          columns={COLUMNS}
          rows={nodes}
          keyOf={({ at, kind: what, member }) => `${at} ${what} ${member?.id}`}
        />
      )}
      <Pager pages={pages} next={pageInfo?.hasNextPage ? pageInfo.endCursor : null} busy={loading && Boolean(data)} />
    </Card>
  );
}
