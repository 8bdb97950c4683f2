import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { badInput, notFound } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import type { PriceRow } from '../tiers/price.repository';
import { type DiscountColumns, type DiscountedTerms, lowersAt, loweredAmount, misfitOf } from './discount-effect.rules';
import { discountById, redeemedBySubscription } from './discount.loaders';
import {
  type DiscountRow,
  findDiscounts,
  insertRedemption,
  lockDiscount,
  visibleDiscounts,
} from './discount.repository';

/**
 * A discount that a new subscription on these terms can be made by; it stays as it is until the transaction ends. What
 * is wrong with it is told of the field discountId.
 */
export async function discountToRedeem(context: RequestContext, id: Id, terms: DiscountedTerms): Promise<DiscountRow> {
  await lockDiscount(context.db, { organizationId: knownViewer(context).organizationId, id });
  const [discount] = await findDiscounts(context.db, visibleDiscounts(context.viewer), [id]);
  if (!discount) throw notFound('Discount');
  const problem =
    misfitOf(discount, terms) ??
    (discount.status === 'ARCHIVED' ? 'The discount is archived.' : undefined) ??
    (discount.redemptionType === 'SIGNUP' ? undefined : 'The discount is for members who want to cancel.');
  if (problem) throw badInput('discountId', problem);
  return discount;
}

/** A subscription that was made by a discount. */
export interface Redemption {
  readonly discount: DiscountRow;
  readonly subscription: { readonly id: Id; readonly memberId: Id };
  readonly creatorId: Id;
  readonly redeemedAt: Date;
}

/** Notes that a discount was redeemed. */
export async function redeemDiscount(context: RequestContext, redemption: Redemption): Promise<void> {
  const { discount, subscription, creatorId, redeemedAt } = redemption;
  const { organizationId, id: discountId } = discount;
  const { id: subscriptionId, memberId } = subscription;
  const id = newId(context.clock.now());
  const row = await insertRedemption(context.db, {
    organizationId,
    id,
    discountId,
    memberId,
    subscriptionId,
    redeemedAt,
  });
  recordEvent(context, {
    type: 'discount.redeemed',
    subjectId: discountId,
    memberId,
    creatorId,
    occurredAt: redeemedAt,
    data: { ...discount, redemption: row },
  });
}

/** A subscription with the discount that it has. */
export interface Discounted extends DiscountColumns {
  readonly id: Id;
}

/** The discount of a subscription, also when its time is over; null without one. */
export async function discountOf(context: RequestContext, subscription: Discounted): Promise<DiscountRow | null> {
  const { id, discountId } = subscription;
  if (!discountId) return null;
  const redeemed = await redeemedBySubscription(context).load(id);
  return redeemed.find((row) => row.id === discountId) ?? discountById(context).load(discountId);
}

/** The discount of a subscription that lowers a payment at an instant; null when none does. */
export async function discountAt(
  context: RequestContext,
  subscription: Discounted,
  at: Date,
): Promise<DiscountRow | null> {
  const discount = await discountOf(context, subscription);
  return discount && lowersAt(discount, subscription, at) ? discount : null;
}

/** What a subscription pays of a price for a period that begins at an instant. */
export async function amountDue(
  context: RequestContext,
  subscription: Discounted,
  due: { readonly price: PriceRow; readonly at: Date },
): Promise<bigint> {
  const { price, at } = due;
  const discount = await discountAt(context, subscription, at);
  return discount ? loweredAmount(price.amountMinor, discount) : price.amountMinor;
}
