// NQL, Ghost's language of filters, as Ghost's own parser reads it, in the terms of the graph's filters.

import { checkFilterSize } from '../../../../shared/filter-size';
import { LABEL_COLUMNS, NEWSLETTER_COLUMNS, OFFER_COLUMNS, TIER_COLUMNS } from './catalog-columns';
import type { Column, Surroundings } from './columns';
import { allOf, anyOf, type GraphFilter, notParsed, notUnderstood } from './filter';
import { MEMBER_COLUMNS } from './member-columns';
import { type Expression, parseNql } from './parse';

export interface NqlOptions extends Surroundings {
  /** Whether the caller wants to be told of what would have no effect. */
  readonly strict: boolean;
  /** What happens to conditions on secrets: a list leaves them out, what changes members refuses them. */
  readonly restricted: 'drop' | 'refuse';
}

const RESTRICTED = /(?:^|[._])(?:password|token|secret|gift_link_token)$/;

/** The filter of the graph for members that a text asks for; nothing when it is empty or has no effect. */
export const memberFilterOf = compiler('members', MEMBER_COLUMNS);
/** The same for labels. */
export const labelFilterOf = compiler('labels', LABEL_COLUMNS);
/** The same for newsletters. */
export const newsletterFilterOf = compiler('newsletters', NEWSLETTER_COLUMNS);
/** The same for tiers. */
export const tierFilterOf = compiler('tiers', TIER_COLUMNS);
/** The same for offers, which are the graph's discounts. */
export const offerFilterOf = compiler('offers', OFFER_COLUMNS);

type Compiler = (text: string | undefined, options: NqlOptions) => GraphFilter | undefined;

function compiler(resource: string, columns: Readonly<Record<string, Column>>): Compiler {
  const table = new Map(Object.entries(columns));
  const columnOf = (key: string) => table.get(key) ?? table.get(key.replace(`${resource}.`, ''));
  return (text, options) => {
    if (text === undefined || text === '') return undefined;
    const filter = compile(parseNql(text), { columnOf, options });
    if (filter) checkFilterSize(filter);
    return filter;
  };
}

interface Reading {
  readonly columnOf: (key: string) => Column | undefined;
  readonly options: NqlOptions;
}

/** The filter of an expression; nothing when all of it is left out. */
function compile(expression: Expression, reading: Reading): GraphFilter | undefined {
  if ('key' in expression) return compileCondition(expression, reading);
  const nodes = 'and' in expression ? expression.and : expression.or;
  const filters = nodes.flatMap((node) => compile(node, reading) ?? []);
  if (filters.length === 0) return undefined;
  return 'and' in expression ? allOf(filters) : anyOf(filters);
}

function compileCondition(
  { key, question }: Extract<Expression, { key: string }>,
  { columnOf, options }: Reading,
): GraphFilter | undefined {
  const name = key.toLowerCase();
  if (RESTRICTED.test(name)) {
    if (options.strict || options.restricted === 'refuse') throw notParsed();
    return undefined;
  }
  const column = columnOf(name);
  if (!column) throw notUnderstood();
  return column(question, options);
}
