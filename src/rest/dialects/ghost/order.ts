import { badParameter, GhostError } from './refusal';
import { refuseDropped } from './strict';

/** One part of an order, under Ghost's name of the column. */
export interface OrderTerm {
  readonly field: string;
  readonly descending: boolean;
}

const ALLOWED = /^[a-z0-9_,. ]+$/i;
const TERM = /^([a-z0-9_.]+) +(asc|desc)$/i;
const RESTRICTED = /(?:^|[._])(?:password|token|secret|gift_link_token)$/i;

/** What a list can be ordered by. */
export interface OrderRules {
  /** The list's own table, which may stand before a column. */
  readonly resource: string;
  readonly orders: readonly string[];
}

/**
 * The known parts of an order: `created_at desc, members.id desc`. A part without a direction, or by what is not known,
 * has no effect unless the caller is strict.
 */
export function parseOrder(text: string | undefined, rules: OrderRules, strict: boolean): OrderTerm[] {
  if (text === undefined) return [];
  if (!ALLOWED.test(text)) throw badParameter('order');
  const terms = text.split(',').map((term) => term.trim());
  if (terms.some((term) => RESTRICTED.test(term.split(' ')[0] ?? '')))
    throw new GhostError('BadRequestError', 'Restricted fields cannot be used in order.');
  const parsed = terms.map((term) => ({ term, order: parseTerm(term, rules) }));
  const dropped = parsed.filter(({ order }) => order === undefined).map(({ term }) => term);
  refuseDropped(strict, 'order', dropped);
  return parsed.flatMap(({ order }) => order ?? []);
}

function parseTerm(term: string, { resource, orders }: OrderRules): OrderTerm | undefined {
  const [, path = '', direction = ''] = TERM.exec(term) ?? [];
  const column = path.toLowerCase();
  const field = column.startsWith(`${resource}.`) ? column.slice(resource.length + 1) : column;
  return orders.includes(field) ? { field, descending: direction.toLowerCase() === 'desc' } : undefined;
}
