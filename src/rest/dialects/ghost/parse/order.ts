import type { OrderTerm } from '../order';

interface GraphOrder<Field> {
  readonly field: Field;
  readonly direction: 'ASC' | 'DESC';
}

/** The parts of an order under the graph's names. */
export function graphOrders<Field>(
  terms: readonly OrderTerm[],
  fields: Readonly<Record<string, Field>>,
): GraphOrder<Field>[] {
  return terms.flatMap(({ field, descending }) => {
    const known = fields[field];
    return known === undefined ? [] : { field: known, direction: descending ? ('DESC' as const) : ('ASC' as const) };
  });
}
