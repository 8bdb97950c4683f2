import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  type DiscountRow,
  type DiscountUse,
  findDiscounts,
  findDiscountsByCode,
  findDiscountUse,
  findRedeemed,
  type RedeemedRow,
  visibleDiscounts,
} from './discount.repository';

const UNUSED: DiscountUse = { redemptionCount: 0, lastRedeemedAt: null };

/** A visible discount by id, archived ones included, or null. */
export const discountById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(DiscountRow | null)[]> => {
    const rows = await findDiscounts(context.db, visibleDiscounts(context.viewer), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** The visible discount with a code that can be redeemed for a tier, or null. */
export const discountByCode = loader(
  async (context: RequestContext, keys: readonly { readonly tierId: Id; readonly code: string }[]) => {
    const where = {
      AND: [visibleDiscounts(context.viewer), { status: 'ACTIVE' as const, redemptionType: 'SIGNUP' as const }],
    };
    const rows = await findDiscountsByCode(context.db, where, [...new Set(keys.map(({ code }) => code))]);
    return keys.map((key) => rows.find((row) => row.code === key.code && row.tierId === key.tierId) ?? null);
  },
  { cacheKey: ({ tierId, code }) => `${tierId} ${code}` },
);

/** How much a discount was used. */
export const discountUse = loader(async (context: RequestContext, ids: readonly Id[]): Promise<DiscountUse[]> => {
  const rows = await findDiscountUse(context.db, knownViewer(context).organizationId, ids);
  return oneByKey(ids, rows, (row) => row.discountId).map((use) => use ?? UNUSED);
});

/**
 * The discounts that a subscription was made or kept by, oldest redemption first: with how much they were used and with
 * their tiers, so that a list of subscriptions takes one statement for all of it.
 */
export const redeemedBySubscription = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<RedeemedRow[][]> => {
    const rows = await findRedeemed(context.db, knownViewer(context), ids);
    return manyByKey(ids, rows, (row) => row.subscriptionId);
  },
);
