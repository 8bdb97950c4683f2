import type { RestRequest } from '../../../route';
import type { GraphFilter } from '../nql/filter';
import { memberFilterOf, type NqlOptions } from '../nql/nql';
import type { EditMembersVariables } from '../operations.generated';
import { single } from '../page';
import { isStrict } from '../strict';

type MemberFilter = NonNullable<EditMembersVariables['filter']>;

/** Nothing but what stands for any text in a search. */
const ANYTHING = /^[%_]*$/;

/** How the filters of a list are read. */
export function listOptions(request: RestRequest): NqlOptions {
  return { now: request.now, strict: isStrict(request), restricted: 'drop' };
}

/** The members that a list asks for: those of its filter that are found by its search too. */
export function listFilter(request: RestRequest): MemberFilter | undefined {
  return both(request, listOptions(request));
}

/** The members that something is done to. What a list would leave out of the filter is refused here. */
export function bulkFilter(request: RestRequest): MemberFilter | undefined {
  return both(request, { ...listOptions(request), restricted: 'refuse' });
}

function both(request: RestRequest, options: NqlOptions): MemberFilter | undefined {
  const filters = [memberFilterOf(single(request, 'filter'), options), searchFilter(single(request, 'search'))];
  const [only, ...others] = filters.filter((filter) => filter !== undefined) as MemberFilter[];
  return only && others.length > 0 ? { and: [only, ...others] } : only;
}

/** Looks for a piece of the name or the address, blanks included. */
function searchFilter(text: string | undefined): GraphFilter | MemberFilter | undefined {
  if (text === undefined || text === '') return undefined;
  if (ANYTHING.test(text)) return { and: [] };
  return { or: [{ name: { contains: text } }, { email: { contains: text } }] };
}
