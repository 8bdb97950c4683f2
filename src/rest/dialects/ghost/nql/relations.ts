import type { Column, Surroundings } from './columns';
import { allOf, EVERYTHING, field, type GraphFilter, NOTHING } from './filter';
import type { Question, Value } from './parse';

/**
 * A relation to many, by a column of what is related: negated, it asks for members without any such; several values that
 * must all be there are several relations. Null is nobody's; what is not null is, as recorded, anybody's without any.
 */
export function related(relation: string, column: Column): Column {
  return (question, surroundings) => {
    const any = (filter: GraphFilter) => field(relation, { any: filter });
    const anyIn = (values: readonly Value[]) => {
      const given = values.filter((value) => value !== null);
      return given.length === 0 ? NOTHING : any(column({ is: 'in', values: given }, surroundings));
    };
    if (question.is === 'in') return anyIn(question.values);
    if (question.is === 'all') return allOf(question.values.map((value) => anyIn([value])));
    if (question.is === 'notIn') return noneIn(relation, question.values, anyIn);
    if (!('text' in question)) return any(column(question, surroundings));
    const some = any(column({ ...question, not: false }, surroundings));
    return question.not ? { not: some } : some;
  };
}

function noneIn(
  relation: string,
  values: readonly Value[],
  anyIn: (values: readonly Value[]) => GraphFilter,
): GraphFilter {
  return values.every((value) => value === null) ? field(relation, { none: {} }) : { not: anyIn(values) };
}

/** A relation of which this gateway keeps nothing. */
export const unrelated: Column = (question) => {
  const negated = 'text' in question ? question.not : question.is === 'notIn';
  return negated && !isNull(question) ? EVERYTHING : NOTHING;
};

function isNull(question: Question): boolean {
  return 'values' in question && question.values.every((value) => value === null);
}

/** Something that a member has or has not, counted: 1 stands for any number. */
export function counted(has: GraphFilter, holds: (question: Question, count: number) => boolean): Column {
  return (question: Question, _surroundings: Surroundings) => {
    const [without, within] = [holds(question, 0), holds(question, 1)];
    if (without) return within ? EVERYTHING : { not: has };
    return within ? has : NOTHING;
  };
}
