import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { countAlerts } from './alert.repository';

/** How many alerts go on: of a creator, or of the whole organization. The caller has been found to be allowed to know. */
export function countOpenAlerts(
  db: Db,
  { organizationId, creatorId }: { readonly organizationId: Id; readonly creatorId: Id | null },
): Promise<number> {
  return countAlerts(db, { organizationId, status: 'OPEN', ...(creatorId ? { creatorId } : {}) });
}
