import type { RequestContext } from '../../context';
import type { EventInput } from '../../events/event';
import { manyByKey } from '../../shared/group';
import { type Id, newId } from '../../shared/id';
import type { SubscriptionAccess } from './entitlement-source.service';
import { type EntitlementRow, findProductsOfTiers, lockRunningOf, writeEntitlements } from './entitlement.repository';

/** What a subscription gives from an instant on; nothing any more when it ends at that instant. */
export type AccessMove = SubscriptionAccess;

/** What changed for one subscription. */
interface Moved {
  readonly changed: readonly EntitlementRow[];
  readonly added: readonly EntitlementRow[];
  readonly events: readonly EventInput[];
}

/**
 * Brings the entitlements of many subscriptions in line with their tiers and periods, each at the instant of its own, in
 * as many statements as for one. Access that ends at that very instant goes on when there is more, and is noted to have
 * ended when there is not. Answers the events by subscription, for the caller to record.
 */
export async function moveAccess(
  context: RequestContext,
  moves: readonly AccessMove[],
): Promise<Map<Id, readonly EventInput[]>> {
  const [first] = moves;
  if (!first) return new Map();
  const { organizationId } = first;
  const subscriptionIds = moves.map(({ subscriptionId }) => subscriptionId);
  const since = new Date(Math.min(...moves.map(({ from }) => from.getTime())));
  const rows = await lockRunningOf(context.db, { organizationId, subscriptionIds, since });
  const running = manyByKey(subscriptionIds, rows, (row) => row.subscriptionId ?? '');
  const products = await findProductsOfTiers(context.db, organizationId, [...new Set(moves.map((one) => one.tierId))]);
  const moved = moves.map((move, index) => moveOne(move, running[index] ?? [], products.get(move.tierId) ?? []));
  await writeEntitlements(context.db, {
    changed: moved.flatMap(({ changed }) => changed),
    added: moved.flatMap(({ added }) => added),
  });
  return new Map(moves.map(({ subscriptionId }, index) => [subscriptionId, moved[index]?.events ?? []]));
}

function moveOne(move: AccessMove, rows: readonly EntitlementRow[], tierProducts: readonly Id[]): Moved {
  const { from, until, purchaseId } = move;
  const running = rows.filter(({ endedAt }) => endedAt === null || endedAt >= from);
  const productIds = until !== null && until <= from ? [] : tierProducts;
  const kept = running.filter((row) => productIds.includes(row.productId));
  const ended = running.filter((row) => !productIds.includes(row.productId)).map((row) => touch(row, from, from));
  const stale = kept
    .filter((row) => purchaseId !== null || row.endedAt?.getTime() !== until?.getTime())
    .map((row) => ({ ...touch(row, from, until), ...(purchaseId ? { purchaseId } : {}) }));
  const added = productIds
    .filter((productId) => kept.every((row) => row.productId !== productId))
    .map((productId) => newRow(move, productId));
  const events = [
    ...ended.map((row) => eventOf(move, 'ended', row)),
    ...stale.map((row) => eventOf(move, 'changed', row)),
    ...added.map((row) => ({ ...eventOf(move, 'granted', row), isFirst: true })),
  ];
  return { changed: [...ended, ...stale], added, events };
}

function touch(row: EntitlementRow, at: Date, endedAt: Date | null): EntitlementRow {
  return { ...row, endedAt, updatedAt: at, version: row.version + 1 };
}

function newRow(move: AccessMove, productId: Id): EntitlementRow {
  const { organizationId, memberId, subscriptionId, purchaseId, from, until } = move;
  return {
    organizationId,
    id: newId(from),
    memberId,
    productId,
    source: 'SUBSCRIPTION',
    subscriptionId,
    purchaseId,
    startedAt: from,
    endedAt: until,
    note: null,
    revokedAt: null,
    revokeReason: null,
    createdAt: from,
    updatedAt: from,
    version: 1,
  };
}

function eventOf({ memberId, creatorId, from }: AccessMove, verb: string, row: EntitlementRow): EventInput {
  return { type: `entitlement.${verb}`, subjectId: row.id, memberId, creatorId, occurredAt: from, data: row };
}
