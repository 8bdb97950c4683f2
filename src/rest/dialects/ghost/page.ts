import { skipCursor } from '../../../shared/page';
import type { RestRequest } from '../../route';
import type { Resource } from './action';
import { type OrderTerm, parseOrder } from './order';
import { badParameter, GhostError } from './refusal';
import { isStrict, refuseDropped } from './strict';

const DEFAULT_LIMIT = 15;
const MAX_LIMIT = 100;
/** The largest number of rows that a connection passes over. */
const MAX_SKIP = 2_147_483_647;
const LIMIT = /^(?:\d+|[a-z]+)$/i;
const PAGE = /^\d+$/;

/** What a list knows by name. */
export interface ListRules {
  readonly resource: Resource;
  /** What it can be ordered by, in Ghost's names. */
  readonly orders: readonly string[];
  readonly includes: readonly string[];
  /** The columns that `fields` can choose; all names are known when absent. */
  readonly fields?: readonly string[];
}

/** The parameters that every list has. */
export interface ListParameters {
  readonly page: number;
  readonly limit: number;
  /** The page in the words of a connection. */
  readonly slice: { readonly first: number; readonly after?: string };
  /** What is known of the order that was asked for; none means the list's own. Lists append the id. */
  readonly order: readonly OrderTerm[];
  readonly include: ReadonlySet<string>;
  /** The columns that were chosen; all when absent. */
  readonly fields: ReadonlySet<string> | undefined;
  /** The filter's text; an empty one is none. */
  readonly filter: string | undefined;
  /** Looked for as it is, blanks included; an empty one is none. */
  readonly search: string | undefined;
  /** Whether what would be dropped silently is refused. */
  readonly strict: boolean;
}

type ListRequest = Pick<RestRequest, 'query' | 'viewer'>;

/**
 * The parameters of a list, by Ghost's rules: 15 items unless asked otherwise, 100 at most, also for `all`; unknown
 * orders, includes and fields have no effect, or are refused in strict mode. Refuses what does not match, and everything
 * that is given twice, with 422; an empty `include` and an order by what is kept secret with 400.
 */
export function parseList(request: ListRequest, rules: ListRules): ListParameters {
  const strict = isStrict(request);
  const limit = parseLimit(single(request, 'limit'));
  const page = parsePage(single(request, 'page'));
  const skipped = Math.min((page - 1) * limit, MAX_SKIP);
  return {
    page,
    limit,
    slice: { first: limit, ...(skipped > 0 ? { after: skipCursor(skipped) } : {}) },
    order: parseOrder(single(request, 'order'), rules, strict),
    include: parseInclude(request, rules.includes),
    fields: parseFields(request, rules.fields),
    filter: single(request, 'filter') || undefined,
    search: single(request, 'search') || undefined,
    strict,
  };
}

/** The known names in `include`. Every route that takes it treats it so. */
export function parseInclude(request: ListRequest, known: readonly string[]): ReadonlySet<string> {
  const text = single(request, 'include');
  if (text === '') throw new GhostError('BadRequestError', 'Validation (AllowedValues) failed for include');
  return knownAmong(request, { property: 'include', names: namesIn(text), known });
}

/** The known names in `fields`, or nothing when none are given. */
export function parseFields(request: ListRequest, known?: readonly string[]): ReadonlySet<string> | undefined {
  const names = namesIn(single(request, 'fields'));
  if (names.length === 0) return undefined;
  return knownAmong(request, { property: 'fields', names, known: known ?? names });
}

/** The one value of a parameter. Unlike other dialects, Ghost says of a second one that the first is wrong. */
export function single({ query }: Pick<RestRequest, 'query'>, name: string): string | undefined {
  const values = query.entries().filter(([key]) => key === name || key === `${name}[]`);
  if (values.length > 1) throw badParameter(name);
  return values[0]?.[1];
}

interface Named {
  readonly property: string;
  readonly names: readonly string[];
  readonly known: readonly string[];
}

function knownAmong(request: ListRequest, { property, names, known }: Named): ReadonlySet<string> {
  const dropped = names.filter((name) => !known.includes(name));
  refuseDropped(isStrict(request), property, dropped);
  return new Set(names.filter((name) => known.includes(name)));
}

function namesIn(text: string | undefined): string[] {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!LIMIT.test(text)) throw badParameter('limit');
  const number = /^\d/.test(text) ? Number(text) : MAX_LIMIT;
  return Math.min(number || DEFAULT_LIMIT, MAX_LIMIT);
}

function parsePage(text: string | undefined): number {
  if (text === undefined) return 1;
  if (!PAGE.test(text)) throw badParameter('page');
  return Math.min(Math.max(1, Number(text)), Number.MAX_SAFE_INTEGER - 1);
}

/**
 * What a list says of its page. Behind the last page, the next one is still named and the previous one is the number
 * before, whatever is there; a list of one page has neither, whichever page was asked for.
 */
export function presentPagination({ page, limit }: Pick<ListParameters, 'page' | 'limit'>, total: number): object {
  const pages = Math.max(1, Math.ceil(total / limit));
  const isOne = pages === 1;
  const next = isOne || page === pages ? null : page + 1;
  const prev = isOne || page === 1 ? null : page - 1;
  return { pagination: { page, limit, pages, total, next, prev } };
}
