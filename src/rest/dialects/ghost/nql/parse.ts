import { lex, parse } from '@tryghost/nql-lang';
import { Failure } from '../../../../shared/failure';
import { isStorable } from '../../../../shared/text';
import { notParsed, notUnderstood } from './filter';

/** A value as it stands in a filter. Numbers are text, so that ids of nothing but digits stay what they are. */
export type Value = string | boolean | null | RelativeDate;

/** `now-30d`. */
export interface RelativeDate {
  readonly op: 'add' | 'sub';
  readonly amount: number;
  readonly unit: 'days' | 'weeks' | 'months' | 'years' | 'hours' | 'minutes' | 'seconds';
}

export type Range = 'gt' | 'gte' | 'lt' | 'lte';
export type Part = 'contains' | 'startsWith' | 'endsWith';

/** What is asked of one key. */
export type Question =
  | { readonly is: 'in' | 'notIn' | 'all'; readonly values: readonly Value[] }
  | { readonly is: Range; readonly value: Value }
  | { readonly is: Part; readonly text: string; readonly not: boolean };

/** A filter as it was written. */
export type Expression =
  | { readonly and: readonly Expression[] }
  | { readonly or: readonly Expression[] }
  | { readonly key: string; readonly question: Question };

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 30;

/** Reads a filter; refuses what is none, and what is longer or deeper than a person writes. */
export function parseNql(text: string): Expression {
  if (text.length > MAX_LENGTH)
    throw new Failure('LIMIT_EXCEEDED', `A filter may have at most ${MAX_LENGTH} characters.`);
  if (!isStorable(text)) throw notParsed();
  return readExpression(parseText(text), 1);
}

function parseText(text: string): unknown {
  const options = { preserveRelativeDates: true };
  try {
    parse(text, options);
    return parse(quoteNumbers(text), options);
  } catch {
    throw notParsed();
  }
}

/** Puts quotes around numbers, of which the parser would keep the first 16 digits. */
function quoteNumbers(text: string): string {
  let rest = text;
  let quoted = '';
  for (const { token, matched } of lex(text)) {
    const start = rest.indexOf(matched);
    quoted += rest.slice(0, start) + (token === 'NUMBER' ? `'${matched}'` : matched);
    rest = rest.slice(start + matched.length);
  }
  return quoted;
}

function readExpression(tree: unknown, depth: number): Expression {
  if (depth > MAX_DEPTH) throw new Failure('LIMIT_EXCEEDED', `A filter may be at most ${MAX_DEPTH} levels deep.`);
  const [key, value] = onlyEntry(tree);
  const nested = (nodes: unknown) => (nodes as unknown[]).map((node) => readExpression(node, depth + 1));
  if (key === '$and') return { and: nested(value) };
  if (key === '$or') return { or: nested(value) };
  // What the parser leaves of doubled parentheses.
  if (key === 'yg' && isObject(value)) return readExpression(value, depth + 1);
  if (key.startsWith('$')) throw notUnderstood();
  return { key, question: readQuestion(value) };
}

const COMPARISONS: Readonly<Record<string, 'in' | 'notIn' | 'all' | Range>> = {
  $ne: 'notIn',
  $in: 'in',
  $nin: 'notIn',
  $all: 'all',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
};

function readQuestion(tree: unknown): Question {
  if (!isObject(tree) || '$relativeDate' in tree) return { is: 'in', values: [readValue(tree)] };
  const [operator, operand] = onlyEntry(tree);
  if (operand instanceof RegExp) return { ...readPart(operand.source), not: operator === '$not' };
  const is = COMPARISONS[operator];
  if (!is) throw notUnderstood();
  if (is === 'in' || is === 'notIn' || is === 'all') return { is, values: [operand].flat().map(readValue) };
  return { is, value: readValue(operand) };
}

function readValue(tree: unknown): Value {
  if (isObject(tree)) return tree['$relativeDate'] as RelativeDate;
  return tree as string | boolean | null;
}

const LINE_ENDS: Readonly<Record<string, string>> = { n: '\n', r: '\r', u2028: '\u2028', u2029: '\u2029' };

/** The text behind the regular expression that the parser makes of it. */
function readPart(source: string): { is: Part; text: string } {
  const is = source.startsWith('^') ? 'startsWith' : /(?:^|[^\\])(?:\\\\)*\$$/.test(source) ? 'endsWith' : 'contains';
  const escaped = is === 'startsWith' ? source.slice(1) : is === 'endsWith' ? source.slice(0, -1) : source;
  return { is, text: escaped.replace(/\\(u202[89]|.)/g, (_all, sign: string) => LINE_ENDS[sign] ?? sign) };
}

function onlyEntry(tree: unknown): [string, unknown] {
  const [entry, ...others] = isObject(tree) ? Object.entries(tree) : [];
  if (!entry || others.length > 0) throw notUnderstood();
  return entry;
}

function isObject(tree: unknown): tree is Record<string, unknown> {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) && !(tree instanceof RegExp);
}
