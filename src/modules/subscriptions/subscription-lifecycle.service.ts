import type { RequestContext } from '../../context';
import { badInput, Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { discountOf } from '../discounts/discount-redemption.service';
import { endSubscriptionEntitlements } from '../entitlements/entitlement-source.service';
import { priceById } from '../tiers/price.loaders';
import type { PriceRow } from '../tiers/price.repository';
import { releaseSeat } from '../tiers/seat.service';
import { findOwnSubscription, payAndEntitle, recordSubscription } from './subscription-effects.service';
import { periodPayment } from './subscription-payment.service';
import { type LockedSubscription, type SubscriptionRow, updateSubscription } from './subscription.repository';
import { checkCancelReason, endOfCanceled, NOT_CANCELED } from './subscription.rules';
import { periodIsOver, statusAfter } from './subscription.state';

/** Lets a paid subscription rest. Access lasts until the end of the period that is paid; the seat is kept. */
export async function pauseSubscription(
  context: RequestContext,
  id: Id,
  resumeAt: Date | null | undefined,
): Promise<SubscriptionRow> {
  const now = context.clock.now();
  if (resumeAt && resumeAt <= now) throw badInput('resumeAt', 'The resumeAt must be in the future.');
  const { subscription: before, creatorId } = await findOwnSubscription(context, id);
  const subscription = await updateSubscription(context.db, before, {
    status: statusAfter(before, 'pause', now),
    pausedAt: now,
    resumeAt: resumeAt ?? null,
    updatedAt: now,
  });
  recordSubscription(context, 'paused', { subscription, creatorId });
  return subscription;
}

/**
 * Lets a paused subscription go on: in the period that is paid or, when that is over, in a new one that is paid now. For
 * a live one that was to end with its period, this withdraws the cancellation.
 */
export async function resumeSubscription(context: RequestContext, id: Id): Promise<SubscriptionRow> {
  const found = await findOwnSubscription(context, id);
  const { subscription: before, creatorId } = found;
  if (before.cancelAtPeriodEnd && before.status !== 'PAUSED') return withdrawCancellation(context, found);
  const now = context.clock.now();
  const status = statusAfter(before, 'resume', now);
  const due = periodIsOver(before, now) ? await priceOf(context, before) : null;
  const discount = due && (await discountOf(context, before));
  const payment = due && (await periodPayment(context, before, { price: due, discount, at: now }));
  const subscription = await updateSubscription(context.db, before, {
    status,
    pausedAt: null,
    resumeAt: null,
    ...(payment?.columns ?? {}),
    updatedAt: now,
  });
  recordSubscription(context, 'resumed', { subscription, creatorId });
  if (payment)
    await payAndEntitle(context, { subscription, creatorId, price: due, amountMinor: payment.payableMinor, from: now });
  return subscription;
}

/** How a subscription is canceled. */
export interface Cancellation {
  readonly atPeriodEnd: boolean;
  readonly reason?: string | null | undefined;
}

/**
 * Cancels a subscription: at once, which ends its access and frees its seat, or with its period, until when everything
 * stays as it is. One that has ended with its period is noted to have ended then.
 */
export async function cancelSubscription(
  context: RequestContext,
  id: Id,
  cancellation: Cancellation,
): Promise<SubscriptionRow> {
  checkCancelReason(cancellation.reason);
  const found = await findOwnSubscription(context, id);
  const reason = cancellation.reason ?? null;
  return cancellation.atPeriodEnd ? scheduleCancellation(context, found, reason) : cancelNow(context, found, reason);
}

async function scheduleCancellation(
  context: RequestContext,
  { subscription: before, creatorId }: LockedSubscription,
  cancelReason: string | null,
): Promise<SubscriptionRow> {
  const now = context.clock.now();
  const status = statusAfter(before, 'scheduleCancellation', now);
  if (!before.currentPeriodEndAt)
    throw new Failure('INVALID_STATE', 'A subscription without an end has no period end.');
  const columns = { status, cancelAtPeriodEnd: true, cancelReason, canceledAt: now, updatedAt: now };
  const subscription = await updateSubscription(context.db, before, columns);
  recordSubscription(context, 'cancellation_scheduled', { subscription, creatorId });
  return subscription;
}

async function withdrawCancellation(
  context: RequestContext,
  { subscription: before, creatorId }: LockedSubscription,
): Promise<SubscriptionRow> {
  const now = context.clock.now();
  const status = statusAfter(before, 'withdrawCancellation', now);
  const subscription = await updateSubscription(context.db, before, { status, ...NOT_CANCELED, updatedAt: now });
  recordSubscription(context, 'cancellation_withdrawn', { subscription, creatorId });
  return subscription;
}

async function cancelNow(
  context: RequestContext,
  { subscription: before, creatorId }: LockedSubscription,
  reason: string | null,
): Promise<SubscriptionRow> {
  const now = context.clock.now();
  const endedAt = endOfCanceled(before, now);
  const subscription = await updateSubscription(context.db, before, {
    status: statusAfter(before, 'cancel', now),
    cancelAtPeriodEnd: false,
    cancelReason: reason ?? before.cancelReason,
    canceledAt: before.canceledAt ?? now,
    endedAt,
    resumeAt: null,
    updatedAt: now,
  });
  await releaseSeat(context, before);
  recordSubscription(context, 'canceled', { subscription, creatorId, occurredAt: endedAt });
  await endSubscriptionEntitlements(context, subscription, creatorId);
  return subscription;
}

async function priceOf(context: RequestContext, subscription: SubscriptionRow): Promise<PriceRow> {
  const price = subscription.priceId ? await priceById(context).load(subscription.priceId) : null;
  if (!price) throw notFound('Price');
  return price;
}
