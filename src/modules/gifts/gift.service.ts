import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { startOfDayIn } from '../../shared/calendar-day';
import { badInput, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { livingMember } from '../members/living-member.service';
import type { MemberRow } from '../members/member.repository';
import { organizationToday, ownOrganization } from '../organizations/organization-day.service';
import { buy } from '../purchases/purchase-payment.service';
import { checkHasNotTier } from '../subscriptions/gift-subscription.service';
import { priceToUse } from '../tiers/price-use.service';
import { recurringPrices } from '../tiers/price.loaders';
import type { PriceRow } from '../tiers/price.repository';
import { tierById } from '../tiers/tier.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { claimNow } from './gift-claim.service';
import { recordGift } from './gift-event';
import { giftFilterSpec, giftOrder } from './gift.filter';
import type { GiftsArgs } from './gift.input';
import { type GiftRow, insertGift, listGifts, visibleGifts } from './gift.repository';
import {
  checkGift,
  checkGiftTier,
  claimableUntil,
  giftAmount,
  giftDueAt,
  type GiftValues,
  newGiftCode,
} from './gift.rules';

/** One page of the gifts that the caller may see, newest first unless ordered otherwise. */
export function findGiftPage(context: RequestContext, args: GiftsArgs): Promise<Page<GiftRow>> {
  const where = { AND: [visibleGifts(context.viewer), compileFilter(giftFilterSpec, args.filter)] };
  const order = args.orderBy ? giftOrder(args.orderBy) : NEWEST_FIRST;
  return listGifts(context.db, { where, order, page: args });
}

/** A gift that is to be paid. */
export interface NewGiftValues extends GiftValues {
  readonly fromMemberId: Id;
  readonly toMemberId?: Id | null | undefined;
  readonly tierId: Id;
  readonly priceId?: Id | null | undefined;
}

/**
 * Lets a member pay months of a tier for somebody else. What is for a member and to be delivered at once begins at once;
 * otherwise it waits for its day, or to be claimed by its code. PAYMENT_FAILED when the money cannot be had.
 */
export async function createGift(context: RequestContext, values: NewGiftValues): Promise<GiftRow> {
  const { timeZone, id: organizationId } = await ownOrganization(context);
  const today = await organizationToday(context);
  checkGift(values, today);
  const now = context.clock.now();
  const { tier, price, amountMinor } = await findTerms(context, values);
  const { giver } = await findPeople(context, values);
  checkGiftTier(tier, giver.creatorId);
  const { months, deliverOn, paymentMethod } = values;
  const deliverAt = deliverOn && deliverOn > today ? startOfDayIn(timeZone, deliverOn) : now;
  const times = { deliverAt, expiresAt: claimableUntil(deliverAt, timeZone) };
  const status = deliverAt > now ? 'SCHEDULED' : 'UNCLAIMED';
  const { id: memberId, creatorId } = giver;
  const { toMemberId = null } = values;
  const beginsNow = toMemberId !== null && status === 'UNCLAIMED';
  if (beginsNow) await checkHasNotTier(context, { organizationId, memberId: toMemberId, tierId: tier.id });
  const { purchase } = await buy(context, {
    ...{ organizationId, memberId, creatorId, kind: 'GIFT', subject: `gift:${tier.id}:${months}` },
    ...{ amountMinor, currency: price.currency, paymentMethod, purchasedAt: now, priceId: price.id },
  });
  const gift = await insertGift(context.db, {
    ...{ organizationId, id: newId(now), creatorId, fromMemberId: memberId, toMemberId },
    ...{ toEmail: values.toEmail ?? null, tierId: tier.id, purchaseId: purchase.id, subscriptionId: null, status },
    ...{ months, amountMinor, currency: price.currency, message: values.message ?? null, code: newGiftCode() },
    ...{ ...times, claimedAt: null, dueAt: giftDueAt(status, times), createdAt: now, updatedAt: now },
  });
  recordGift(context, 'created', { gift });
  return beginsNow ? claimNow(context, gift, { memberId: toMemberId, at: now }) : gift;
}

interface GiftTerms {
  readonly tier: TierRow;
  readonly price: PriceRow;
  readonly amountMinor: bigint;
}

async function findTerms(context: RequestContext, values: NewGiftValues): Promise<GiftTerms> {
  const { tierId, priceId, months } = values;
  const tier = await tierById(context).load(tierId);
  if (!tier) throw notFound('Tier');
  const price = priceId ? await priceToUse(context, priceId) : await monthlyPrice(context, tierId);
  if (!price) throw priceId ? notFound('Price') : badInput('priceId', 'The tier has no monthly price.');
  return { tier, price, amountMinor: giftAmount(price, tier, months) };
}

async function monthlyPrice(context: RequestContext, tierId: Id): Promise<PriceRow | undefined> {
  const { currency } = await ownOrganization(context);
  const offered = await recurringPrices(context, tierId, 'MONTH');
  return offered.find((price) => price.currency === currency);
}

/** Who pays and for whom it is, both locked in the order of their ids so that two who give to each other do not wait. */
async function findPeople(context: RequestContext, values: NewGiftValues): Promise<{ readonly giver: MemberRow }> {
  const { fromMemberId, toMemberId } = values;
  if (toMemberId === fromMemberId) throw badInput('toMemberId', 'Nobody gives to themselves.');
  const ids = [fromMemberId, ...(toMemberId ? [toMemberId] : [])].sort();
  const found = new Map<Id, MemberRow>();
  for (const id of ids) found.set(id, await livingMember(context, id));
  const giver = found.get(fromMemberId);
  const receiver = toMemberId ? found.get(toMemberId) : undefined;
  if (!giver) throw notFound('Member');
  if (receiver && receiver.creatorId !== giver.creatorId)
    throw badInput('toMemberId', 'The members belong to different creators.');
  return { giver };
}
