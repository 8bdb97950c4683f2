import { badInput } from '../shared/failure';
import { parseUuid } from '../shared/id';
import { isStorable } from '../shared/text';
import { encodeCursor, type KeysetPosition, type Page, type PageRequest, parsePage, type Slice } from '../shared/page';

/** An order that a list can be asked for: by one column, ties broken by id in the same direction, or by the id alone. */
export interface ListOrder {
  /** The column's Prisma name. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly kind: 'instant' | 'text' | 'number' | 'uuid' | 'id';
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
  /** One order, or several of which each decides among equals of the one before. */
  readonly order: ListOrder | readonly ListOrder[];
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
  const orders = tellingOrders(query.order);
  const name = orders.map(({ column, direction }) => `${column}:${direction}`).join();
  const slice = parsePage(query.page, name);
  const found = slice.size === 0 ? [] : await findRows(source, { where: query.where as Where, orders }, slice);
  const more = found.length > slice.size;
  const rows = found.slice(0, slice.size);
  if (slice.backward) rows.reverse();
  return {
    rows,
    hasNextPage: slice.backward ? slice.from !== undefined : more,
    hasPreviousPage: slice.backward ? more : slice.from !== undefined,
    cursorOf: (row) => encodeCursor({ order: name, value: placeOf(row, orders), id: row.id }),
    count: () => source.count({ where: query.where as Where }),
  };
}

type Orders = readonly [ListOrder, ...ListOrder[]];

/** The orders that can decide anything: each column once, and nothing behind the id, of which there are no equals. */
function tellingOrders(order: ListOrder | readonly ListOrder[]): Orders {
  const orders: ListOrder[] = [];
  for (const next of [order].flat() as ListOrder[]) {
    if (orders.some(({ kind }) => kind === 'id')) break;
    if (!orders.some(({ column }) => column === next.column)) orders.push(next);
  }
  const [first = NEWEST_FIRST, ...others] = orders;
  return [first, ...others];
}

async function findRows<Row>(
  source: ListSource<Row>,
  { where, orders }: { where: Where; orders: Orders },
  slice: Slice,
): Promise<Row[]> {
  const { backward } = slice;
  const steps = withId(orders).map((order) => (backward ? reversed(order) : order));
  const orderBy = steps.map((order) => orderOf(order, backward ? 'first' : 'last'));
  const take = slice.size + 1;
  if (slice.from === undefined) return source.findMany({ where, orderBy, take });
  if ('skip' in slice.from) return source.findMany({ where, orderBy, take, skip: slice.from.skip });
  const behind = rowsBehind(steps, valuesAt(slice.from, orders), backward);
  return source.findMany({ where: { AND: [where, behind] }, orderBy, take });
}

/** Orders that leave no equals: ties go by id, in the direction of the last one. */
function withId(orders: Orders): ListOrder[] {
  const direction = orders.at(-1)?.direction ?? 'asc';
  return orders.at(-1)?.kind === 'id' ? [...orders] : [...orders, { column: 'id', kind: 'id', direction }];
}

function orderOf({ column, direction, nullable }: ListOrder, nulls: 'first' | 'last'): Where {
  return { [column]: nullable ? { sort: direction, nulls } : direction };
}

type Value = string | number | null;

/** The rows behind a place in the order, which a database can find by walking the index from there. */
function rowsBehind(steps: readonly ListOrder[], values: readonly Value[], nullsFirst: boolean): Where {
  const [step, ...further] = steps;
  const [place = null, ...places] = values;
  if (!step) return {};
  const { column } = step;
  const beyond = step.direction === 'asc' ? 'gt' : 'lt';
  if (step.kind === 'id') return { id: { [beyond]: place } };
  const rest = rowsBehind(further, places, nullsFirst);
  if (place === null) {
    const sameNull = { AND: [{ [column]: null }, rest] };
    return nullsFirst ? { OR: [sameNull, { [column]: { not: null } }] } : sameNull;
  }
  const value = step.kind === 'instant' ? new Date(place) : place;
  const keyset: Where = {
    AND: [{ [column]: { [`${beyond}e`]: value } }, { OR: [{ [column]: { [beyond]: value } }, rest] }],
  };
  return step.nullable && !nullsFirst ? { OR: [keyset, { [column]: null }] } : keyset;
}

/** What a row has in the ordered columns: the bare value when there is one order. */
function placeOf(row: { id: string }, orders: Orders): KeysetPosition['value'] {
  const values = orders.map((order) => valueOf(row, order));
  return values.length === 1 ? (values[0] ?? null) : values;
}

function valueOf(row: { id: string }, order: ListOrder): Value {
  const value = (row as Record<string, unknown>)[order.column];
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : (value as string | number);
}

/** The values of a cursor, one for each order and the id. */
function valuesAt({ value, id }: KeysetPosition, orders: Orders): Value[] {
  const values: readonly Value[] = typeof value === 'object' && value !== null ? value : [value];
  if (values.length !== orders.length) throw noCursor();
  orders.forEach((order, index) => checkValue(values[index] ?? null, order));
  return orders.at(-1)?.kind === 'id' ? [...values.slice(0, -1), id] : [...values, id];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A cursor comes back from outside: its value must be one that the column of this order can have. */
function checkValue(value: Value, { kind, nullable = false }: ListOrder): void {
  const fits = {
    id: () => true,
    instant: () => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(new Date(value).getTime()),
    text: () => typeof value === 'string' && isStorable(value),
    uuid: () => typeof value === 'string' && parseUuid(value) === value,
    number: () => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  };
  if (value === null ? nullable || kind === 'id' : fits[kind]()) return;
  throw noCursor();
}

function noCursor(): Error {
  return badInput('after', 'This is not a cursor of this list.');
}

function reversed(order: ListOrder): ListOrder {
  return { ...order, direction: order.direction === 'asc' ? 'desc' : 'asc' };
}
