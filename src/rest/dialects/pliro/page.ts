import { badInput } from '../../../shared/failure';
import type { Id } from '../../../shared/id';
import { startCursor } from '../../../shared/page';
import type { Parameters } from '../../parameters';
import type { RestRequest } from '../../route';
import { given } from './given';
import { type Noun, PLAN, readId } from './ids';
import type { ListPlansVariables } from './operations.generated';

const DEFAULT_LIMIT = 10;
const MIN_LIMIT = 1;
const MAX_LIMIT = 100;

/** What stands before the id in the cursor of a free plan: these are listed behind the paid ones. */
const FREE = 'free:';

/** A list request in the words of a connection: one row more than asked for, which is the next page's first. */
export interface Slice {
  readonly first: number;
  readonly after?: string;
}

/** The page that a request asks for of a list of the noun. */
export function pageVariables(noun: Noun, { query }: RestRequest): Slice {
  const text = cursorText(query);
  const first = limitOf(query) + 1;
  return text === undefined ? { first } : { first, after: startCursor(startId(noun, text)) };
}

/** The page that a request asks for of the list of plans, in two parts: first the paid ones, then the free ones. */
export function planPageVariables({ query }: RestRequest): ListPlansVariables {
  const text = cursorText(query);
  const first = limitOf(query) + 1;
  if (text === undefined) return { first, withPaid: true };
  const isFree = text.startsWith(FREE);
  const cursor = startCursor(startId(PLAN, isFree ? text.slice(FREE.length) : text));
  return isFree ? { first, freeAfter: cursor, withPaid: false } : { first, paidAfter: cursor, withPaid: true };
}

/** An object of a page. */
interface Listed {
  readonly id: string;
}

/** The page object: as many objects as asked for, and the cursor of the one that follows. */
export function presentPage(listed: readonly Listed[], { query }: RestRequest): object {
  return pageOf(listed, query, (next) => next.id);
}

/** The page object of plans, whose cursors say in which part of the list the next plan stands. */
export function presentPlanPage(listed: readonly (Listed & { type: string })[], { query }: RestRequest): object {
  return pageOf(listed, query, (next) => (next.type === 'free' ? FREE : '') + next.id);
}

function pageOf<T>(listed: readonly T[], query: Parameters, cursorOf: (next: T) => string): object {
  const limit = limitOf(query);
  const next = listed[limit];
  return { objects: listed.slice(0, limit), next_page: next === undefined ? null : encode(cursorOf(next)) };
}

function limitOf(query: Parameters): number {
  const text = given(query.text('limit'));
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^-?\d{1,15}$/.test(text)) throw badInput('limit', 'limit must be an integer.');
  const limit = Number(text);
  if (limit < MIN_LIMIT)
    throw badInput('limit', `limit must be greater than or equal to ${MIN_LIMIT} but was ${limit}.`);
  if (limit > MAX_LIMIT) throw badInput('limit', `limit must be less than or equal to ${MAX_LIMIT} but was ${limit}.`);
  return limit;
}

function cursorText(query: Parameters): string | undefined {
  const page = given(query.text('page'));
  return page === undefined ? undefined : Buffer.from(page, 'base64url').toString('latin1');
}

function startId(noun: Noun, text: string): Id {
  const id = readId(noun, text);
  if (id === undefined) throw badInput('page', 'page must be the next_page of an earlier page of this list.');
  return id;
}

/** Base64 without the padding, which cursors in addresses do not need. */
function encode(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64url');
}
