import { organizationOf, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { NAMED_PURCHASE } from './purchase.filter';
import { settledByMember } from './lifetime-value.repository';
import { findPurchases, findRefunds, type PurchaseRow, type RefundRow, visiblePurchases } from './purchase.repository';

/** A visible purchase by id, or null. */
export const purchaseById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(PurchaseRow | null)[]> => {
    return oneByKey(ids, await findVisible(context, { id: { in: [...ids] } }), (row) => row.id);
  },
);

/** All purchases of a member, newest first; without those of which it is not to be told who paid. */
export const purchasesByMember = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<PurchaseRow[][]> => {
    const where = { ...NAMED_PURCHASE, memberId: { in: [...ids] } };
    return manyByKey(ids, await findVisible(context, where), (row) => row.memberId);
  },
);

/** All purchases that pay a subscription, newest first. */
export const purchasesBySubscription = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<PurchaseRow[][]> => {
    const rows = await findVisible(context, { subscriptionId: { in: [...ids] } });
    return manyByKey(ids, rows, (row) => row.subscriptionId ?? '');
  },
);

/** What a member has paid, less refunds, in minor units of the organization's currency. */
export const lifetimeValueByMember = loader(async (context: RequestContext, ids: readonly Id[]): Promise<bigint[]> => {
  const sums = await settledByMember(context.db, organizationOf(context), ids);
  return oneByKey(ids, sums, (row) => row.memberId).map((row) => row?.amountMinor ?? 0n);
});

/** A refund of a visible purchase by the refund's own id, or null. */
export const refundById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(RefundRow | null)[]> => {
  const where = { id: { in: [...ids] }, purchase: visiblePurchases(context.viewer) };
  return oneByKey(ids, await findRefunds(context.db, where), (row) => row.id);
});

/** The refunds of a purchase, oldest first. */
export const refundsByPurchase = loader(async (context: RequestContext, ids: readonly Id[]): Promise<RefundRow[][]> => {
  const where = { purchaseId: { in: [...ids] }, purchase: visiblePurchases(context.viewer) };
  return manyByKey(ids, await findRefunds(context.db, where), (row) => row.purchaseId);
});

function findVisible(context: RequestContext, where: object): Promise<PurchaseRow[]> {
  return findPurchases(context.db, { AND: [visiblePurchases(context.viewer), where] });
}
