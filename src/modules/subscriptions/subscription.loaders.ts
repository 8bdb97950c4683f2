import { may } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { type MemberAsOf, memberAsOfKey, rowsAsOf } from '../../events/as-of.repository';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findSubscriptions, type SubscriptionRow, visibleSubscriptions } from './subscription.repository';

/** A visible subscription by id, or null. */
export const subscriptionById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(SubscriptionRow | null)[]> => {
    const where = { AND: [visibleSubscriptions(context.viewer), { id: { in: [...ids] } }] };
    return oneByKey(ids, await findSubscriptions(context.db, where), (row) => row.id);
  },
);

/** All subscriptions of a member, newest first. */
export const subscriptionsByMember = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<SubscriptionRow[][]> => {
    const where = { AND: [visibleSubscriptions(context.viewer), { memberId: { in: [...ids] } }] };
    return manyByKey(ids, await findSubscriptions(context.db, where), (row) => row.memberId);
  },
);

/** All subscriptions of a member as they stood at an instant, as known now, newest first. */
export const subscriptionsByMemberAsOf = loader(
  async (context: RequestContext, keys: readonly MemberAsOf[]): Promise<SubscriptionRow[][]> => {
    if (!may(context.viewer, 'subscriptions:read')) return keys.map(() => []);
    const { organizationId, creatorId } = knownViewer(context);
    return rowsAsOf(context.db, { organizationId, creatorId, subjectType: 'subscription' }, keys);
  },
  { cacheKey: memberAsOfKey },
);
