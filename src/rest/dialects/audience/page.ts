import { badInput } from '../../../shared/failure';
import { skipCursor } from '../../../shared/page';
import type { Parameters } from '../../parameters';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const MAX_OFFSET = 2_000_000_000;

/** A list request in the words of a connection. */
export interface Slice {
  readonly first: number;
  readonly after?: string;
}

/** The page that a request asks for: by `limit` and `offset`, or by the `cursor` of the page before. */
export function pageVariables(query: Parameters): Slice {
  const first = wholeNumber(query, 'limit', { min: 1, max: MAX_LIMIT }) ?? DEFAULT_LIMIT;
  const offset = wholeNumber(query, 'offset', { min: 0, max: MAX_OFFSET }) ?? 0;
  const cursor = query.text('cursor') || undefined;
  if (cursor !== undefined && offset > 0) throw badInput('offset', 'Give either offset or cursor.');
  if (cursor !== undefined) return { first, after: cursor };
  return offset > 0 ? { first, after: skipCursor(offset) } : { first };
}

interface Page {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** `next_cursor`, the cursor of the page that follows; at the end the document's own keys are all that there is. */
export function nextCursor({ hasNextPage, endCursor }: Page): { readonly next_cursor?: string | null } {
  return hasNextPage ? { next_cursor: endCursor } : {};
}

function wholeNumber(query: Parameters, name: string, { min, max }: { min: number; max: number }): number | undefined {
  const text = query.text(name);
  if (text === undefined || text === '') return undefined;
  const number = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min && number <= max))
    throw badInput(name, `The ${name} must be a whole number from ${min} to ${max}.`);
  return number;
}
