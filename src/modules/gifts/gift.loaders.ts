import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findGifts, type GiftRow, visibleGifts } from './gift.repository';

/** A visible gift by id, or null. */
export const giftById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(GiftRow | null)[]> => {
  const where = { AND: [visibleGifts(context.viewer), { id: { in: [...ids] } }] };
  return oneByKey(ids, await findGifts(context.db, where), (row) => row.id);
});

/** The visible gifts that were delivered to a member and not taken back, newest first. */
export const giftsReceivedBy = loader(async (context: RequestContext, ids: readonly Id[]): Promise<GiftRow[][]> => {
  const delivered = { toMemberId: { in: [...ids] }, status: { in: ['UNCLAIMED' as const, 'CLAIMED' as const] } };
  const rows = await findGifts(context.db, { AND: [visibleGifts(context.viewer), delivered] });
  return manyByKey(ids, rows, (row) => row.toMemberId ?? '');
});

/** The visible gifts that a member paid, newest first. */
export const giftsGivenBy = loader(async (context: RequestContext, ids: readonly Id[]): Promise<GiftRow[][]> => {
  const where = { AND: [visibleGifts(context.viewer), { fromMemberId: { in: [...ids] } }] };
  return manyByKey(ids, await findGifts(context.db, where), (row) => row.fromMemberId);
});
