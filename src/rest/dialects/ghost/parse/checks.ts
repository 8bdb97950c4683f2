import { GhostError } from '../refusal';

/** What a field must be. */
export type Rule =
  | { readonly type: 'string'; readonly min?: number; readonly max?: number; readonly pattern?: string }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer' }
  | { readonly type: 'object' }
  /** A list of texts and of objects that have at least one of the names. */
  | { readonly type: 'array'; readonly definition: string; readonly names: readonly string[] };

export type Rules = Readonly<Record<string, Rule>>;

/** Where the rules stand, as the errors of a JSON schema tell it. */
export interface RulePlace {
  /** `members`: the root key of the body. */
  readonly root: string;
  readonly fields: string;
  readonly definitions: string;
}

interface Finding {
  readonly keyword: string;
  readonly params: object;
  readonly message: string;
  /** Below the field, such as `/0` for its first element. */
  readonly at?: string;
}

type Item = Readonly<Record<string, unknown>>;

/** Checks the fields of an item and refuses it by the first one that is wrong, as a JSON schema would. */
export function checkItem(item: Item, rules: Rules, place: RulePlace): void {
  for (const [name, rule] of Object.entries(rules)) {
    const value = item[name];
    const finding = value === undefined ? undefined : findingOf(value, rule);
    if (finding) throw refusalOf(name, finding, { rule, place });
  }
}

function refusalOf(name: string, finding: Finding, { rule, place }: { rule: Rule; place: RulePlace }): GhostError {
  const { at = '', ...found } = finding;
  const schema = rule.type === 'array' ? `${place.definitions}${rule.definition}` : `${place.fields}${name}`;
  const details = [
    {
      instancePath: `/${place.root}/0/${name}${at}`,
      schemaPath: `${schema}${at === '' ? '' : '/items'}/${found.keyword}`,
      ...found,
    },
  ];
  return new GhostError('ValidationError', `Validation failed for ${name}.`, { property: name, details });
}

function findingOf(value: unknown, rule: Rule): Finding | undefined {
  if (!isOf(value, rule.type)) return { keyword: 'type', params: { type: rule.type }, message: `must be ${rule.type}` };
  if (rule.type === 'string') return textFinding(value as string, rule);
  if (rule.type === 'array') return listFinding(value as unknown[], rule.names);
  return undefined;
}

function isOf(value: unknown, type: Rule['type']): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function textFinding(text: string, rule: Extract<Rule, { type: 'string' }>): Finding | undefined {
  const { min = 0, max = Infinity, pattern } = rule;
  const length = lengthOf(text);
  if (length > max) return lengthFinding('maxLength', max, 'more');
  if (length < min) return lengthFinding('minLength', min, 'fewer');
  if (pattern === undefined || new RegExp(pattern, 'u').test(text)) return undefined;
  return { keyword: 'pattern', params: { pattern }, message: `must match pattern "${pattern}"` };
}

function lengthFinding(keyword: string, limit: number, word: string): Finding {
  return { keyword, params: { limit }, message: `must NOT have ${word} than ${limit} characters` };
}

function listFinding(list: readonly unknown[], names: readonly string[]): Finding | undefined {
  const wrong = list.findIndex((one) => !isElement(one, names));
  if (wrong < 0) return undefined;
  return { keyword: 'anyOf', params: {}, message: 'must match a schema in anyOf', at: `/${wrong}` };
}

const MAX_NAME = 191;

function isElement(value: unknown, names: readonly string[]): boolean {
  if (typeof value === 'string') return isName(value);
  if (!isOf(value, 'object')) return false;
  const given = names.map((name) => (value as Item)[name]).filter((one) => one !== undefined);
  return given.length > 0 && given.every((one) => one === null || (typeof one === 'string' && isName(one)));
}

function isName(text: string): boolean {
  return lengthOf(text) <= MAX_NAME;
}

/** Characters, not the units of UTF-16. */
function lengthOf(text: string): number {
  return [...text].length;
}
