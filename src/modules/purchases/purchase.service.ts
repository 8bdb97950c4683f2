import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { addIntervals } from '../../shared/period';
import { grantPurchaseEntitlements } from '../entitlements/entitlement-source.service';
import { livingMember } from '../members/living-member.service';
import { priceById } from '../tiers/price.loaders';
import { intervalOf } from '../tiers/price.period';
import type { PriceRow } from '../tiers/price.repository';
import { purchaseFilterSpec } from './purchase.filter';
import type { PurchasesArgs } from './purchase.input';
import { purchaseOrder } from './purchase.order';
import { insertPurchase, lastPaid, listPurchases, type PurchaseRow, visiblePurchases } from './purchase.repository';
import { checkPurchase, type PurchaseValues } from './purchase.rules';
import type { PurchaseKind } from './purchase.type';

/** One page of the purchases that the caller may see, newest first unless ordered otherwise. */
export function findPurchasePage(context: RequestContext, args: PurchasesArgs): Promise<Page<PurchaseRow>> {
  const where = { AND: [visiblePurchases(context.viewer), compileFilter(purchaseFilterSpec, args.filter)] };
  const order = args.orderBy ? purchaseOrder(args.orderBy) : NEWEST_FIRST;
  return listPurchases(context.db, { where, order, page: args });
}

/** A payment that was made outside of the gateway. */
export interface NewPurchaseValues extends PurchaseValues {
  readonly memberId: Id;
  readonly priceId?: Id | null | undefined;
  readonly kind: PurchaseKind;
}

/**
 * Records a payment of a living member. A completed one of a tier's price entitles to the tier's products: for one
 * period when the price is recurring, without an end when it is paid once, not at all when it is a donation.
 */
export async function recordPurchase(context: RequestContext, values: NewPurchaseValues): Promise<PurchaseRow> {
  const now = context.clock.now();
  const member = await livingMember(context, values.memberId);
  const price = values.priceId ? await priceById(context).load(values.priceId) : null;
  if (values.priceId && !price) throw notFound('Price');
  checkPurchase(values, now, price);
  const { organizationId, id: memberId, creatorId } = member;
  const { kind, status, provider, providerRef = null } = values;
  const purchase = await insertPurchase(context.db, {
    organizationId,
    id: newId(now),
    memberId,
    priceId: price?.id ?? null,
    kind,
    status,
    amountMinor: BigInt(values.amountMinor),
    currency: values.currency.toUpperCase(),
    provider,
    providerRef,
    purchasedAt: values.purchasedAt ?? now,
    createdAt: now,
    updatedAt: now,
  });
  recordRecorded(context, { purchase, creatorId, occurredAt: purchase.purchasedAt });
  if (price && status === 'COMPLETED') await entitle(context, { purchase, price, creatorId });
  return purchase;
}

interface PaidPrice {
  readonly purchase: PurchaseRow;
  readonly price: PriceRow;
  readonly creatorId: Id;
}

async function entitle(context: RequestContext, { purchase, price, creatorId }: PaidPrice): Promise<void> {
  if (price.type === 'DONATION') return;
  const { organizationId, id: purchaseId, memberId, purchasedAt: from } = purchase;
  const until = price.type === 'RECURRING' ? addIntervals(from, intervalOf(price), 1) : null;
  const access = { organizationId, purchaseId, memberId, tierId: price.tierId, creatorId, from, until };
  await grantPurchaseEntitlements(context, access);
}

/** The money that was last paid for a subscription since an instant and was not paid back. */
export function lastPaidSince(
  context: RequestContext,
  period: { readonly organizationId: Id; readonly subscriptionId: Id; readonly since: Date },
): Promise<bigint> {
  return lastPaid(context.db, period);
}

interface PurchaseChange {
  readonly purchase: PurchaseRow;
  readonly creatorId: Id;
  readonly occurredAt: Date;
}

function recordRecorded(context: RequestContext, change: PurchaseChange): void {
  const { purchase, creatorId, occurredAt } = change;
  const { id: subjectId, memberId } = purchase;
  recordEvent(context, { type: 'purchase.recorded', subjectId, memberId, creatorId, occurredAt, data: purchase });
}
