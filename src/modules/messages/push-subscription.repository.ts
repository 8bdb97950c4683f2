import type { PushSubscriptionModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

export type PushSubscriptionRow = PushSubscriptionModel;

/** The browsers of members, oldest first. */
export function findPushSubscriptions(
  db: Db,
  organizationId: Id,
  memberIds: readonly Id[],
): Promise<PushSubscriptionRow[]> {
  const where = { organizationId, memberId: { in: [...memberIds] } };
  return db.pushSubscription.findMany({ where, orderBy: { id: 'asc' } });
}

/** The browser with this endpoint, whosoever. */
export function findPushSubscription(
  db: Db,
  organizationId: Id,
  endpoint: string,
): Promise<PushSubscriptionRow | null> {
  return db.pushSubscription.findUnique({ where: { organizationId_endpoint: { organizationId, endpoint } } });
}

/** Writes a browser; one with the same endpoint becomes this member's, with these keys. */
export function savePushSubscription(db: Db, row: PushSubscriptionRow): Promise<PushSubscriptionRow> {
  const { organizationId, endpoint, memberId, p256dh, auth } = row;
  return db.pushSubscription.upsert({
    where: { organizationId_endpoint: { organizationId, endpoint } },
    create: row,
    update: { memberId, p256dh, auth },
  });
}

/** Removes a browser; false when it was not there. */
export async function deletePushSubscription(
  db: Db,
  { organizationId, id }: Pick<PushSubscriptionRow, 'organizationId' | 'id'>,
): Promise<boolean> {
  return (await db.pushSubscription.deleteMany({ where: { organizationId, id } })).count > 0;
}

/** How many browsers a member has. */
export function countPushSubscriptions(db: Db, organizationId: Id, memberId: Id): Promise<number> {
  return db.pushSubscription.count({ where: { organizationId, memberId } });
}
