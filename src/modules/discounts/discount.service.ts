import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import type { Page } from '../../shared/page';
import { chooseSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import { recurringPrices } from '../tiers/price.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { writableTier, writableTierToUse } from '../tiers/tier.service';
import { discountFilterSpec } from './discount.filter';
import type { DiscountsArgs } from './discount.input';
import { discountOrder } from './discount.order';
import {
  type DiscountRow,
  findDiscounts,
  insertDiscount,
  listDiscounts,
  takenCodes,
  updateDiscount as updateRow,
  visibleDiscounts,
} from './discount.repository';
import {
  checkDiscountValues,
  checkNewDiscount,
  type DiscountValues,
  durationOf,
  type NewDiscountValues,
} from './discount.rules';

/** One page of the discounts that the caller may see, newest first unless ordered otherwise. */
export function findDiscountPage(context: RequestContext, args: DiscountsArgs): Promise<Page<DiscountRow>> {
  const where = { AND: [visibleDiscounts(context.viewer), compileFilter(discountFilterSpec, args.filter)] };
  const order = args.orderBy ? discountOrder(args.orderBy) : NEWEST_FIRST;
  return listDiscounts(context.db, { where, order, page: args });
}

/**
 * Creates a discount for a paid tier that is still offered: INVALID_TIER for another. Its name must be free with case
 * folded, and its code as well.
 */
export async function createDiscount(context: RequestContext, values: NewDiscountValues): Promise<DiscountRow> {
  const name = values.name.trim();
  checkNewDiscount({ ...values, name });
  const tier = await writableTierToUse(context, values.tierId);
  if (tier.type === 'FREE') throw new Failure('INVALID_TIER', 'A free tier has nothing to discount.');
  if (tier.archivedAt) throw new Failure('INVALID_TIER', 'The tier is archived.');
  await checkAgainstPrice(context, tier, values);
  const { organizationId } = tier;
  const now = context.clock.now();
  const discount = await insertDiscount(context.db, {
    organizationId,
    id: newId(now),
    tierId: tier.id,
    name,
    nameKey: foldCase(name),
    code: await chooseSlug(values.code, slugify(name, 'discount'), (base) =>
      takenCodes(context.db, organizationId, base),
    ),
    displayTitle: values.displayTitle ?? null,
    displayDescription: values.displayDescription ?? null,
    type: values.type,
    cadence: values.cadence,
    amount: BigInt(values.amount),
    duration: durationOf(values),
    durationMonths: values.durationMonths ?? null,
    currency: values.currency ? (parseCurrency(values.currency) ?? null) : null,
    status: values.status ?? 'ACTIVE',
    redemptionType: values.redemptionType ?? 'SIGNUP',
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', { discount, tier });
}

/** Changes name, code, texts and status. What a discount gives never changes: subscriptions run by it. */
export async function updateDiscount(context: RequestContext, id: Id, values: DiscountValues): Promise<DiscountRow> {
  checkDiscountValues(values);
  const where = visibleDiscounts(context.viewer);
  const [found] = await findDiscounts(context.db, where, [id]);
  if (!found) throw notFound('Discount');
  const tier = await writableTier(context, found.tierId);
  const { code, displayTitle, displayDescription, status } = values;
  const name = values.name?.trim();
  const discount = await updateRow(
    context.db,
    { AND: [where, { id }] },
    {
      ...(name ? { name, nameKey: foldCase(name) } : {}),
      ...(code ? { code } : {}),
      ...(displayTitle === undefined ? {} : { displayTitle }),
      ...(displayDescription === undefined ? {} : { displayDescription }),
      ...(status ? { status } : {}),
      updatedAt: context.clock.now(),
    },
  );
  if (!discount) throw notFound('Discount');
  return recorded(context, 'updated', { discount, tier });
}

/** An amount of money off must be in the currency of a price of the tier, and not more than that price. */
async function checkAgainstPrice(context: RequestContext, tier: TierRow, values: NewDiscountValues): Promise<void> {
  if (values.type !== 'FIXED') return;
  const { cadence } = values;
  const currency = parseCurrency(values.currency ?? '');
  const offered = await recurringPrices(context, tier.id, cadence);
  const price = offered.find((candidate) => candidate.currency === currency);
  if (!price)
    throw badInput('currency', `The tier has no price in ${currency ?? 'it'} by the ${cadence.toLowerCase()}.`);
  if (BigInt(values.amount) > price.amountMinor)
    throw badInput('amount', `The amount must not be more than the price, which is ${price.amountMinor}.`);
}

function recorded(
  context: RequestContext,
  verb: string,
  { discount, tier }: { readonly discount: DiscountRow; readonly tier: TierRow },
): DiscountRow {
  const { id: subjectId } = discount;
  recordEvent(context, { type: `discount.${verb}`, subjectId, creatorId: tier.creatorId, data: discount });
  return discount;
}
