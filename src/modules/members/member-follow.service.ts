import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId } from '../../schema/global-id';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { anyMemberById } from './member.loaders';

/**
 * The member whose changes are asked for, or nothing when they are asked for of all. Who may read members is told when
 * there is none with this id; deleted ones can be followed.
 */
export async function followedMemberId(
  context: RequestContext,
  memberId: string | null | undefined,
): Promise<Id | undefined> {
  if (memberId === null || memberId === undefined) return undefined;
  const id = fromGlobalId('Member', memberId);
  if (may(context.viewer, 'members:read') && !(await anyMemberById(context).load(id))) throw notFound('Member');
  return id;
}
