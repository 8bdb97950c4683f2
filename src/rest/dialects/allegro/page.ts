import { badInput } from '../../../shared/failure';
import { skipCursor } from '../../../shared/page';
import type { Parameters } from '../../parameters';
import type { RestRequest } from '../../route';

const DEFAULT_SIZE = 15;
const MAX_SIZE = 100;
const MAX_PAGE = 1_000_000;
/** Pages shown on either side of the current one, before a list of pages is shortened. */
const NEIGHBORS = 3;

/** A numbered page of a list. */
export interface NumberedPage {
  readonly page: number;
  readonly perPage: number;
}

/** The page that a request asks for: page 1 and 15 members unless it says otherwise, never more than 100 members. */
export function parseNumberedPage(query: Parameters): NumberedPage {
  const page = parseNumber(query, 'page') ?? 1;
  if (page > MAX_PAGE) throw badInput('page', `The page field must not be greater than ${MAX_PAGE}.`);
  return { page, perPage: Math.min(parseNumber(query, 'per_page') ?? DEFAULT_SIZE, MAX_SIZE) };
}

/** The same page in the words of a connection. */
export function toSlice({ page, perPage }: NumberedPage): { first: number; after?: string } {
  const skipped = (page - 1) * perPage;
  return { first: perPage, ...(skipped > 0 ? { after: skipCursor(skipped) } : {}) };
}

function parseNumber(query: Parameters, name: string): number | undefined {
  const text = query.text(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw badInput(name, `The ${name} field must be an integer.`);
  const number = Number(text);
  if (number < 1) throw badInput(name, `The ${name} field must be at least 1.`);
  return number;
}

/** A page as Laravel's length-aware paginator prints it, with absolute addresses that keep the other parameters. */
export function presentPage(data: readonly unknown[], total: number, request: RestRequest): object {
  const { page, perPage } = parseNumberedPage(request.query);
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  const urlOf = (number: number) => pageUrl(request, number);
  const prev = page > 1 ? urlOf(page - 1) : null;
  const next = page < lastPage ? urlOf(page + 1) : null;
  const offset = (page - 1) * perPage;
  return {
    data,
    links: { first: urlOf(1), last: urlOf(lastPage), prev, next },
    meta: {
      current_page: page,
      from: data.length > 0 ? offset + 1 : null,
      last_page: lastPage,
      links: [
        { url: prev, label: '&laquo; Previous', active: false },
        ...shownPages(page, lastPage).map((shown) => pageLink(shown, page, urlOf)),
        { url: next, label: 'Next &raquo;', active: false },
      ],
      path: request.address,
      per_page: perPage,
      to: data.length > 0 ? offset + data.length : null,
      total,
    },
  };
}

type ShownPage = number | 'gap';

function pageLink(shown: ShownPage, current: number, urlOf: (page: number) => string): object {
  if (shown === 'gap') return { url: null, label: '...', active: false };
  return { url: urlOf(shown), label: String(shown), active: shown === current };
}

/** The first and the last two pages and those around the current one, with gaps between them when there are many. */
function shownPages(current: number, last: number): ShownPage[] {
  if (last < NEIGHBORS * 2 + 8) return range(1, last);
  const edge = NEIGHBORS + 4;
  if (current <= edge) return [...range(1, edge + NEIGHBORS), 'gap', last - 1, last];
  if (current > last - edge) return [1, 2, 'gap', ...range(last - edge - NEIGHBORS + 1, last)];
  return [1, 2, 'gap', ...range(current - NEIGHBORS, current + NEIGHBORS), 'gap', last - 1, last];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function pageUrl({ address, query }: RestRequest, page: number): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of query.entries()) if (name !== 'page') parameters.append(name, value);
  parameters.append('page', String(page));
  return `${address}?${parameters.toString()}`;
}
