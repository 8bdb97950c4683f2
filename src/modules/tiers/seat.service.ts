import type { RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { giveSeatBack, giveSeatsBack, isArchived, takeSeat, type TierKey } from './seat.repository';

/** Takes a seat of a tier, or refuses when the tier is full or, since it was looked at, archived. */
export async function occupySeat(context: RequestContext, tier: TierKey): Promise<void> {
  if (await takeSeat(context.db, tier)) return;
  if (await isArchived(context.db, tier)) throw new Failure('INVALID_TIER', 'The tier is archived.');
  throw new Failure('TIER_LIMIT_REACHED', 'The tier has no seat left.');
}

/** Gives a seat of a tier back. */
export async function releaseSeat(context: RequestContext, tier: TierKey): Promise<void> {
  await giveSeatBack(context.db, tier);
}

/** Gives the seats of several who leave at once back; one name for each seat. */
export async function releaseSeats(context: RequestContext, organizationId: Id, tierIds: readonly Id[]): Promise<void> {
  const seats = new Map<Id, number>();
  for (const tierId of tierIds) seats.set(tierId, (seats.get(tierId) ?? 0) + 1);
  await giveSeatsBack(context.db, organizationId, seats);
}

/** Moves from one tier's seat to another's, who may be the same. */
export async function moveSeat(context: RequestContext, from: TierKey, to: TierKey): Promise<void> {
  if (from.tierId === to.tierId) return;
  // In the order of the ids, so that of two moves in opposite directions one waits for the other, and not both.
  if (from.tierId < to.tierId) await releaseSeat(context, from);
  await occupySeat(context, to);
  if (from.tierId > to.tierId) await releaseSeat(context, from);
}
