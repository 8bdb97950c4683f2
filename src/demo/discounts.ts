import type {
  DiscountModel,
  DiscountRedemptionModel,
  PriceModel,
  SubscriptionModel,
} from '../database/generated/models';
import { misfitOf } from '../modules/discounts/discount-effect.rules';
import { foldCase } from '../shared/text';
import type { CatalogTier } from './catalog';
import type { Ledger } from './ledger';
import type { Person, Population } from './people';
import type { DiscountProfile } from './profile';

/** Writes down a discount of a tier, as of one instant. */
export function writeDiscount(
  ledger: Ledger,
  profile: DiscountProfile,
  place: { tier: CatalogTier; at: Date },
): DiscountModel {
  const { tier, at } = place;
  const { name, code, title, amount, type, cadence, months = null, currency = null } = profile;
  const row: DiscountModel = {
    ...ledger.born(at),
    tierId: tier.row.id,
    name,
    nameKey: foldCase(name),
    code,
    displayTitle: title,
    displayDescription: null,
    type,
    cadence,
    amount,
    duration: months === null ? 'FOREVER' : 'REPEATING',
    durationMonths: months,
    currency,
    status: 'ACTIVE',
    redemptionType: 'SIGNUP',
  };
  ledger.tables.discounts.push(row);
  ledger.note('discount.created', at, { row, creatorId: tier.row.creatorId });
  return row;
}

/** A discount that the person finds in time for these terms, or nothing. */
export function findDiscount(
  { catalog }: Population,
  { random }: Person,
  terms: { readonly tier: CatalogTier; readonly price: PriceModel },
): DiscountModel | undefined {
  const { tier, price } = terms;
  if (!random.fork('discount').chance(0.3)) return undefined;
  return catalog.discounts.find((discount) => !misfitOf(discount, { tierId: tier.row.id, price }));
}

/** Notes that a subscription was made by a discount. */
export function redeem(
  { ledger }: Population,
  { row: member }: Person,
  use: { readonly discount: DiscountModel; readonly subscription: SubscriptionModel },
): void {
  const { discount, subscription } = use;
  const { organizationId, id: memberId, creatorId } = member;
  const redeemedAt = subscription.startedAt;
  const redemption: DiscountRedemptionModel = {
    organizationId,
    id: ledger.id(redeemedAt),
    discountId: discount.id,
    memberId,
    subscriptionId: subscription.id,
    redeemedAt,
  };
  ledger.tables.discount_redemptions.push(redemption);
  ledger.note('discount.redeemed', redeemedAt, { row: discount, memberId, creatorId, extra: { redemption } });
}
