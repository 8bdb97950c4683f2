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
import { dueAtOf } from './subscription-due.rules';

export type SubscriptionRow = SubscriptionModel;

type Stamp = 'organizationId' | 'id' | 'version';
type Optional =
  | ('cancelAtPeriodEnd' | 'cancelReason' | 'canceledAt' | 'endedAt' | 'pausedAt' | 'resumeAt')
  | ('providerIds' | 'cardLast4' | 'discountId' | 'discountStartAt' | 'discountEndAt' | 'paymentMethod' | 'graceEndsAt')
  | ('dueAt' | 'dunningAttempts' | 'creditMinor' | 'periodCreditMinor' | 'trialStartAt' | 'trialEndAt' | 'provider');

/** A new subscription. */
export type NewSubscription = Omit<SubscriptionRow, Optional | 'version'> & Partial<Pick<SubscriptionRow, Optional>>;

/** Columns of a subscription to write; absent ones keep their value. */
export type SubscriptionColumns = Partial<Omit<SubscriptionRow, Stamp | 'updatedAt'>> & { readonly updatedAt: Date };

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

const NOTHING_YET = {
  cancelAtPeriodEnd: false,
  resumeAt: null,
  provider: null,
  providerIds: null,
  paymentMethod: null,
  dueAt: null,
} as const;

/** Writes a new subscription, and when it is due. The member must have no other live one to the tier. */
export function insertSubscription(db: Db, subscription: NewSubscription): Promise<SubscriptionRow> {
  const dueAt = dueAtOf({ ...NOTHING_YET, ...subscription }, subscription.updatedAt);
  const data = { ...subscription, dueAt } as Prisma.SubscriptionUncheckedCreateInput;
  return onceForTier(() => db.subscription.create({ data }));
}

/** Changes a subscription that the transaction has locked, and when it is due. */
export function updateSubscription(
  db: Db,
  before: SubscriptionRow,
  columns: SubscriptionColumns,
): Promise<SubscriptionRow> {
  const { organizationId, id } = before;
  const dueAt = dueAtOf({ ...before, ...columns }, columns.updatedAt);
  const data = { ...columns, dueAt, version: { increment: 1 } } as Prisma.SubscriptionUncheckedUpdateInput;
  return onceForTier(() => db.subscription.update({ where: { organizationId_id: { organizationId, id } }, data }));
}

async function onceForTier<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'subscriptions_live_tier') throw error;
    throw new Failure('ALREADY_SUBSCRIBED', 'The member has a live subscription to this tier.', { cause: error });
  }
}
