import { knownViewer, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findCustomerIds } from './import.repository';

/** The ids at the payment provider that imports told of members; null where none did. */
export const customerIdByMember = loader(async (context: RequestContext, memberIds: readonly Id[]) => {
  const found = await findCustomerIds(context.db, knownViewer(context).organizationId, memberIds);
  return memberIds.map((id) => found.get(id) ?? null);
});
