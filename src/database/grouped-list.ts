import { badInput } from '../shared/failure';
import { encodeCursor, type KeysetPosition, type Page, parsePage, skipCursor, type Slice } from '../shared/page';
import { listPage, type ListQuery, type ListSource } from './list';

interface Group {
  readonly name: string;
  readonly where: object;
}

/** Groups of rows that come one behind the other. Every row of the list is in exactly one of them. */
export interface Grouping {
  /** What cursors know this order by, such as `status:asc`. */
  readonly name: string;
  readonly groups: readonly Group[];
}

export interface GroupedQuery extends ListQuery {
  readonly grouping: Grouping;
}

/** A group of which rows are read, from its first one or from behind a cursor of its own. */
interface Run {
  readonly group: Group;
  readonly from: string | null;
}

/**
 * Reads one page of rows in the order of what no column has: group by group, and in the query's order within each. One
 * statement a group, all at once, whatever the size of the page; a numbered page counts all groups but the last as well.
 */
export async function groupedPage<Row extends { id: string }>(
  source: ListSource<Row>,
  query: GroupedQuery,
): Promise<Page<Row>> {
  const { where, order, grouping } = query;
  const slice = parsePage(query.page, grouping.name);
  const { size, backward } = slice;
  const runs = await runsOf(source, query, slice);
  const pages = await Promise.all(
    runs.map(async ({ group, from }) => {
      const part = { where: within(where, group), order, page: pageOf(slice, from) };
      return { group, page: await listPage(source, part) };
    }),
  );
  if (backward) pages.reverse();
  const found = pages.flatMap(({ group, page }) => page.rows.map((row) => ({ row, group, page })));
  const more = found.length > size || pages.some(({ page }) => (backward ? page.hasPreviousPage : page.hasNextPage));
  const taken = backward ? found.slice(-size) : found.slice(0, size);
  const places = new Map(taken.map(({ row, group, page }) => [row.id, [group.name, page.cursorOf(row)]]));
  return {
    rows: taken.map(({ row }) => row),
    hasNextPage: backward ? slice.from !== undefined : more,
    hasPreviousPage: backward ? more : slice.from !== undefined,
    cursorOf: ({ id }) => encodeCursor({ order: grouping.name, value: places.get(id) ?? [], id }),
    count: () => source.count({ where: where as Record<string, unknown> }),
  };
}

function within(where: object, group: Group): Record<string, unknown> {
  return { AND: [where, group.where] };
}

function pageOf({ size, backward }: Slice, from: string | null) {
  return backward ? { last: size, before: from } : { first: size, after: from };
}

/** The groups in the direction of the page, from the one in which the page starts. */
async function runsOf<Row>(
  source: ListSource<Row>,
  { where, grouping }: GroupedQuery,
  { from, backward }: Slice,
): Promise<Run[]> {
  const groups = backward ? [...grouping.groups].reverse() : grouping.groups;
  if (from === undefined) return groups.map((group) => ({ group, from: null }));
  if (!('skip' in from)) return runsBehind(groups, from);
  const counts = await Promise.all(groups.slice(0, -1).map((group) => source.count({ where: within(where, group) })));
  let left = from.skip;
  return groups.map((group, index) => {
    const run = { group, from: left > 0 ? skipCursor(left) : null };
    left = Math.max(0, left - (counts[index] ?? 0));
    return run;
  });
}

function runsBehind(groups: readonly Group[], { value }: KeysetPosition): Run[] {
  const [name, from] = Array.isArray(value) ? (value as unknown[]) : [];
  const start = groups.findIndex((group) => group.name === name);
  if (start < 0 || typeof from !== 'string') throw badInput('after', 'This is not a cursor of this list.');
  return groups.slice(start).map((group, index) => ({ group, from: index === 0 ? from : null }));
}
