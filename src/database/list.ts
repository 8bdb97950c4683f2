import { badInput } from '../shared/failure';
import { isStorable } from '../shared/text';
import { encodeCursor, type KeysetPosition, type Page, type PageRequest, parsePage, type Slice } from '../shared/page';

/** An order that a list can be asked for: one column, ties broken by id in the same direction, or the id alone. */
export interface ListOrder {
  /** The column's Prisma name. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly kind: 'instant' | 'text' | 'number' | 'id';
  /** Rows without a value come last, whatever the direction. */
  readonly nullable?: boolean;
}

type Where = Record<string, unknown>;

/** The two Prisma calls of a model that a list needs. */
export interface ListSource<Row> {
  readonly findMany: (query: { where: Where; orderBy: Where[]; take: number; skip?: number }) => Promise<Row[]>;
  readonly count: (query: { where: Where }) => Promise<number>;
}

export interface ListQuery {
  readonly where: object;
  readonly order: ListOrder;
  readonly page: PageRequest;
}

export const NEWEST_FIRST: ListOrder = { column: 'createdAt', direction: 'desc', kind: 'instant' };

/**
 * Reads one page by keyset, so that a page deep in the list costs as much as the first. One statement; one more row
 * than asked for tells whether there is a further page.
 */
export async function listPage<Row extends { id: string }>(
  source: ListSource<Row>,
  query: ListQuery,
): Promise<Page<Row>> {
  const { order, where } = query;
  const name = `${order.column}:${order.direction}`;
  const slice = parsePage(query.page, name);
  const found = slice.size === 0 ? [] : await findRows(source, query, slice);
  const more = found.length > slice.size;
  const rows = found.slice(0, slice.size);
  if (slice.backward) rows.reverse();
  return {
    rows,
    hasNextPage: slice.backward ? slice.from !== undefined : more,
    hasPreviousPage: slice.backward ? more : slice.from !== undefined,
    cursorOf: (row) => encodeCursor({ order: name, value: valueOf(row, order), id: row.id }),
    count: () => source.count({ where: where as Where }),
  };
}

async function findRows<Row>(source: ListSource<Row>, query: ListQuery, slice: Slice): Promise<Row[]> {
  const { order } = query;
  const direction = slice.backward ? opposite(order.direction) : order.direction;
  const orderBy = orderOf(order, { direction, nulls: slice.backward ? 'first' : 'last' });
  const base = query.where as Where;
  const take = slice.size + 1;
  if (slice.from === undefined) return source.findMany({ where: base, orderBy, take });
  if ('skip' in slice.from) return source.findMany({ where: base, orderBy, take, skip: slice.from.skip });
  checkPosition(slice.from, order);
  const behind = rowsBehind(slice.from, { ...order, direction }, slice.backward);
  return source.findMany({ where: { AND: [base, behind] }, orderBy, take });
}

function orderOf(
  order: ListOrder,
  { direction, nulls }: { direction: 'asc' | 'desc'; nulls: 'first' | 'last' },
): Where[] {
  const byId = { id: direction };
  if (order.kind === 'id') return [byId];
  return [{ [order.column]: order.nullable ? { sort: direction, nulls } : direction }, byId];
}

/** The rows behind a place in the order, which a database can find by walking the index from there. */
function rowsBehind(position: KeysetPosition, order: ListOrder, nullsFirst: boolean): Where {
  const beyond = order.direction === 'asc' ? 'gt' : 'lt';
  const { column } = order;
  if (order.kind === 'id') return { id: { [beyond]: position.id } };
  if (position.value === null) {
    const sameNull = { [column]: null, id: { [beyond]: position.id } };
    return nullsFirst ? { OR: [sameNull, { [column]: { not: null } }] } : sameNull;
  }
  const value = decodeValue(position.value, order);
  const keyset: Where = {
    AND: [
      { [column]: { [`${beyond}e`]: value } },
      { OR: [{ [column]: { [beyond]: value } }, { id: { [beyond]: position.id } }] },
    ],
  };
  return order.nullable && !nullsFirst ? { OR: [keyset, { [column]: null }] } : keyset;
}

function valueOf(row: { id: string }, order: ListOrder): string | number | null {
  const value = (row as Record<string, unknown>)[order.column];
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : (value as string | number);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A cursor comes back from outside: its value must be one that the column of this order can have. */
function checkPosition({ value }: KeysetPosition, { kind, nullable = false }: ListOrder): void {
  const fits = {
    id: () => true,
    instant: () => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(new Date(value).getTime()),
    text: () => typeof value === 'string' && isStorable(value),
    number: () => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  };
  if (value === null ? nullable || kind === 'id' : fits[kind]()) return;
  throw badInput('after', 'This is not a cursor of this list.');
}

function decodeValue(value: string | number, order: ListOrder): string | number | Date {
  return order.kind === 'instant' ? new Date(value) : value;
}

function opposite(direction: 'asc' | 'desc'): 'asc' | 'desc' {
  return direction === 'asc' ? 'desc' : 'asc';
}
