import { knownViewer, type RequestContext } from '../../context';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { findMembers, lockMember, type MemberRow, visibleMembers } from './member.repository';

/**
 * A visible living member who is neither deleted nor erased until the transaction ends, or NOT_FOUND. Whoever writes what
 * hangs on a member asks for the member here, before anything else: so that a member who leaves takes all of it along.
 * Whoever changes the member itself asks for UPDATE, so that nobody else does meanwhile.
 */
export async function livingMember(
  context: RequestContext,
  id: Id,
  lock: 'SHARE' | 'UPDATE' = 'SHARE',
): Promise<MemberRow> {
  const { organizationId } = knownViewer(context);
  await lockMember(context.db, { organizationId, id }, lock);
  // Read after the lock, and not by a loader, which may remember how it was before.
  const [member] = await findMembers(context.db, visibleMembers(context.viewer), [id]);
  if (!member) throw notFound('Member');
  return member;
}
