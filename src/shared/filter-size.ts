import { Failure } from './failure';

/**
 * How large one filter may be: what a person writes fits many times over, what stops a database does not. A condition on
 * related objects is a statement within the statement, and a part or a pattern of a text is looked for in every row.
 */
const MAX_DEPTH = 32;
const MAX_CONDITIONS = 200;
const MAX_RELATIONS = 8;
const MAX_PARTS = 20;
const MAX_PATTERNS = 100;
const MAX_VALUES = 1000;

const RELATION_KEYS = new Set(['any', 'none']);
const PART_KEYS = new Set(['contains', 'startsWith', 'endsWith']);
const COMBINING_KEYS = new Set(['and', 'or', 'not']);

/** What the criteria of a field come to beyond what they show, by the names of fields. */
export type Costs = Readonly<Record<string, Cost>>;

export interface Cost {
  /** How many conditions on related objects it makes of given criteria, beyond the ones that they show. */
  readonly relationsOf?: (criteria: object) => number;
  /** How many texts it compares by a pattern each. */
  readonly patternsOf?: (criteria: object) => number;
}

interface Size {
  depth: number;
  conditions: number;
  relations: number;
  parts: number;
  patterns: number;
  values: number;
}

/** Refuses a filter that is nested too deep or has too many conditions, relations, parts of texts or values. */
export function checkFilterSize(filter: object, costs: Costs = {}): void {
  const size: Size = { depth: 0, conditions: 0, relations: 0, parts: 0, patterns: 0, values: 0 };
  measure(filter, size, { depth: 1, costs });
  refuseOver(size.depth, MAX_DEPTH, 'levels');
  refuseOver(size.conditions, MAX_CONDITIONS, 'conditions');
  refuseOver(size.relations, MAX_RELATIONS, 'conditions on related objects');
  refuseOver(size.parts, MAX_PARTS, 'conditions on parts of texts');
  refuseOver(size.patterns, MAX_PATTERNS, 'texts that are compared without regard to case');
  refuseOver(size.values, MAX_VALUES, 'values in lists');
}

interface Place {
  readonly depth: number;
  /** Of the fields here; those of related objects have none. */
  readonly costs: Costs;
}

function measure(value: unknown, size: Size, { depth, costs }: Place): void {
  size.depth = Math.max(size.depth, depth);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    size.values += value.filter((item) => typeof item !== 'object').length;
    value.forEach((item) => measure(item, size, { depth, costs }));
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || inner === null) continue;
    if (RELATION_KEYS.has(key)) size.relations += 1;
    if (typeof inner === 'object') addCost(size, costs[key], inner);
    if (PART_KEYS.has(key) && typeof inner === 'string') size.parts += 1;
    if (typeof inner !== 'object' || inner instanceof Date) size.conditions += 1;
    measure(inner, size, { depth: depth + 1, costs: COMBINING_KEYS.has(key) ? costs : {} });
  }
}

function addCost(size: Size, cost: Cost | undefined, criteria: object): void {
  size.relations += cost?.relationsOf?.(criteria) ?? 0;
  size.patterns += cost?.patternsOf?.(criteria) ?? 0;
}

function refuseOver(found: number, most: number, what: string): void {
  if (found <= most) return;
  throw new Failure('LIMIT_EXCEEDED', `A filter may have at most ${most} ${what}.`);
}
