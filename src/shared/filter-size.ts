import { Failure } from './failure';

/** How large one filter may be: what a person writes fits many times over, what stops a database does not. */
const MAX_DEPTH = 32;
const MAX_CONDITIONS = 200;
const MAX_RELATIONS = 20;
const MAX_VALUES = 1000;

const RELATION_KEYS = new Set(['any', 'none']);

interface Size {
  depth: number;
  conditions: number;
  relations: number;
  values: number;
}

/** Refuses a filter that is nested too deep or has too many conditions, relations or values. */
export function checkFilterSize(filter: object): void {
  const size: Size = { depth: 0, conditions: 0, relations: 0, values: 0 };
  measure(filter, size, 1);
  refuseOver(size.depth, MAX_DEPTH, 'levels');
  refuseOver(size.conditions, MAX_CONDITIONS, 'conditions');
  refuseOver(size.relations, MAX_RELATIONS, 'conditions on related objects');
  refuseOver(size.values, MAX_VALUES, 'values in lists');
}

function measure(value: unknown, size: Size, depth: number): void {
  size.depth = Math.max(size.depth, depth);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    size.values += value.filter((item) => typeof item !== 'object').length;
    value.forEach((item) => measure(item, size, depth));
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || inner === null) continue;
    if (RELATION_KEYS.has(key)) size.relations += 1;
    if (typeof inner !== 'object' || inner instanceof Date) size.conditions += 1;
    measure(inner, size, depth + 1);
  }
}

function refuseOver(found: number, most: number, what: string): void {
  if (found <= most) return;
  throw new Failure('LIMIT_EXCEEDED', `A filter may have at most ${most} ${what}.`);
}
