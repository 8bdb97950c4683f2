import { knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { livingMember } from '../members/living-member.service';
import { claimNow } from './gift-claim.service';
import { recordGift } from './gift-event';
import { findDueGifts, findGifts, type GiftRow, isPaid, lockGift, updateGift } from './gift.repository';

/**
 * Does what is due about the gifts of the caller's organization, in the order of time: delivers those whose day has come,
 * and lets those expire that nobody has claimed. Any number of processes may do it at once. Answers how much was done.
 */
export async function runDueGifts(context: RequestContext, stopped: () => boolean = () => false): Promise<number> {
  const { organizationId } = knownViewer(context);
  let done = 0;
  for (;;) {
    const due = await findDueGifts(context.db, organizationId, context.clock.now());
    for (const gift of due) {
      if (stopped()) return done;
      await takeStep(context, gift);
      done += 1;
    }
    if (due.length === 0) return done;
  }
}

async function takeStep(context: RequestContext, gift: GiftRow): Promise<void> {
  try {
    await inTransaction(context, (transaction) => step(transaction, gift, gift.toMemberId));
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'UNAVAILABLE') throw error;
    // The member has the tier, has left, or the tier is full: whoever has the code may still claim it.
    await inTransaction(context, (transaction) => step(transaction, gift, null));
  }
}

async function step(context: RequestContext, found: GiftRow, toMemberId: Id | null): Promise<void> {
  const { organizationId, id, dueAt } = found;
  // The member before the gift, as when it is claimed, so that the two do not wait for each other.
  if (found.status === 'SCHEDULED' && toMemberId) await livingMember(context, toMemberId);
  await lockGift(context.db, found);
  const [gift] = await findGifts(context.db, { organizationId, id });
  if (!gift || !dueAt || gift.dueAt?.getTime() !== dueAt.getTime()) return;
  const updatedAt = context.clock.now();
  if (!(await isPaid(context.db, gift))) {
    const refunded = await updateGift(context.db, gift, { status: 'REFUNDED', dueAt: null, updatedAt });
    return recordGift(context, 'refunded', { gift: refunded, occurredAt: dueAt });
  }
  if (gift.status === 'UNCLAIMED') {
    const expired = await updateGift(context.db, gift, { status: 'EXPIRED', dueAt: null, updatedAt });
    return recordGift(context, 'expired', { gift: expired, occurredAt: dueAt });
  }
  const columns = { status: 'UNCLAIMED', dueAt: gift.expiresAt, updatedAt } as const;
  const delivered = await updateGift(context.db, gift, columns);
  recordGift(context, 'delivered', { gift: delivered, occurredAt: dueAt });
  if (toMemberId) await claimNow(context, delivered, { memberId: toMemberId, at: dueAt });
}
