import { badInput } from '../../../../shared/failure';
import type { RestRequest } from '../../../route';
import { CREATOR, filteredBy, MEMBER } from '../ids';
import type { RecordActivityVariables } from '../operations/engagement.generated';
import { given } from './fields';

type Activity = RecordActivityVariables['input']['activities'][number];
type Item = Readonly<Record<string, unknown>>;

/** An item that cannot be told to the graph. */
export interface IllTyped {
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** A batch, and which of its items each activity that is told to the graph was. */
export interface ActivityBatch {
  readonly activities: readonly Activity[];
  readonly indexes: readonly number[];
  readonly illTyped: readonly IllTyped[];
}

/** The activities of a body, whose items are refused one by one. */
export function activityBatch({ body }: Pick<RestRequest, 'body'>): ActivityBatch {
  const items = body['activities'];
  if (!Array.isArray(items)) throw badInput('activities', 'The activities must be a list.');
  const batch = { activities: [] as Activity[], indexes: [] as number[], illTyped: [] as IllTyped[] };
  for (const [index, item] of (items as readonly unknown[]).entries()) {
    const problem = problemOf(item);
    if (problem) batch.illTyped.push({ index, ...problem });
    else {
      batch.activities.push(activityOf(item as Item));
      batch.indexes.push(index);
    }
  }
  return batch;
}

const TEXTS = {
  id: true,
  member_id: true,
  type: true,
  timestamp: true,
  creator_id: false,
  name: false,
  content_id: false,
};

function problemOf(item: unknown): Omit<IllTyped, 'index'> | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return { field: 'activities', message: 'An activity must be an object.' };
  const values = item as Item;
  for (const [field, needed] of Object.entries(TEXTS)) {
    const value = values[field] ?? undefined;
    if (needed && value === undefined) return { field, message: `The ${field} is required.` };
    if (value !== undefined && typeof value !== 'string') return { field, message: `The ${field} must be a string.` };
  }
  const { duration_seconds: seconds, details } = values;
  if (seconds !== undefined && seconds !== null && !isInt(seconds))
    return { field: 'duration_seconds', message: 'The duration_seconds must be a whole number.' };
  if (details !== undefined && details !== null && (typeof details !== 'object' || Array.isArray(details)))
    return { field: 'details', message: 'The details must be an object.' };
  return undefined;
}

/** What fits the graph's Int. */
function isInt(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

function activityOf(item: Item): Activity {
  const text = (name: string) => (item[name] ?? undefined) as string | undefined;
  const creator = text('creator_id');
  return {
    id: text('id') ?? '',
    memberId: filteredBy(MEMBER, text('member_id') ?? ''),
    kind: (text('type') ?? '').toUpperCase(),
    occurredAt: text('timestamp') ?? '',
    ...given({
      creatorId: creator === undefined ? undefined : filteredBy(CREATOR, creator),
      name: text('name'),
      contentId: text('content_id'),
      durationSeconds: (item['duration_seconds'] ?? undefined) as number | undefined,
      details: (item['details'] ?? undefined) as Record<string, unknown> | undefined,
    }),
  };
}
