import { isObject } from './shape';

// Compares an answer with one that was recorded elsewhere, where ids and times were others.

/** What the recording's own time was, and which of its ids are the same everywhere. */
export interface Recording {
  readonly origin: string;
  readonly setup_from: string;
  readonly to: string;
  readonly literal_ids: readonly string[];
}

/** Which id of this run stands for which recorded one. One is one, in both directions, through a whole scenario. */
export class Pairs {
  private readonly actual = new Map<string, string>();
  private readonly recorded = new Map<string, string>();

  constructor(readonly recording: Recording) {}

  /** The same pairs, to which others can be added on trial. */
  onTrial(): Pairs {
    const copy = new Pairs(this.recording);
    for (const [recorded, actual] of this.actual) copy.match(recorded, actual);
    return copy;
  }

  /** Whether the id of this run can stand for the recorded one. */
  match(recorded: string, actual: string): boolean {
    const [known, taken] = [this.actual.get(recorded), this.recorded.get(actual)];
    if (known !== undefined || taken !== undefined) return known === actual && taken === recorded;
    this.actual.set(recorded, actual);
    this.recorded.set(actual, recorded);
    return true;
  }
}

const TOKEN = new RegExp(
  [
    String.raw`(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)`,
    String.raw`(?<date>\d{4}-\d\d-\d\d(?:[ -]\d\d[:-]\d\d)?(?![:\d]))`,
    String.raw`(?<id>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{24}\b)`,
    String.raw`(?<masked>\{\{(?:hmac|token)\}\})`,
  ].join('|'),
  'gi',
);
const FORMS = {
  date: String.raw`\d{4}-\d\d-\d\d(?:[ -]\d\d[:-]\d\d)?`,
  id: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}',
  masked: '[0-9a-f]{64}',
  origin: String.raw`https?://[^/\s",?]+`,
} as const;
const WHOLE_SECONDS = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z`;
const MILLISECONDS = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

/** Where a value stands in an answer: its body unless said otherwise. */
export interface Place {
  readonly pairs: Pairs;
  readonly at?: string;
}

/** Where a value differs from a recorded one; the order of keys counts for nothing. */
export function recordedProblems(recorded: unknown, actual: unknown, place: Place): string[] {
  const { pairs, at = 'body' } = place;
  const below = (key: string | number): Place => ({ pairs, at: `${at}.${key}` });
  if (typeof recorded === 'string') {
    // Each error has an id of its own.
    if (/^body\.errors\.\d+\.id$/.test(at)) return [];
    return textFits(recorded, actual, pairs) ? [] : [differs(at, recorded, actual)];
  }
  if (Array.isArray(recorded)) {
    if (!Array.isArray(actual) || actual.length !== recorded.length) return [differs(at, recorded, actual)];
    return recorded.flatMap((one, index) => recordedProblems(one, actual[index], below(index)));
  }
  if (!isObject(recorded)) return recorded === actual ? [] : [differs(at, recorded, actual)];
  if (!isObject(actual)) return [differs(at, recorded, actual)];
  const [wanted, found] = [Object.keys(recorded).sort(), Object.keys(actual).sort()];
  if (wanted.join() !== found.join()) return [`${at}: keys ${found.join()} instead of ${wanted.join()}`];
  return Object.keys(recorded).flatMap((key) => recordedProblems(recorded[key], actual[key], below(key)));
}

function differs(at: string, recorded: unknown, actual: unknown): string {
  const show = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 160);
  return `${at}: expected ${show(recorded)}, got ${show(actual)}`;
}

/** Whether a text is the recorded one, with the ids and times of this run in place of the recording's. */
export function textFits(recorded: string, actual: unknown, pairs: Pairs): boolean {
  if (typeof actual !== 'string') return false;
  const ids: string[] = [];
  let pattern = '';
  let last = 0;
  for (const match of recorded.matchAll(TOKEN)) {
    const form = formOf(match, pairs.recording);
    if (form === undefined) continue;
    pattern += literally(recorded.slice(last, match.index), pairs.recording);
    pattern += match.groups?.['id'] ? `(${form})` : `(?:${form})`;
    if (match.groups?.['id']) ids.push(match[0].toLowerCase());
    last = match.index + match[0].length;
  }
  pattern += literally(recorded.slice(last), pairs.recording);
  const [, ...found] = new RegExp(`^${pattern}$`, 's').exec(actual) ?? [undefined, null];
  if (found[0] === null) return false;
  return ids.every((id, index) => pairs.match(id, found[index] ?? ''));
}

/** What a part of a recorded text may look like in this run; nothing when it is the same everywhere. */
function formOf({ 0: text, groups = {} }: RegExpExecArray, recording: Recording): string | undefined {
  if (groups['masked']) return FORMS.masked;
  if (groups['id']) {
    const isLiteral = recording.literal_ids.some((pattern) => new RegExp(pattern, 'i').test(text));
    return isLiteral ? undefined : FORMS.id;
  }
  if (groups['date']) return recording.to.startsWith(text.slice(0, 'YYYY-MM-DD'.length)) ? FORMS.date : undefined;
  const isOwn = text >= recording.setup_from && text <= recording.to;
  if (!isOwn) return undefined;
  return text.endsWith('.000Z') ? WHOLE_SECONDS : MILLISECONDS;
}

function literally(text: string, { origin }: Recording): string {
  const parts = text.split(origin).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return parts.join(`(?:${FORMS.origin})`);
}
