import { askGhost, type GhostAnswer } from './ghost';
import { authorizationOf } from './ghost-credentials';
import { bodyOf, headersOf, queryOf } from './ghost-wire';
import { Pairs, type Recording, recordedProblems, textFits } from './recorded';
import { compare, type GoldenExpectation, type GoldenRequest, read } from './replay';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

export interface Part {
  readonly name: string;
  readonly value: string;
  readonly filename?: string;
  readonly type?: string;
}

/** One step. */
export interface Case {
  readonly id: string;
  readonly group: string;
  readonly auth: string;
  readonly req: GoldenRequest & { readonly multipart?: readonly Part[] };
  readonly bind?: Readonly<Record<string, string>>;
  readonly check_headers?: readonly string[];
  readonly ignore?: readonly string[];
  /** It has to be sent while so many seconds of a minute are left. */
  readonly minute_left?: number;
  readonly res?: Answer;
  readonly accept?: readonly { readonly expect?: GoldenExpectation; readonly ignore?: readonly string[] }[];
}

/** What a scenario is played against. */
export interface Setting {
  readonly url: string;
  readonly credentials: Readonly<Record<'admin' | 'content', string>>;
  readonly recording: Recording;
  /** Cases that are answered otherwise on purpose, with the reason. */
  readonly different: Readonly<Record<string, string>>;
  /** What is sent to come to the recorded state, after a step that is refused on purpose. */
  readonly repairs: Readonly<Record<string, GoldenRequest>>;
}

type Variables = Record<string, unknown>;

/** Plays a recorded scenario step by step and keeps what differs. */
export class Scenario {
  private committed: Pairs;
  private readonly variables: Variables = {};
  readonly counts = new Map<string, [passed: number, judged: number]>();
  readonly problems: string[] = [];

  constructor(private readonly setting: Setting) {
    this.committed = new Pairs(setting.recording);
  }

  async play(step: Case): Promise<void> {
    const authorization = authorizationOf(step.auth, this.setting.credentials);
    if (authorization === null) return;
    const answer = await this.send(step.req, authorization);
    for (const [name, at] of Object.entries(step.bind ?? {}))
      this.variables[name] = at.startsWith('@')
        ? answer.headers.get(at.slice('@header.'.length))
        : read(answer.json, at);
    if (step.res) this.judge(step, step.res, answer);
    const repair = this.setting.repairs[step.id];
    if (repair) await this.send(repair, authorizationOf('admin-key', this.setting.credentials) ?? undefined);
  }

  private judge(step: Case, recorded: Answer, answer: GhostAnswer): void {
    const trial = this.committed.onTrial();
    let problems = problemsOf(step, { recorded, answer, pairs: trial });
    if (problems.length > 0 && step.accept?.some((one) => this.isAccepted(step, one, answer))) problems = [];
    else if (problems.length === 0) this.committed = trial;
    const [passed, judged] = this.counts.get(step.group) ?? [0, 0];
    this.counts.set(step.group, [passed + (problems.length === 0 ? 1 : 0), judged + 1]);
    const isOnPurpose = step.id in this.setting.different;
    if (isOnPurpose && problems.length === 0) this.problems.push(`${step.id}: is no longer different`);
    if (!isOnPurpose) this.problems.push(...problems.slice(0, 5).map((problem) => `${step.id}: ${problem}`));
  }

  private isAccepted(step: Case, accepted: NonNullable<Case['accept']>[number], answer: GhostAnswer): boolean {
    const { status, headers, json } = answer;
    if (accepted.expect) {
      const expected = substituted(accepted.expect, this.variables);
      return compare(expected, { status, headers: Object.fromEntries(headers), json }, this.variables).length === 0;
    }
    const ignore = [...(step.ignore ?? []), ...(accepted.ignore ?? [])];
    const pairs = this.committed.onTrial();
    return problemsOf({ ...step, ignore }, { recorded: step.res as Answer, answer, pairs }).length === 0;
  }

  private send(sent: Case['req'], authorization: string | undefined): Promise<GhostAnswer> {
    const request = substituted(sent, this.variables);
    const { body, type } = bodyOf(request);
    const query = request.rawquery ?? queryOf(request.query);
    return askGhost(`${this.setting.url}${encodeURI(request.path)}${query ? `?${query}` : ''}`, {
      method: request.method,
      headers: {
        ...(type ? { 'content-type': type } : {}),
        ...headersOf(request.headers),
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body }),
    });
  }
}

interface Judged {
  readonly recorded: Answer;
  readonly answer: GhostAnswer;
  readonly pairs: Pairs;
}

function problemsOf({ ignore = [], check_headers = [] }: Case, { recorded, answer, pairs }: Judged): string[] {
  if (answer.status !== recorded.status) return [`status ${answer.status}: ${answer.text.slice(0, 200)}`];
  const isIgnored = (problem: string) => ignore.some((at) => problem.startsWith(`body.${at}:`));
  const [type, wanted] = [answer.headers.get('content-type'), recorded.headers['content-type']];
  return [
    ...(wanted && recorded.status !== 304 && wanted !== type ? [`content-type ${type}`] : []),
    ...check_headers.filter((name) => {
      const [expected, found] = [recorded.headers[name], answer.headers.get(name)];
      return expected === undefined ? found !== null : !textFits(expected, found, pairs);
    }),
    ...(recorded.body === undefined ? [] : recordedProblems(recorded.body, answer.json, { pairs })),
    ...(recorded.text === undefined || textFits(recorded.text, answer.text, pairs) ? [] : [`text ${answer.text}`]),
  ].filter((problem) => !isIgnored(problem));
}

/** Puts the values of `{{name}}` in place; a text that is a variable and nothing else becomes the variable's value. */
export function substituted<T>(value: T, variables: Variables): T {
  if (typeof value === 'string') {
    const [, alone] = /^\{\{(\w+)\}\}$/.exec(value) ?? [];
    if (alone !== undefined) return variables[alone] as T;
    return value.replace(/\{\{(\w+)(\|upper)?\}\}/g, (_all, name: string, upper?: string) =>
      upper ? String(variables[name]).toUpperCase() : String(variables[name]),
    ) as T;
  }
  if (Array.isArray(value)) return value.map((one) => substituted(one as unknown, variables)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(inner, variables)])) as T;
}
