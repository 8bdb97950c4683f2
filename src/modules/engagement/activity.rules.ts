import type { FailureCode } from '../../shared/failure';
import { type Id, parseUlid, parseUuid } from '../../shared/id';
import { parseInstant } from '../../shared/instant';
import { checkJsonObject } from '../../shared/json';
import { addIntervals } from '../../shared/period';
import { isStorable } from '../../shared/text';
import { parseGlobalId } from '../../schema/global-id';
import { isActivityKind, type ActivityKind } from './activity.kinds';

/** Most activities in one call. */
export const MAX_ACTIVITIES = 5_000;
/** A sender's clock may be so far ahead. */
export const AHEAD_MS = 5 * 60_000;
/** Nothing is recorded that is older, whatever is kept. */
export const MAX_AGE_MONTHS = 120;

const MAX_NAME = 100;
const MAX_CONTENT_ID = 200;
const MAX_DETAILS_BYTES = 2_048;
const MAX_SECONDS = 86_400;

/** One activity as it was sent; nothing about it has been checked. */
export interface ActivityValues {
  readonly id: string;
  readonly memberId: string;
  readonly creatorId?: string | null | undefined;
  readonly kind: string;
  readonly name?: string | null | undefined;
  readonly contentId?: string | null | undefined;
  readonly occurredAt: string;
  readonly durationSeconds?: number | null | undefined;
  readonly details?: Record<string, unknown> | null | undefined;
}

/** One activity in the form in which it is stored. */
export interface CheckedActivity {
  readonly id: Id;
  readonly memberId: Id;
  /** Of the creator it was sent with; the member's own otherwise. */
  readonly creatorId: Id | null;
  readonly kind: ActivityKind;
  readonly name: string | null;
  readonly contentId: string | null;
  readonly seconds: number | null;
  readonly occurredAt: Date;
  readonly details: Record<string, unknown> | null;
}

/** Why an activity was not recorded. */
export interface ItemProblem {
  readonly code: FailureCode;
  readonly field: string;
  readonly message: string;
}

/** Between which instants activities are taken. */
export interface TakenTimes {
  readonly earliest: Date;
  readonly latest: Date;
}

/** The instants between which activities are taken now, where those of so many months are kept. */
export function takenTimes(now: Date, retentionMonths: number | null): TakenTimes {
  const months = Math.min(retentionMonths ?? MAX_AGE_MONTHS, MAX_AGE_MONTHS);
  return { earliest: monthStart(now, months), latest: new Date(now.getTime() + AHEAD_MS) };
}

/** The first instant (UTC) of the month so many months before that of an instant. */
export function monthStart(instant: Date, monthsBefore = 0): Date {
  const first = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), 1));
  return addIntervals(first, { unit: 'MONTH', count: monthsBefore }, -1);
}

/** Checks one activity by itself; what it refers to is checked elsewhere. */
export function checkActivity(values: ActivityValues, times: TakenTimes): CheckedActivity | ItemProblem {
  const id = parseUuid(values.id) ?? parseUlid(values.id);
  if (!id) return bad('id', 'The id must be a UUID or a ULID.');
  const memberId = idOf('Member', values.memberId);
  if (!memberId) return missing('memberId', 'Member');
  const creatorId = values.creatorId ? idOf('Creator', values.creatorId) : null;
  if (creatorId === undefined) return missing('creatorId', 'Creator');
  const occurredAt = parseInstant(values.occurredAt);
  const problem = timeProblem(occurredAt, times) ?? kindProblem(values) ?? extrasProblem(values);
  if (problem || !occurredAt || !isActivityKind(values.kind)) return problem ?? bad('kind', 'Unknown kind.');
  return {
    id,
    memberId,
    creatorId,
    kind: values.kind,
    name: values.name ?? null,
    contentId: values.contentId ?? null,
    seconds: values.durationSeconds ?? null,
    occurredAt,
    details: values.details ?? null,
  };
}

/** The refusal of what is not there for the caller. */
export function missing(field: string, noun: string): ItemProblem {
  return { code: 'NOT_FOUND', field, message: `${noun} not found.` };
}

function bad(field: string, message: string): ItemProblem {
  return { code: 'BAD_USER_INPUT', field, message };
}

function idOf(type: string, text: string): Id | undefined {
  const parsed = parseGlobalId(text);
  return parsed?.type === type ? parsed.id : undefined;
}

function timeProblem(at: Date | undefined, { earliest, latest }: TakenTimes): ItemProblem | undefined {
  if (!at || Number.isNaN(at.getTime()))
    return bad('occurredAt', 'The occurredAt must be a date and time of ISO 8601.');
  if (at > latest) return bad('occurredAt', 'The occurredAt must not lie in the future.');
  if (at < earliest) return bad('occurredAt', `Activities before ${earliest.toISOString()} are not kept.`);
  return undefined;
}

function kindProblem({ kind, name }: ActivityValues): ItemProblem | undefined {
  if (!isActivityKind(kind)) return bad('kind', 'The kind is none of ActivityKind.');
  if (kind !== 'CUSTOM') return name ? bad('name', 'Only a CUSTOM activity has a name.') : undefined;
  if (!name || name.trim() === '') return bad('name', 'A CUSTOM activity needs a name.');
  return textProblem('name', name, MAX_NAME);
}

function extrasProblem({ contentId, durationSeconds: seconds, details }: ActivityValues): ItemProblem | undefined {
  if (seconds && !(Number.isInteger(seconds) && seconds > 0 && seconds <= MAX_SECONDS))
    return bad('durationSeconds', `The durationSeconds must be from 0 to ${MAX_SECONDS}.`);
  const [wrong] = checkJsonObject(details, MAX_DETAILS_BYTES);
  if (wrong) return bad('details', `The details ${wrong}`);
  return contentId ? textProblem('contentId', contentId, MAX_CONTENT_ID) : undefined;
}

function textProblem(field: string, text: string, max: number): ItemProblem | undefined {
  if (text.length > max) return bad(field, `The ${field} must not be longer than ${max} characters.`);
  return isStorable(text) ? undefined : bad(field, `The ${field} must not contain NUL characters or broken Unicode.`);
}
