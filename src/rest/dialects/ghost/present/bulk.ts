import { printId } from '../ids';
import type { DeleteMembersData } from '../operations.generated';

type Outcome = DeleteMembersData['memberDeleteMany'];

/** What became of many members that were changed at once. */
export function presentBulkEdit({ successful, unsuccessful, failures }: Outcome) {
  const errors = failures.map(({ message }) => ({ message }));
  const unsuccessfulData = failures.map(({ id }) => ({ id: printId(id) }));
  return { bulk: { meta: { stats: { successful, unsuccessful }, errors, unsuccessfulData } } };
}

/** What became of many members that were deleted at once. */
export function presentBulkDelete({ successful, unsuccessful, failures }: Outcome) {
  const unsuccessfulIds = failures.map(({ id }) => printId(id));
  const errors = failures.map(({ message }) => ({ message }));
  return { meta: { stats: { successful, unsuccessful }, unsuccessfulIds, errors } };
}
