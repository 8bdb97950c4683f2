import type { RequestContext } from '../../context';
import { type Id, newId } from '../../shared/id';
import {
  type EntitlementRow,
  findEntitlements,
  findTierProductIds,
  insertEntitlements,
  type NewEntitlement,
  updateEntitlements,
} from './entitlement.repository';
import { recordAll } from './entitlement.service';

/** To whom something belongs that entitles. */
interface Owner {
  readonly organizationId: Id;
  readonly memberId: Id;
  readonly creatorId: Id;
}

/** The access that a subscription gives. */
export interface SubscriptionAccess extends Owner {
  readonly subscriptionId: Id;
  readonly tierId: Id;
  /** The payment for the present period, when there is one. */
  readonly purchaseId: Id | null;
  /** From when products are entitled that were not before. */
  readonly from: Date;
  /** Until when all products of the tier are entitled; null without an end. */
  readonly until: Date | null;
}

/**
 * Brings the entitlements of a subscription in line with its tier and period: products of the tier are entitled until
 * the period ends, all others lose their entitlement at once. A period that is over or empty entitles to nothing.
 */
export async function setSubscriptionEntitlements(context: RequestContext, access: SubscriptionAccess): Promise<void> {
  const { organizationId, subscriptionId, tierId, purchaseId, creatorId, from, until } = access;
  const now = context.clock.now();
  const running = await findEntitlements(context.db, runningOf({ organizationId, subscriptionId }, now));
  const nothingLeft = until !== null && (until <= from || until <= now);
  const productIds = nothingLeft ? [] : await findTierProductIds(context.db, { organizationId, tierId });
  const [kept, dropped] = partition(running, (row) => productIds.includes(row.productId));
  await change(context, { rows: dropped, creatorId, verb: 'ended', columns: { endedAt: now } });
  const stale = kept.filter((row) => purchaseId !== null || row.endedAt?.getTime() !== until?.getTime());
  const columns = { endedAt: until, ...(purchaseId ? { purchaseId } : {}) };
  await change(context, { rows: stale, creatorId, verb: 'changed', columns });
  const added = productIds.filter((productId) => kept.every((row) => row.productId !== productId));
  await insert(context, creatorId, newRows(access, added, { source: 'SUBSCRIPTION', subscriptionId, now }));
}

/** Ends at once what a subscription that is over entitled to. */
export async function endSubscriptionEntitlements(
  context: RequestContext,
  subscription: { readonly organizationId: Id; readonly id: Id },
  creatorId: Id,
): Promise<void> {
  const { organizationId, id: subscriptionId } = subscription;
  const now = context.clock.now();
  const running = runningOf({ organizationId, subscriptionId }, now);
  const rows = await updateEntitlements(context.db, running, { endedAt: now, updatedAt: now });
  recordAll(context, 'ended', { rows, creatorId });
}

/** The access that a single payment gives. */
export interface PurchaseAccess extends Owner {
  readonly purchaseId: Id;
  readonly tierId: Id;
  readonly from: Date;
  readonly until: Date | null;
}

/** Entitles to the products of the tier that was paid for. */
export async function grantPurchaseEntitlements(context: RequestContext, access: PurchaseAccess): Promise<void> {
  const productIds = await findTierProductIds(context.db, access);
  const now = context.clock.now();
  await insert(
    context,
    access.creatorId,
    newRows(access, productIds, { source: 'PURCHASE', subscriptionId: null, now }),
  );
}

/** Takes back what is left of the access that a purchase paid for, because the money went back. */
export async function revokePurchaseEntitlements(
  context: RequestContext,
  purchase: { readonly organizationId: Id; readonly id: Id },
  revocation: { readonly creatorId: Id; readonly reason: string },
): Promise<void> {
  const { organizationId, id: purchaseId } = purchase;
  const now = context.clock.now();
  const columns = { revokedAt: now, revokeReason: revocation.reason, updatedAt: now };
  const rows = await updateEntitlements(context.db, runningOf({ organizationId, purchaseId }, now), columns);
  recordAll(context, 'revoked', { rows, creatorId: revocation.creatorId });
}

/** Takes back all access that a member still has, from wherever it came. */
export async function revokeEntitlementsOf(
  context: RequestContext,
  member: { readonly organizationId: Id; readonly id: Id; readonly creatorId: Id },
): Promise<void> {
  const { organizationId, id: memberId, creatorId } = member;
  const now = context.clock.now();
  const running = runningOf({ organizationId, memberId }, now);
  const rows = await updateEntitlements(context.db, running, { revokedAt: now, updatedAt: now });
  recordAll(context, 'revoked', { rows, creatorId });
}

/** Neither over nor revoked. */
function runningOf(origin: { organizationId: Id; memberId?: Id; subscriptionId?: Id; purchaseId?: Id }, now: Date) {
  return { ...origin, revokedAt: null, OR: [{ endedAt: null }, { endedAt: { gt: now } }] };
}

interface Change {
  readonly rows: readonly EntitlementRow[];
  readonly creatorId: Id;
  readonly verb: 'changed' | 'ended';
  readonly columns: { readonly endedAt: Date | null; readonly purchaseId?: Id };
}

async function change(context: RequestContext, { rows, creatorId, verb, columns }: Change): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { organizationId } = first;
  const where = { organizationId, id: { in: rows.map((row) => row.id) } };
  const changed = await updateEntitlements(context.db, where, { ...columns, updatedAt: context.clock.now() });
  recordAll(context, verb, { rows: changed, creatorId });
}

async function insert(context: RequestContext, creatorId: Id, entitlements: NewEntitlement[]): Promise<void> {
  if (entitlements.length === 0) return;
  recordAll(context, 'granted', { rows: await insertEntitlements(context.db, entitlements), creatorId });
}

function newRows(
  access: Owner & { readonly purchaseId: Id | null; readonly from: Date; readonly until: Date | null },
  productIds: readonly Id[],
  origin: { source: 'SUBSCRIPTION' | 'PURCHASE'; subscriptionId: Id | null; now: Date },
): NewEntitlement[] {
  const { organizationId, memberId, purchaseId, from, until } = access;
  const { source, subscriptionId, now } = origin;
  const times = { startedAt: from, endedAt: until, createdAt: now, updatedAt: now };
  return productIds.map((productId) => ({
    organizationId,
    id: newId(now),
    memberId,
    productId,
    source,
    subscriptionId,
    purchaseId,
    ...times,
  }));
}

function partition<T>(rows: readonly T[], test: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(test), rows.filter((row) => !test(row))];
}
