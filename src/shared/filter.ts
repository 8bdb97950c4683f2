import { checkFilterSize, type Cost } from './filter-size';

/** A condition in the form that Prisma's `where` takes. */
export type Condition = Record<string, unknown>;

/** Turns the value given for one field of a filter into a condition on the rows. */
export interface FieldFilter extends Cost {
  (value: never): Condition;
}

/** The filter of one noun: what each of its fields means. */
export type FilterSpec = Readonly<Record<string, FieldFilter>>;

export interface FilterTree {
  readonly and?: readonly FilterTree[] | null;
  readonly or?: readonly FilterTree[] | null;
  readonly not?: FilterTree | null;
}

/** Holds for no row. (An empty OR does not: Prisma drops it where it stands inside an AND.) */
export const MATCH_NONE = { id: { in: [] as string[] } };
const MATCH_ALL: Condition = {};

/**
 * Compiles a filter tree into one condition. All fields of a node must hold; `and` and `or` combine nodes (an empty `or`
 * matches nothing), `not` is true exactly where its node is not: conditions are two-valued, also on empty columns.
 */
export function compileFilter(spec: FilterSpec, filter: object | null | undefined): Condition {
  if (!filter) return MATCH_ALL;
  checkFilterSize(filter, spec);
  return compileNode(spec, filter);
}

function compileNode(spec: FilterSpec, filter: object): Condition {
  const tree = filter as FilterTree & Record<string, unknown>;
  const conditions: Condition[] = [];
  for (const [field, value] of Object.entries(tree)) {
    if (value === undefined || value === null) continue;
    const compileField = spec[field];
    if (compileField) conditions.push(compileField(value as never));
  }
  if (tree.and) conditions.push(...tree.and.map((node) => compileNode(spec, node)));
  if (tree.or) conditions.push(anyOf(tree.or.map((node) => compileNode(spec, node))));
  if (tree.not) conditions.push(noneOf(compileNode(spec, tree.not)));
  return allOf(conditions);
}

// Prisma reads an empty AND, OR or NOT in its own way, so conditions that always or never hold are folded here.

function allOf(conditions: readonly Condition[]): Condition {
  const telling = conditions.filter((condition) => !always(condition));
  if (telling.some(never)) return MATCH_NONE;
  return telling.length === 0 ? MATCH_ALL : { AND: telling };
}

function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.some(always)) return MATCH_ALL;
  const telling = conditions.filter((condition) => !never(condition));
  return telling.length === 0 ? MATCH_NONE : { OR: telling };
}

function noneOf(condition: Condition): Condition {
  if (always(condition)) return MATCH_NONE;
  return never(condition) ? MATCH_ALL : { NOT: condition };
}

const always = (condition: Condition) => Object.keys(condition).length === 0;
const never = (condition: Condition) => condition === MATCH_NONE;

export interface TextCriteria {
  eq?: string | null;
  ne?: string | null;
  in?: string[] | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  contains?: string | null;
  startsWith?: string | null;
  endsWith?: string | null;
  isNull?: boolean | null;
  ignoreCase?: boolean | null;
}

export interface RangeCriteria<T> {
  eq?: T | null;
  ne?: T | null;
  in?: T[] | null;
  gt?: T | null;
  gte?: T | null;
  lt?: T | null;
  lte?: T | null;
  isNull?: boolean | null;
}

export interface TextOptions {
  /** How a value is brought to the form in which the column holds it. */
  readonly normalize?: (text: string) => string;
  /** Whether parts of the text are looked for without regard to case. */
  readonly insensitiveParts?: boolean;
}

/** A column that may be empty, where comparisons must not become unknown. */
export interface NullableColumn {
  readonly nullable: string;
}

export type Column = string | NullableColumn;

/** Marks a column as one that may be empty. */
export function nullable(column: string): NullableColumn {
  return { nullable: column };
}

/** A column of text. */
export function textField(column: Column, options: TextOptions = {}): FieldFilter {
  const { normalize = (text: string) => text, insensitiveParts = false } = options;
  const field = (criteria: TextCriteria) => {
    // A column whose values are normalized is compared in that form, whatever the case of the given text.
    const insensitive = criteria.ignoreCase === true && !options.normalize;
    const part = (operator: string) => (text: string) =>
      compare(column, { [operator]: escapeLike(normalize(text)), ...modeOf(insensitiveParts || insensitive) });
    const comparison = insensitive ? insensitiveComparison(column) : exactComparison(column, normalize);
    return allOf([
      ...equality(column, criteria, comparison),
      ...RANGES.flatMap((operator) =>
        given(criteria[operator], (text) => compare(column, { [operator]: normalize(text), ...modeOf(insensitive) })),
      ),
      ...given(criteria.contains, part('contains')),
      ...given(criteria.startsWith, part('startsWith')),
      ...given(criteria.endsWith, part('endsWith')),
    ]);
  };
  return Object.assign(field, { patternsOf: options.normalize ? () => 0 : patternsOf });
}

function patternsOf({ ignoreCase, eq, ne, in: list }: TextCriteria): number {
  return ignoreCase === true ? [eq, ne, ...(list ?? [])].filter((text) => typeof text === 'string').length : 0;
}

const RANGES = ['gt', 'gte', 'lt', 'lte'] as const;

function modeOf(insensitive: boolean): Condition {
  return insensitive ? { mode: 'insensitive' } : {};
}

/** A column of instants, numbers or amounts. */
export function rangeField<T>(column: Column, convert: (value: T) => unknown = (value) => value): FieldFilter {
  return (criteria: RangeCriteria<T>) =>
    allOf([
      ...equality(column, criteria, exactComparison(column, convert)),
      ...RANGES.flatMap((operator) =>
        given(criteria[operator], (value) => compare(column, { [operator]: convert(value) })),
      ),
    ]);
}

/** A column that is compared whole: enumerations, ids, truth values. */
export function exactField<T>(column: Column, convert: (value: T) => unknown = (value) => value): FieldFilter {
  return (criteria: RangeCriteria<T>) => allOf(equality(column, criteria, exactComparison(column, convert)));
}

/** Whether a row is in use: it has not been archived. */
export function activeField(archivedAt = 'archivedAt'): FieldFilter {
  return (criteria: { eq?: boolean | null }) =>
    allOf(given(criteria.eq, (active) => emptiness(nullable(archivedAt), active)));
}

/** A relation to many rows: `any` asks for at least one that matches, `none` for not a single one. */
export function toManyField(relation: string, compile: (filter: object) => Condition): FieldFilter {
  return (criteria: { any?: object | null; none?: object | null }) =>
    allOf([
      ...given(criteria.any, (filter) => someOf(relation, compile(filter))),
      ...given(criteria.none, (filter) => noneOf(someOf(relation, compile(filter)))),
    ]);
}

function someOf(relation: string, condition: Condition): Condition {
  return never(condition) ? MATCH_NONE : { [relation]: { some: condition } };
}

interface EqualityCriteria<T> {
  eq?: T | null;
  ne?: T | null;
  in?: T[] | null;
  isNull?: boolean | null;
}

/** How values of a column are told to be equal. */
interface Comparison<T> {
  readonly equals: (value: T) => Condition;
  readonly oneOf: (values: T[]) => Condition;
}

function exactComparison<T>(column: Column, convert: (value: T) => unknown): Comparison<T> {
  return {
    equals: (value) => compare(column, { equals: convert(value) }),
    oneOf: (values) => compare(column, { in: values.map(convert) }),
  };
}

/** Prisma compares without regard to case by a pattern, and lists of patterns it does not know. */
function insensitiveComparison(column: Column): Comparison<string> {
  const equals = (text: string) => compare(column, { equals: escapeLike(text), mode: 'insensitive' });
  return { equals, oneOf: (texts) => anyOf(texts.map(equals)) };
}

function equality<T>(column: Column, criteria: EqualityCriteria<T>, { equals, oneOf }: Comparison<T>): Condition[] {
  return [
    ...given(criteria.eq, equals),
    ...given(criteria.ne, (value) => noneOf(equals(value))),
    ...given(criteria.in, (values) => (values.length === 0 ? MATCH_NONE : oneOf(values))),
    ...given(criteria.isNull, (isNull) => emptiness(column, isNull)),
  ];
}

/** SQL compares an empty column to anything with "unknown", which a negation keeps; this makes it plainly false. */
function compare(column: Column, condition: Condition): Condition {
  return typeof column === 'string' ? { [column]: condition } : { [column.nullable]: { not: null, ...condition } };
}

function emptiness(column: Column, isNull: boolean): Condition {
  if (typeof column !== 'string') return { [column.nullable]: isNull ? null : { not: null } };
  return isNull ? MATCH_NONE : {};
}

/** Takes the special meaning from the characters that LIKE treats as wildcards. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function given<T>(value: T | null | undefined, make: (value: T) => Condition): Condition[] {
  return value === undefined || value === null ? [] : [make(value)];
}
