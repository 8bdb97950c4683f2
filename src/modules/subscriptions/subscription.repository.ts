import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import { violatedConstraint } from '../../database/errors';
import type { Prisma } from '../../database/generated/client';
import type { SubscriptionModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { Failure } from '../../shared/failure';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type SubscriptionRow = SubscriptionModel;

/** A new subscription. */
export type NewSubscription = Prisma.SubscriptionUncheckedCreateInput;

/** Columns of a subscription to write; absent ones keep their value. */
export type SubscriptionColumns = Omit<Prisma.SubscriptionUncheckedUpdateInput, 'version'>;

/** The subscriptions that a caller may see: the organization's and, for a creator's credential, of that creator's members. */
export function visibleSubscriptions(viewer: Viewer): Prisma.SubscriptionWhereInput {
  if (!may(viewer, 'subscriptions:read') && !may(viewer, 'subscriptions:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { member: { creatorId } } : {}) };
}

/** One page of subscriptions. */
export function listSubscriptions(db: Db, query: ListQuery): Promise<Page<SubscriptionRow>> {
  return listPage<SubscriptionRow>(db.subscription as never, query);
}

/** The subscriptions that fulfill a condition, newest first. */
export function findSubscriptions(db: Db, where: Prisma.SubscriptionWhereInput): Promise<SubscriptionRow[]> {
  return db.subscription.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** A subscription together with the creator to whom its member belongs. */
export interface LockedSubscription {
  readonly subscription: SubscriptionRow;
  readonly creatorId: Id;
}

/** A visible subscription that nobody else can change until the transaction ends; null when there is none. */
export async function lockSubscription(db: Db, viewer: KnownViewer, id: Id): Promise<LockedSubscription | null> {
  await db.$queryRaw`
    SELECT 1 FROM subscriptions
    WHERE organization_id = ${viewer.organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await db.subscription.findFirst({
    where: { AND: [visibleSubscriptions(viewer), { id }] },
    include: { member: { select: { creatorId: true } } },
  });
  if (!row) return null;
  const { member, ...subscription } = row;
  return { subscription, creatorId: member.creatorId };
}

/** Writes a new subscription. The member must have no other live one to the tier. */
export function insertSubscription(db: Db, subscription: NewSubscription): Promise<SubscriptionRow> {
  return onceForTier(() => db.subscription.create({ data: subscription }));
}

/** Changes a subscription that the transaction has locked. */
export function updateSubscription(
  db: Db,
  key: { readonly organizationId: Id; readonly id: Id },
  columns: SubscriptionColumns,
): Promise<SubscriptionRow> {
  const { organizationId, id } = key;
  return onceForTier(() =>
    db.subscription.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...columns, version: { increment: 1 } },
    }),
  );
}

async function onceForTier<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'subscriptions_live_tier') throw error;
    throw new Failure('ALREADY_SUBSCRIBED', 'The member has a live subscription to this tier.', { cause: error });
  }
}
