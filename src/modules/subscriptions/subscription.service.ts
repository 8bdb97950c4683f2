import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { Failure } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { discountColumns, misfitOf, NO_DISCOUNT, trialDaysWith } from '../discounts/discount-effect.rules';
import { discountOf, discountToRedeem, redeemDiscount } from '../discounts/discount-redemption.service';
import { livingMember } from '../members/living-member.service';
import { paymentProvider } from '../payments/payment-provider.service';
import { cardColumns } from '../purchases/purchase-payment.service';
import { priceToUse } from '../tiers/price-use.service';
import { moveSeat, occupySeat } from '../tiers/seat.service';
import { tierById } from '../tiers/tier.loaders';
import { findOwnSubscription, payAndEntitle, recordSubscription } from './subscription-effects.service';
import { proratedPayment, timeZoneOf } from './subscription-payment.service';
import { subscriptionFilterSpec } from './subscription.filter';
import type { SubscriptionsArgs } from './subscription.input';
import { subscriptionOrder } from './subscription.order';
import {
  insertSubscription,
  listSubscriptions,
  type SubscriptionRow,
  updateSubscription,
  visibleSubscriptions,
} from './subscription.repository';
import {
  agreeOnTerms,
  checkStart,
  endsAtColumns,
  firstSchedule,
  NOT_CANCELED,
  type Start,
  type Terms,
} from './subscription.rules';
import { statusAfter } from './subscription.state';

/** One page of the subscriptions that the caller may see, newest first unless ordered otherwise. */
export function findSubscriptionPage(context: RequestContext, args: SubscriptionsArgs): Promise<Page<SubscriptionRow>> {
  const where = { AND: [visibleSubscriptions(context.viewer), compileFilter(subscriptionFilterSpec, args.filter)] };
  const order = args.orderBy ? subscriptionOrder(args.orderBy) : NEWEST_FIRST;
  return listSubscriptions(context.db, { where, order, page: args });
}

interface AskedTerms {
  readonly tierId: Id;
  readonly priceId?: Id | null | undefined;
  /** The provider's token of the card that pays from now on. */
  readonly paymentMethod?: string | null | undefined;
}

/** A subscription that is asked for. */
export interface NewSubscriptionValues extends AskedTerms, Start {
  readonly memberId: Id;
  /** Without payment and, unless `endsAt` says otherwise, without an end. */
  readonly complimentary: boolean;
  /** When a complimentary one ends. */
  readonly endsAt?: Date | null | undefined;
  /** The provider's token of what pays. */
  readonly paymentMethod?: string | null | undefined;
  /** The discount to redeem. */
  readonly discountId?: Id | null | undefined;
}

/**
 * Subscribes a living member to a tier. The test provider pays the present period unless a trial runs, and the member is
 * entitled to the tier's products until the period ends. ALREADY_SUBSCRIBED when a live subscription to the tier exists;
 * TIER_LIMIT_REACHED when the tier is full.
 */
export async function createSubscription(
  context: RequestContext,
  values: NewSubscriptionValues,
): Promise<SubscriptionRow> {
  const now = context.clock.now();
  const { complimentary } = values;
  checkStart(values, complimentary, now);
  const member = await livingMember(context, values.memberId);
  const { organizationId, id: memberId, creatorId } = member;
  const { tier, price } = await findTerms(context, { ...values, creatorId, free: complimentary });
  const discount = values.discountId
    ? await discountToRedeem(context, values.discountId, { tierId: tier.id, price })
    : null;
  const trialDays = trialDaysWith(discount, { asked: values.trialDays, tier: tier.trialDays });
  const timeZone = await timeZoneOf(context);
  const schedule = firstSchedule(price, { startedAt: values.startedAt ?? now, trialDays, timeZone }, now);
  // The row before the seat: whoever waits for another subscription of the member must not hold the tier meanwhile.
  const subscription = await insertSubscription(context.db, {
    organizationId,
    id: newId(now),
    memberId,
    tierId: tier.id,
    priceId: price?.id ?? null,
    kind: complimentary ? 'COMPLIMENTARY' : 'PAID',
    ...schedule,
    ...(discount && price ? discountColumns(discount, price, { ...schedule, timeZone }) : {}),
    ...(complimentary && values.endsAt ? endsAtColumns(values.endsAt) : {}),
    provider: price ? paymentProvider(context).name : null,
    ...(price ? cardColumns(context, { priceId: price.id, paymentMethod: values.paymentMethod }) : {}),
    createdAt: now,
    updatedAt: now,
  });
  await occupySeat(context, subscription);
  recordSubscription(context, 'created', { subscription, creatorId, occurredAt: subscription.startedAt });
  if (discount)
    await redeemDiscount(context, { discount, subscription, creatorId, redeemedAt: subscription.startedAt });
  const paid = subscription.status === 'ACTIVE' ? price : null;
  await payAndEntitle(context, { subscription, creatorId, price: paid, from: subscription.startedAt });
  return subscription;
}

/**
 * Moves a subscription to another tier or price at once. What is paid starts a new period: of its price, what is left of
 * the present one is taken off, and what is left over then lowers the next payments; a trial goes on as it is until it
 * is over. Giving a price to a subscription for which nothing was paid makes it a paid one. To pay is a
 * new agreement: a cancellation at the end of the period is withdrawn. A discount that is not for the new terms ends.
 */
export async function changeSubscription(context: RequestContext, id: Id, asked: AskedTerms): Promise<SubscriptionRow> {
  const { subscription: before, creatorId } = await findOwnSubscription(context, id);
  const now = context.clock.now();
  const status = statusAfter(before, 'change', now);
  const free = before.kind !== 'PAID' && !asked.priceId;
  const { tier, price } = await findTerms(context, { ...asked, creatorId, free });
  const priceId = price?.id ?? null;
  if (tier.id === before.tierId && priceId === before.priceId)
    throw new Failure('ALREADY_SUBSCRIBED', 'The subscription has this tier and price already.');
  const due = status === 'TRIALING' ? null : price;
  const discount = await discountOf(context, before);
  const kept = discount && misfitOf(discount, { tierId: tier.id, price }) ? null : discount;
  const payment = due && (await proratedPayment(context, before, { price: due, discount: kept, at: now }));
  const subscription = await updateSubscription(context.db, before, {
    tierId: tier.id,
    priceId,
    status,
    ...(price ? { kind: 'PAID', provider: before.provider ?? paymentProvider(context).name, ...NOT_CANCELED } : {}),
    ...(payment?.columns ?? {}),
    ...(kept ? {} : NO_DISCOUNT),
    ...(price ? cardColumns(context, { priceId: price.id, paymentMethod: asked.paymentMethod }) : {}),
    updatedAt: now,
  });
  await moveSeat(context, before, subscription);
  const { kind, tierId, priceId: earlierPriceId } = before;
  const previous = { kind, tierId, priceId: earlierPriceId };
  recordSubscription(context, 'changed', { subscription, creatorId, previous });
  await payAndEntitle(context, { subscription, creatorId, price: due, amountMinor: payment?.payableMinor, from: now });
  return subscription;
}

async function findTerms(
  context: RequestContext,
  asked: AskedTerms & { readonly creatorId: Id; readonly free: boolean },
): Promise<Terms> {
  const { tierId, priceId, creatorId, free } = asked;
  const [tier, price] = await Promise.all([
    tierById(context).load(tierId),
    priceId ? priceToUse(context, priceId) : null,
  ]);
  return agreeOnTerms({ tier, price, priceId, creatorId, free });
}
