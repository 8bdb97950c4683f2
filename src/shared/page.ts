import { badInput } from './failure';
import { type Id, idAbove, parseUuid } from './id';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 200;
/** PostgreSQL takes no larger offset from Prisma. */
const MAX_SKIP = 2_147_483_647;

/** A slice of a list, after the Relay connection specification. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

type KeysetValue = string | number | null;

/** Where a row stands in an order: the value it is ordered by, or the values of several orders, and its id. */
export interface KeysetPosition {
  readonly order: string;
  readonly value: KeysetValue | readonly KeysetValue[];
  readonly id: string;
}

/** Either a place in the order or, for numbered pages, a number of rows to pass over. */
export type Position = KeysetPosition | { readonly skip: number };

/** A checked page request. */
export interface Slice {
  readonly size: number;
  readonly backward: boolean;
  readonly from: Position | undefined;
}

/** The opaque cursor of a row. */
export function encodeCursor(position: KeysetPosition): string {
  return Buffer.from(JSON.stringify([position.order, position.value, position.id])).toString('base64url');
}

/** The cursor after which a numbered page starts: how dialects with page numbers speak to a connection. */
export function skipCursor(rows: number): string {
  return Buffer.from(JSON.stringify(['skip', rows])).toString('base64url');
}

/**
 * The cursor with which a list in descending order of id starts at that very id or, when nothing stands there any more,
 * at what follows it: how dialects whose cursors name the next object speak to a connection.
 */
export function startCursor(id: Id): string {
  const above = idAbove(id);
  return encodeCursor({ order: 'id:desc', value: above, id: above });
}

/** Checks the arguments of a connection. */
export function parsePage(request: PageRequest, order: string): Slice {
  const backward = request.last !== undefined && request.last !== null;
  if (backward && request.first !== undefined && request.first !== null)
    throw badInput('last', 'Give either first or last, not both.');
  const field = backward ? 'last' : 'first';
  const size = request[field] ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE)
    throw badInput(field, `${field} must be between 0 and ${MAX_PAGE_SIZE} but was ${size}.`);
  const cursorField = backward ? 'before' : 'after';
  const unused = backward ? request.after : request.before;
  if (unused) throw badInput(backward ? 'after' : 'before', 'Use first with after, or last with before.');
  const cursor = request[cursorField];
  return { size, backward, from: cursor ? decodeCursor(cursor, { order, field: cursorField }) : undefined };
}

function decodeCursor(text: string, expected: { order: string; field: string }): Position {
  const parts = parseJson(Buffer.from(text, 'base64url').toString());
  const skip = skipPosition(parts);
  if (skip) return skip;
  const position = keysetPosition(parts);
  if (!position) throw badInput(expected.field, 'This is not a cursor of this list.');
  if (position.order !== expected.order) throw badInput(expected.field, 'This cursor belongs to another order.');
  return position;
}

function skipPosition(parts: unknown): { skip: number } | undefined {
  if (!Array.isArray(parts) || parts.length !== 2 || parts[0] !== 'skip') return undefined;
  const rows: unknown = parts[1];
  return typeof rows === 'number' && Number.isInteger(rows) && rows >= 0 && rows <= MAX_SKIP
    ? { skip: rows }
    : undefined;
}

function keysetPosition(parts: unknown): KeysetPosition | undefined {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [order, value, id] = parts as unknown[];
  if (typeof order !== 'string' || typeof id !== 'string' || parseUuid(id) !== id) return undefined;
  if (Array.isArray(value) ? !value.every(isKeysetValue) : !isKeysetValue(value)) return undefined;
  return { order, value: value as KeysetPosition['value'], id };
}

function isKeysetValue(value: unknown): value is KeysetValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One page of rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The opaque cursor of a row of this page. */
  readonly cursorOf: (row: Row) => string;
  /** Counts all rows of the list; runs only when asked for. */
  readonly count: () => Promise<number>;
}
