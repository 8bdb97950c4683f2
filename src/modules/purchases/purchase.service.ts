import { knownViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { addIntervals } from '../../shared/period';
import { grantPurchaseEntitlements, revokePurchaseEntitlements } from '../entitlements/entitlement-source.service';
import { livingMember } from '../members/living-member.service';
import { priceById } from '../tiers/price.loaders';
import { intervalOf } from '../tiers/price.period';
import type { PriceRow } from '../tiers/price.repository';
import { purchaseFilterSpec } from './purchase.filter';
import type { PurchasesArgs } from './purchase.input';
import { purchaseOrder } from './purchase.order';
import {
  insertPurchase,
  insertRefund,
  listPurchases,
  lockPurchase,
  type PurchaseRow,
  type RefundRow,
  visiblePurchases,
} from './purchase.repository';
import { checkPurchase, checkRefundReason, type PurchaseValues, refundOutcome } from './purchase.rules';
import type { PurchaseKind } from './purchase.type';

/** Pays whatever is asked, without anybody's money. */
const TEST_PROVIDER = 'test';

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
  recordChange(context, 'recorded', { purchase, creatorId, occurredAt: purchase.purchasedAt });
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

/** A period of a subscription that is to be paid. */
export interface DuePeriod {
  readonly organizationId: Id;
  readonly memberId: Id;
  readonly subscriptionId: Id;
  readonly price: PriceRow;
  /** What is paid of the price; all of it when absent. */
  readonly amountMinor?: bigint | undefined;
  readonly startAt: Date;
  readonly creatorId: Id;
}

/** Lets the test provider pay one period of a subscription. The subscription itself brings the entitlements. */
export async function payPeriod(context: RequestContext, period: DuePeriod): Promise<PurchaseRow> {
  const { organizationId, memberId, subscriptionId, price, startAt: purchasedAt, creatorId } = period;
  const { amountMinor = price.amountMinor } = period;
  const now = context.clock.now();
  const purchase = await insertPurchase(context.db, {
    organizationId,
    id: newId(now),
    memberId,
    subscriptionId,
    priceId: price.id,
    kind: 'TIER',
    status: 'COMPLETED',
    amountMinor,
    currency: price.currency,
    provider: TEST_PROVIDER,
    purchasedAt,
    createdAt: now,
    updatedAt: now,
  });
  recordChange(context, 'recorded', { purchase, creatorId, occurredAt: purchasedAt });
  return purchase;
}

/** What a caller says when paying money back. */
export interface RefundValues {
  /** All that is left when absent. */
  readonly amountMinor?: number | null | undefined;
  readonly reason?: string | null | undefined;
}

/**
 * Pays money of a purchase back, together never more than was paid. Once all of it is paid back, the access that it
 * paid for is revoked.
 */
export async function refundPurchase(
  context: RequestContext,
  id: Id,
  values: RefundValues,
): Promise<{ purchase: PurchaseRow; refund: RefundRow }> {
  const reason = values.reason ?? null;
  checkRefundReason(reason);
  const found = await lockPurchase(context.db, knownViewer(context), id);
  if (!found) throw notFound('Purchase');
  const now = context.clock.now();
  const { amountMinor, ...outcome } = refundOutcome(found.purchase, values.amountMinor);
  const { organizationId } = found.purchase;
  const times = { refundedAt: now, createdAt: now };
  const refund = { organizationId, id: newId(now), purchaseId: id, amountMinor, reason, ...times };
  const purchase = await insertRefund(context.db, refund, outcome);
  const { creatorId } = found;
  recordChange(context, 'refunded', { purchase, creatorId, occurredAt: now, refund });
  if (purchase.status === 'REFUNDED')
    await revokePurchaseEntitlements(context, purchase, { creatorId, reason: reason ?? 'Refunded.' });
  return { purchase, refund };
}

interface PurchaseChange {
  readonly purchase: PurchaseRow;
  readonly creatorId: Id;
  readonly occurredAt: Date;
  readonly refund?: RefundRow;
}

function recordChange(context: RequestContext, verb: 'recorded' | 'refunded', change: PurchaseChange): void {
  const { purchase, creatorId, occurredAt, refund } = change;
  const { id: subjectId, memberId } = purchase;
  const data = refund ? { ...purchase, refund } : purchase;
  recordEvent(context, { type: `purchase.${verb}`, subjectId, memberId, creatorId, occurredAt, data });
}
