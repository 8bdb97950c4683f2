import { isObject, shapeProblems, subsetProblems } from './shape';

/** One step of a golden file. Steps without `expect` only carry state on. */
export interface GoldenCase {
  readonly id: string;
  readonly auth: string;
  readonly needs?: string;
  readonly wait_ms?: number;
  readonly bind?: Readonly<Record<string, string>>;
  readonly req: GoldenRequest;
  readonly expect?: GoldenExpectation;
}

export interface GoldenRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly rawquery?: string;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly rawbody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GoldenExpectation {
  readonly status?: number | readonly number[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly view?: string;
  readonly shape?: unknown;
  readonly body?: unknown;
  readonly checks?: readonly Check[];
}

interface Check {
  readonly at: string;
  readonly [operator: string]: unknown;
}

export interface ReplayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly json: unknown;
}

/** How a scenario's requests are sent and its pauses passed. */
export interface ReplayTarget {
  readonly send: (auth: string, request: GoldenRequest) => Promise<ReplayAnswer>;
  readonly wait: (milliseconds: number) => void;
}

export interface ReplayReport {
  readonly judged: number;
  /** Each as `case: what differs`. */
  readonly problems: readonly string[];
}

type Variables = Record<string, unknown>;

const DAY_MS = 86_400_000;

/** Sends an ordered scenario and compares every answer that it expects. */
export async function replay(cases: readonly GoldenCase[], target: ReplayTarget): Promise<ReplayReport> {
  const variables: Variables = { $in30days: new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10) };
  const problems: string[] = [];
  for (const step of cases) {
    if (step.wait_ms) target.wait(step.wait_ms);
    const answer = await target.send(step.auth, substitute(step.req, variables));
    const expected = substitute(step.expect ?? {}, variables);
    problems.push(...compare(expected, answer, variables).map((problem) => `${step.id}: ${problem}`));
    for (const [name, at] of Object.entries(step.bind ?? {})) variables[name] = read(unwrap(answer.json), at);
  }
  return { judged: cases.filter((step) => step.expect).length, problems };
}

/** How an answer differs from what is expected. */
export function compare(expected: GoldenExpectation, answer: ReplayAnswer, variables: Variables): string[] {
  const statuses = [expected.status ?? answer.status].flat();
  if (!statuses.includes(answer.status)) return [`status ${answer.status}: ${JSON.stringify(answer.json)}`];
  const body = expected.view === 'raw' ? answer.json : unwrap(answer.json);
  return [
    ...headerProblems(expected.headers ?? {}, answer.headers),
    ...(expected.shape === undefined ? [] : shapeProblems(expected.shape, body)),
    ...(expected.body === undefined ? [] : subsetProblems(expected.body, body)),
    ...(expected.checks ?? []).flatMap((check) => checkProblems(check, body, variables)),
  ];
}

function headerProblems(expected: Readonly<Record<string, string>>, actual: ReplayAnswer['headers']): string[] {
  return Object.entries(expected)
    .filter(([name, pattern]) => !new RegExp(pattern.replace(/^~/, ''), 'i').test(actual[name] ?? ''))
    .map(([name, pattern]) => `header ${name}: expected ${pattern}, got ${actual[name]}`);
}

type Operator = (wanted: unknown, value: unknown, known: { variables: Variables; body: unknown }) => boolean;

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: (wanted, value) => contains(wanted, value) && contains(value, wanted),
  in: (wanted, value) => Array.isArray(wanted) && wanted.includes(value),
  len: (wanted, value) => lengthOf(value) === wanted,
  minlen: (wanted, value) => lengthOf(value) >= (wanted as number),
  matches: (wanted, value) => typeof value === 'string' && new RegExp(wanted as string).test(value),
  type: (wanted, value) => shapeProblems(wanted, value).length === 0,
  has: (wanted, value) => Array.isArray(value) && value.some((item) => contains(wanted, item)),
  lacks: (wanted, value) => Array.isArray(value) && !value.some((item) => contains(wanted, item)),
  unique: (_wanted, value) => Array.isArray(value) && new Set(value).size === value.length,
  sorted: (wanted, value) => Array.isArray(value) && isSorted(value, wanted === 'asc'),
  near: (wanted, value) => typeof value === 'number' && Math.abs(value - (wanted as number)) <= NEAR,
  sum: (wanted, value, { body }) =>
    Array.isArray(value) && Math.abs(total(value) - Number(read(body, wanted as string))) <= NEAR,
  same: (wanted, value, { variables }) => value === variables[wanted as string],
  differs: (wanted, value, { variables }) => value !== variables[wanted as string],
  later: (wanted, value, { variables }) => Date.parse(String(value)) > Date.parse(String(variables[wanted as string])),
};

const NEAR = 0.005;

function total(values: readonly unknown[]): number {
  return values.reduce((sum: number, value) => sum + Number(value), 0);
}

function checkProblems(check: Check, body: unknown, variables: Variables): string[] {
  const value = read(body, check.at);
  return Object.entries(check)
    .filter(([name]) => name !== 'at')
    .filter(([name, wanted]) => {
      const operator = OPERATORS[name];
      if (!operator) throw new Error(`Unknown check ${name}.`);
      return !operator(wanted, value, { variables, body });
    })
    .map(([name, wanted]) => `${check.at} ${name} ${JSON.stringify(wanted)}: got ${JSON.stringify(value)}`);
}

function contains(expected: unknown, value: unknown): boolean {
  return subsetProblems(expected, value).length === 0;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) || typeof value === 'string' ? value.length : -1;
}

function isSorted(values: readonly (string | number)[], ascending: boolean): boolean {
  return values.every((value, index) => {
    const before = values[index - 1] ?? value;
    return ascending ? before <= value : before >= value;
  });
}

/** Looks through the envelope around a resource or a list. */
function unwrap(json: unknown): unknown {
  return isObject(json) && 'data' in json && !('id' in json) ? json['data'] : json;
}

/** `0.entitlements.*.id`: the value at a path; nothing between the dots is the whole value. */
export function read(value: unknown, at: string): unknown {
  if (at === '') return value;
  const [first = '', ...others] = at.split('.');
  const rest = others.join('.');
  if (first === '*') return Array.isArray(value) ? value.map((item) => read(item, rest)) : undefined;
  return typeof value === 'object' && value !== null ? read((value as Variables)[first], rest) : undefined;
}

/** Puts the values of `{{name}}` in place. */
function substitute<T>(value: T, variables: Variables): T {
  if (typeof value === 'string')
    return value.replace(/\{\{(\$?\w+)\}\}/g, (_, name: string) => String(variables[name])) as T;
  if (Array.isArray(value)) return value.map((item) => substitute(item as unknown, variables)) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substitute(inner, variables)])) as T;
}
