import { requireScope } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { badInput, Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { livingMember } from '../members/living-member.service';
import { refundPurchase } from '../purchases/purchase-refund.service';
import { startGiftSubscription } from '../subscriptions/gift-subscription.service';
import { recordGift } from './gift-event';
import { findGifts, type GiftRow, isPaid, lockGift, updateGift, visibleGifts } from './gift.repository';
import { readGiftCode } from './gift.rules';

/** Who claims a gift, and by which code. */
export interface Claim {
  readonly code: string;
  readonly memberId: Id;
}

/**
 * Gives the months of a gift to a living member who has its code: a subscription of kind GIFT that expires when they are
 * over. NOT_FOUND for a code that is none; INVALID_STATE when the gift is not delivered yet, claimed, expired or paid
 * back; ALREADY_SUBSCRIBED, TIER_LIMIT_REACHED and INVALID_TIER as for any subscription, and it can be claimed later.
 */
export async function claimGift(context: RequestContext, { code, memberId }: Claim): Promise<GiftRow> {
  const { creatorId } = await livingMember(context, memberId);
  const [asked] = await findGifts(context.db, {
    AND: [visibleGifts(context.viewer), { code: readGiftCode(code) }],
  });
  if (!asked) throw notFound('Gift');
  const gift = await giftToChange(context, asked.id);
  const now = context.clock.now();
  if (gift.status !== 'UNCLAIMED' || gift.expiresAt <= now) throw notClaimable(gift);
  if (!(await isPaid(context.db, gift))) throw new Failure('INVALID_STATE', 'The gift was paid back.');
  if (gift.creatorId !== creatorId) throw badInput('memberId', "The gift is for another creator's members.");
  return claimNow(context, gift, { memberId, at: now });
}

function notClaimable({ status }: GiftRow): Failure {
  const words = { SCHEDULED: 'is not delivered yet', CLAIMED: 'was claimed already', REFUNDED: 'was paid back' };
  const problem = status === 'UNCLAIMED' || status === 'EXPIRED' ? 'has expired' : words[status];
  return new Failure('INVALID_STATE', `The gift ${problem}.`);
}

/** Gives the months of a gift that the transaction has locked, or made, to a member from an instant on. */
export async function claimNow(
  context: RequestContext,
  gift: GiftRow,
  { memberId, at }: { readonly memberId: Id; readonly at: Date },
): Promise<GiftRow> {
  const { tierId, months, purchaseId } = gift;
  const given = { memberId, tierId, months, startedAt: at, purchaseId };
  const { id: subscriptionId } = await startGiftSubscription(context, given);
  const columns = { status: 'CLAIMED', toMemberId: memberId, subscriptionId, claimedAt: at, dueAt: null } as const;
  const claimed = await updateGift(context.db, gift, { ...columns, updatedAt: context.clock.now() });
  recordGift(context, 'claimed', { gift: claimed, occurredAt: at });
  return claimed;
}

/**
 * Pays a gift back that nobody has claimed, wholly. INVALID_STATE when it is claimed: then its subscription is to be
 * canceled and its purchase paid back. Takes the scope purchases:write as well.
 */
export async function refundGift(context: RequestContext, id: Id, reason: string | null | undefined): Promise<GiftRow> {
  requireScope(context.viewer, 'purchases:write');
  const gift = await giftToChange(context, id);
  if (gift.status === 'CLAIMED') throw new Failure('INVALID_STATE', 'The gift was claimed already.');
  if (gift.status === 'REFUNDED') throw new Failure('INVALID_STATE', 'The gift was paid back already.');
  await refundPurchase(context, gift.purchaseId, { reason });
  const now = context.clock.now();
  const refunded = await updateGift(context.db, gift, { status: 'REFUNDED', dueAt: null, updatedAt: now });
  recordGift(context, 'refunded', { gift: refunded });
  return refunded;
}

/** A visible gift that nobody else changes until the transaction ends. */
async function giftToChange(context: RequestContext, id: Id): Promise<GiftRow> {
  await lockGift(context.db, { organizationId: knownViewer(context).organizationId, id });
  const [gift] = await findGifts(context.db, { AND: [visibleGifts(context.viewer), { id }] });
  if (!gift) throw notFound('Gift');
  return gift;
}
