import { knownViewer, type RequestContext } from '../../context';
import { may } from '../../auth/viewer';
import { type MemberAsOf, memberAsOfKey, rowsAsOf } from '../../events/as-of.repository';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  type EntitlementRow,
  findEntitlements,
  findPurchasesEntitling,
  visibleEntitlements,
} from './entitlement.repository';
import { activeAt } from './entitlement.state';

/** A visible entitlement by id, or null. */
export const entitlementById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(EntitlementRow | null)[]> => {
    const rows = await findVisible(context, { id: { in: [...ids] } });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** All entitlements of a member, newest first. */
export const entitlementsByMember = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<EntitlementRow[][]> => {
    const rows = await findVisible(context, { memberId: { in: [...ids] } });
    return manyByKey(ids, rows, (row) => row.memberId);
  },
);

/** All entitlements that come from a subscription, newest first. */
export const entitlementsBySubscription = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<EntitlementRow[][]> => {
    const rows = await findVisible(context, { subscriptionId: { in: [...ids] } });
    return manyByKey(ids, rows, (row) => row.subscriptionId ?? '');
  },
);

/** All entitlements that a purchase paid for, newest first. */
export const entitlementsByPurchase = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<EntitlementRow[][]> => {
    const rows = await findVisible(context, { purchaseId: { in: [...ids] } });
    return manyByKey(ids, rows, (row) => row.purchaseId ?? '');
  },
);

/** Whether a purchase gives access now. */
export const purchaseEntitles = loader(async (context: RequestContext, ids: readonly Id[]): Promise<boolean[]> => {
  const active = activeAt(context.clock.now());
  const where = { AND: [visibleEntitlements(context.viewer), active, { purchaseId: { in: [...ids] } }] };
  const entitling = new Set(await findPurchasesEntitling(context.db, where));
  return ids.map((id) => entitling.has(id));
});

/** All entitlements of a member as they stood at an instant, as known now, newest first. */
export const entitlementsByMemberAsOf = loader(
  async (context: RequestContext, keys: readonly MemberAsOf[]): Promise<EntitlementRow[][]> => {
    if (!may(context.viewer, 'entitlements:read')) return keys.map(() => []);
    const { organizationId, creatorId } = knownViewer(context);
    return rowsAsOf(context.db, { organizationId, creatorId, subjectType: 'entitlement' }, keys);
  },
  { cacheKey: memberAsOfKey },
);

function findVisible(context: RequestContext, where: object): Promise<EntitlementRow[]> {
  return findEntitlements(context.db, { AND: [visibleEntitlements(context.viewer), where] });
}
