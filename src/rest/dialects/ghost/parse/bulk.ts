import type { RestRequest } from '../../../route';
import { readId } from '../ids';
import type { DeleteMembersVariables, EditMembersVariables } from '../operations.generated';
import { single } from '../page';
import { GhostError } from '../refusal';
import { bulkFilter } from './filter';

type Item = Readonly<Record<string, unknown>>;

const UNSUPPORTED = 'Unsupported bulk action';

/** Whom to delete. */
export function deleteManyVariables(request: RestRequest): DeleteMembersVariables {
  return { input: { ...whom(request, 'delete'), cancelSubscriptions: single(request, 'cancel') === 'true' } };
}

/** What to do, and to whom. */
export function editManyVariables(request: RestRequest): EditMembersVariables {
  const bulk = objectIn(request.body, 'bulk');
  if (!bulk) throw new GhostError('BadRequestError', "No root key ('bulk') provided.");
  const { action } = bulk;
  if (action !== 'unsubscribe' && action !== 'addLabel' && action !== 'removeLabel')
    throw new GhostError('IncorrectUsageError', UNSUPPORTED);
  return {
    ...whom(request, 'edit'),
    ...(action === 'unsubscribe' ? newsletterOf(bulk) : { labelId: labelOf(bulk) }),
    unsubscribes: action === 'unsubscribe',
    addsLabel: action === 'addLabel',
    removesLabel: action === 'removeLabel',
  };
}

function newsletterOf({ newsletter, meta }: Item): { newsletterId?: string } {
  const named = newsletter ?? (meta as Item | undefined)?.['newsletter'];
  if (named === undefined || named === null) return {};
  const id = typeof named === 'string' ? readId('Newsletter', named) : undefined;
  if (id === undefined)
    throw new GhostError('ValidationError', 'The newsletter must be an id.', { property: 'newsletter' });
  return { newsletterId: id };
}

function labelOf(bulk: Item): string {
  const id = objectIn(objectIn(bulk, 'meta') ?? {}, 'label')?.['id'];
  const labelId = typeof id === 'string' ? readId('Label', id) : undefined;
  if (labelId === undefined)
    throw new GhostError('ValidationError', 'The id of the label is required.', { property: 'meta.label.id' });
  return labelId;
}

/** All members, or those of a filter and a search: never both, since one of them would have to be ignored. */
function whom(request: RestRequest, verb: 'edit' | 'delete') {
  const all = single(request, 'all') === 'true';
  const filter = bulkFilter(request);
  if (all && filter)
    throw new GhostError('IncorrectUsageError', 'Give either all=true or a filter or search, not both.');
  if (!all && !filter)
    throw new GhostError('IncorrectUsageError', `Cannot perform bulk ${verb} without a filter, search, or all=true`);
  return { ...(filter ? { filter } : {}), all, ...expectedCount(request) };
}

function expectedCount(request: RestRequest): { expectedCount?: number } {
  const text = single(request, 'expected_count');
  if (text === undefined) return {};
  if (!/^\d{1,9}$/.test(text))
    throw new GhostError('ValidationError', 'The expected_count must be a number.', { property: 'expected_count' });
  return { expectedCount: Number(text) };
}

function objectIn(container: Item, name: string): Item | undefined {
  const value = container[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : undefined;
}
