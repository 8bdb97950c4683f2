import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  countMembersWithoutPaidTier,
  findIdentities,
  findMembers,
  type IdentityRow,
  type MemberRow,
  visibleMembers,
} from './member.repository';

/** A visible living member by id, or null. */
export const memberById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(MemberRow | null)[]> => {
  const rows = await findMembers(context.db, visibleMembers(context.viewer), ids);
  return oneByKey(ids, rows, (row) => row.id);
});

/** A visible member by id, deleted ones included: for what still points to them. */
export const anyMemberById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MemberRow | null)[]> => {
    const rows = await findMembers(context.db, visibleMembers(context.viewer, true), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** The foreign keys of a member, ordered by key. */
export const identitiesByMember = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<IdentityRow[][]> => {
    const member = visibleMembers(context.viewer, true);
    const rows = await findIdentities(context.db, { memberId: { in: [...ids] }, member });
    return manyByKey(ids, rows, (row) => row.memberId);
  },
);

/** A foreign key of a visible member by the identity's own id, or null. */
export const identityById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(IdentityRow | null)[]> => {
    const member = visibleMembers(context.viewer);
    const rows = await findIdentities(context.db, { id: { in: [...ids] }, member });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** How many visible living members of an organization have no live subscription to a paid tier. */
export const freeMemberCount = loader(
  async (context: RequestContext, organizationIds: readonly Id[]): Promise<number[]> => {
    const visible = visibleMembers(context.viewer);
    const count = (organizationId: Id) =>
      countMembersWithoutPaidTier(context.db, { AND: [visible, { organizationId }] });
    // A caller sees one organization, so this is one statement however many tiers ask.
    return Promise.all(organizationIds.map(count));
  },
);
