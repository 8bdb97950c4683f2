import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Names a tier. */
export interface TierKey {
  readonly organizationId: Id;
  readonly tierId: Id;
}

/**
 * Takes a seat of a tier; false when the tier is full or archived. The check and the change are one statement on one row, so
 * however many come at once, no more get a seat than there are.
 */
export async function takeSeat(db: Db, { organizationId, tierId }: TierKey): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE tiers SET seats_taken = seats_taken + 1
    WHERE organization_id = ${organizationId}::uuid AND id = ${tierId}::uuid
      AND archived_at IS NULL AND (member_limit IS NULL OR seats_taken < member_limit)`;
  return taken === 1;
}

/** Whether a tier is no longer offered. */
export async function isArchived(db: Db, { organizationId, tierId }: TierKey): Promise<boolean> {
  return (await db.tier.count({ where: { organizationId, id: tierId, archivedAt: { not: null } } })) > 0;
}

/** Gives a seat of a tier back. */
export async function giveSeatBack(db: Db, { organizationId, tierId }: TierKey): Promise<void> {
  await db.$executeRaw`
    UPDATE tiers SET seats_taken = seats_taken - 1
    WHERE organization_id = ${organizationId}::uuid AND id = ${tierId}::uuid AND seats_taken > 0`;
}

/** Gives several seats of tiers back. */
export async function giveSeatsBack(db: Db, organizationId: Id, seats: ReadonlyMap<Id, number>): Promise<void> {
  // In the order of the ids, so that two who give back cannot wait for each other.
  for (const [tierId, count] of [...seats].sort(([one], [other]) => (one < other ? -1 : 1)))
    await db.$executeRaw`
      UPDATE tiers SET seats_taken = greatest(seats_taken - ${count}, 0)
      WHERE organization_id = ${organizationId}::uuid AND id = ${tierId}::uuid`;
}
