import { checkFilterSize } from './filter-size';

/** A condition in the form that Prisma's `where` takes. */
export type Condition = Record<string, unknown>;

/** Turns the value given for one field of a filter into a condition on the rows. */
export type FieldFilter = (value: never) => Condition;

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
  checkFilterSize(filter);
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
  contains?: string | null;
  startsWith?: string | null;
  endsWith?: string | null;
  isNull?: boolean | null;
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
  const normalize = options.normalize ?? ((text: string) => text);
  const part = (operator: string, text: string): Condition =>
    compare(column, {
      [operator]: escapeLike(normalize(text)),
      ...(options.insensitiveParts ? { mode: 'insensitive' } : {}),
    });
  return (criteria: TextCriteria) =>
    allOf([
      ...equality(column, { eq: criteria.eq, ne: criteria.ne, in: criteria.in, isNull: criteria.isNull }, normalize),
      ...given(criteria.contains, (text) => part('contains', text)),
      ...given(criteria.startsWith, (text) => part('startsWith', text)),
      ...given(criteria.endsWith, (text) => part('endsWith', text)),
    ]);
}

/** A column of instants, numbers or amounts. */
export function rangeField<T>(column: Column, convert: (value: T) => unknown = (value) => value): FieldFilter {
  return (criteria: RangeCriteria<T>) =>
    allOf([
      ...equality(column, { eq: criteria.eq, ne: criteria.ne, in: criteria.in, isNull: criteria.isNull }, convert),
      ...(['gt', 'gte', 'lt', 'lte'] as const).flatMap((operator) =>
        given(criteria[operator], (value) => compare(column, { [operator]: convert(value) })),
      ),
    ]);
}

/** A column that is compared whole: enumerations, ids, truth values. */
export function exactField<T>(column: Column, convert: (value: T) => unknown = (value) => value): FieldFilter {
  return (criteria: RangeCriteria<T>) => allOf(equality(column, criteria, convert));
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

function equality<T>(column: Column, criteria: EqualityCriteria<T>, convert: (value: T) => unknown): Condition[] {
  return [
    ...given(criteria.eq, (value) => compare(column, { equals: convert(value) })),
    ...given(criteria.ne, (value) => noneOf(compare(column, { equals: convert(value) }))),
    ...given(criteria.in, (values) =>
      values.length === 0 ? MATCH_NONE : compare(column, { in: values.map(convert) }),
    ),
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
