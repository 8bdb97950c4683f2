import { readId } from '../ids';
import { allOf, anyOf, EVERYTHING, field, type GraphFilter, NOTHING, notUnderstood } from './filter';
import { readInstant } from './instants';
import type { Part, Question, Range, Value } from './parse';

/** What a filter is read with. */
export interface Surroundings {
  readonly now: Date;
}

/** What can be asked of one key: how each kind of question becomes a filter of the graph. */
export type Column = (question: Question, surroundings: Surroundings) => GraphFilter;

type Given = Exclude<Value, null>;

interface Meaning {
  /** Is one of these. */
  readonly oneOf: (values: readonly Given[], surroundings: Surroundings) => GraphFilter;
  /** Has no value; absent for columns that always have one. */
  readonly empty?: GraphFilter;
  readonly range?: (range: Range, value: Given, surroundings: Surroundings) => GraphFilter;
  readonly part?: (part: Part, text: string) => GraphFilter;
}

/** A column by what its values mean. What is negated holds for empty columns too. */
export function column({ oneOf, empty = NOTHING, range, part }: Meaning): Column {
  return (question, surroundings) => {
    const equalsAny = (values: readonly Value[]) => {
      const given = values.filter((value) => value !== null);
      const filled = given.length > 0 ? [oneOf(given, surroundings)] : [];
      return anyOf(given.length < values.length ? [...filled, empty] : filled);
    };
    if (question.is === 'in') return equalsAny(question.values);
    if (question.is === 'notIn') return { not: equalsAny(question.values) };
    if ('values' in question) return allOf(question.values.map((value) => equalsAny([value])));
    if ('text' in question) {
      if (!part) throw notUnderstood();
      const holds = part(question.is, question.text);
      return question.not ? { not: holds } : holds;
    }
    if (!range) throw notUnderstood();
    return question.value === null ? NOTHING : range(question.is, question.value, surroundings);
  };
}

/** Text, compared without regard to case. */
export function text(name: string, options: { readonly nullable?: boolean } = {}): Column {
  return column({
    oneOf: (values) => field(name, { in: values.map(textOf), ignoreCase: true }),
    ...(options.nullable ? { empty: field(name, { isNull: true }) } : {}),
    range: (range, value) => field(name, { [range]: textOf(value), ignoreCase: true }),
    part: (part, sought) => field(name, { [part]: sought, ignoreCase: true }),
  });
}

function textOf(value: Given): string {
  if (typeof value === 'object') throw notUnderstood();
  return String(value);
}

/** The id of an object. What is no object id is nobody's. */
export function id(type: string, name = 'id'): Column {
  return column({
    oneOf: (values) => field(name, { in: values.flatMap((value) => readId(type, textOf(value)) ?? []) }),
  });
}

/** A text that is compared whole, as it is. */
export function key(name: string, options: { readonly nullable?: boolean } = {}): Column {
  return column({
    oneOf: (values) => field(name, { in: values.map(textOf) }),
    ...(options.nullable ? { empty: field(name, { isNull: true }) } : {}),
  });
}

/** One of some words, each of which means a filter. Other words are nobody's. */
export function word(meanings: (surroundings: Surroundings) => Readonly<Record<string, GraphFilter>>): Column {
  return column({
    oneOf: (values, surroundings) => {
      const known = new Map(Object.entries(meanings(surroundings)));
      return anyOf(values.flatMap((value) => known.get(textOf(value).toLowerCase()) ?? []));
    },
  });
}

/** One of some words, which the graph writes in capitals. */
export function capital(name: string, words: readonly string[]): Column {
  return word(() => Object.fromEntries(words.map((each) => [each, field(name, { eq: each.toUpperCase() })])));
}

/** A truth value, which may be written as 1 and 0; a quoted word is none. */
export function truth(name: string, options: { readonly nullable?: boolean } = {}): Column {
  return column({
    oneOf: (values) =>
      anyOf([
        ...(values.some((value) => value === true || value === '1') ? [field(name, { eq: true })] : []),
        ...(values.some((value) => value === false || value === '0') ? [field(name, { eq: false })] : []),
      ]),
    ...(options.nullable ? { empty: field(name, { isNull: true }) } : {}),
  });
}

/** A whole number. */
export function number(name: string, options: { readonly nullable?: boolean } = {}): Column {
  return column({
    oneOf: (values) => field(name, { in: values.map(numberOf).filter(isWhole) }),
    ...(options.nullable ? { empty: field(name, { isNull: true }) } : {}),
    range: (range, value) => steps({ name, step: 1, write: (whole) => whole }, { range, value: numberOf(value) }),
  });
}

const MAX_INT = 2 ** 31 - 1;

/** A number that an integer column can be compared with. */
export function numberOf(value: Given): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || !/^\d+(\.\d+)?$/.test(value)) throw notUnderstood();
  return Math.min(Number(value), MAX_INT - 0.5);
}

function isWhole(value: number): boolean {
  return Number.isInteger(value);
}

/** An instant, which is seen to the second, as it is printed. */
export function instant(name: string, options: { readonly nullable?: boolean } = {}): Column {
  const write = (time: number) => new Date(time).toISOString();
  const timeOf = (value: Given, { now }: Surroundings) => {
    const time = readInstant(value, now);
    if (time === undefined) throw notUnderstood();
    return time;
  };
  const second = (time: number) =>
    time % 1000 === 0 ? field(name, { gte: write(time), lt: write(time + 1000) }) : NOTHING;
  return column({
    oneOf: (values, surroundings) => anyOf(values.map((value) => second(timeOf(value, surroundings)))),
    ...(options.nullable ? { empty: field(name, { isNull: true }) } : {}),
    range: (range, value, surroundings) =>
      steps({ name, step: 1000, write }, { range, value: timeOf(value, surroundings) }),
  });
}

interface Scale {
  readonly name: string;
  readonly step: number;
  readonly write: (value: number) => unknown;
}

/** A range on a column that is seen in whole steps: the first step that is inside, or the first that is not. */
function steps({ name, step, write }: Scale, { range, value }: { range: Range; value: number }): GraphFilter {
  const reached = Math.ceil(value / step) * step;
  const passed = (Math.floor(value / step) + 1) * step;
  if (range === 'gte') return field(name, { gte: write(reached) });
  if (range === 'gt') return field(name, { gte: write(passed) });
  return field(name, { lt: write(range === 'lt' ? reached : passed) });
}

/** A column that is there and empty everywhere. */
export const unused: Column = column({
  oneOf: () => NOTHING,
  empty: EVERYTHING,
  range: () => NOTHING,
  part: () => NOTHING,
});

/** A column that has the same word everywhere. */
export function constant(value: string): Column {
  return word(() => ({ [value]: EVERYTHING }));
}
