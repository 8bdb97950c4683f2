import { requireScope } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import { forgetLoaded } from '../../shared/loader';
import type { Id } from '../../shared/id';
import { priceById, recurringPrices } from '../tiers/price.loaders';
import { tierById } from '../tiers/tier.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { mainOf, openSubscriptions } from './main-subscription.service';
import { standingOf } from './standing.state';
import { cancelSubscription, pauseSubscription, resumeSubscription } from './subscription-lifecycle.service';
import { findSubscriptions, type SubscriptionRow } from './subscription.repository';
import { changeSubscription, createSubscription } from './subscription.service';
import { LIVE_STATUSES } from './subscription.state';

/** What is to become of the paid subscription of a member. */
export interface MemberSubscriptionChange {
  readonly tierId?: Id | null | undefined;
  readonly priceId?: Id | null | undefined;
  readonly paymentMethod?: string | null | undefined;
  readonly paused?: boolean | null | undefined;
}

/**
 * Moves a member to another tier, and lets what is paid rest or go on. The member must be locked by the transaction, so
 * that of two who do this at once the other sees what the first has done. Takes the scope subscriptions:write.
 */
export async function changeMemberSubscription(
  context: RequestContext,
  memberId: Id,
  change: MemberSubscriptionChange,
): Promise<void> {
  requireScope(context.viewer, 'subscriptions:write');
  if (change.tierId) await moveToTier(context, memberId, { ...change, tierId: change.tierId });
  if (typeof change.paused === 'boolean') await setPaused(context, memberId, change.paused);
}

type Move = Omit<MemberSubscriptionChange, 'tierId' | 'paused'> & { readonly tierId: Id };

async function moveToTier(context: RequestContext, memberId: Id, move: Move): Promise<void> {
  const { tierId, priceId, paymentMethod } = move;
  // What was loaded before the member was locked may be out of date.
  forgetLoaded(context);
  const tier = await tierById(context).load(tierId);
  if (!tier) throw invalidTier('Tier not found.');
  const open = await openSubscriptions(context, memberId);
  if (tier.isDefault && open.length === 0) throw alreadySubscribed();
  if (tier.isDefault) return endAll(context, memberId);
  if (open.some((row) => row.tierId === tierId) && !priceId) throw alreadySubscribed();
  const paid = open.filter(({ kind }) => kind === 'PAID');
  const moved = await mainOf(context, paid.length > 0 ? paid : open);
  const asked = { tierId, priceId: priceId ?? (await usualPrice(context, tier, moved)), paymentMethod };
  if (moved) await changeSubscription(context, moved.id, asked);
  else await createSubscription(context, { ...asked, memberId, complimentary: false });
}

async function endAll(context: RequestContext, memberId: Id): Promise<void> {
  for (const { id } of await liveSubscriptions(context, memberId))
    await cancelSubscription(context, id, { atPeriodEnd: false });
}

/** The price by the interval that is paid now, otherwise by the month or the year. */
async function usualPrice(context: RequestContext, tier: TierRow, moved: SubscriptionRow | null): Promise<Id> {
  const present = moved?.priceId ? await priceById(context).load(moved.priceId) : null;
  const intervals = present?.interval === 'YEAR' ? (['YEAR', 'MONTH'] as const) : (['MONTH', 'YEAR'] as const);
  for (const interval of intervals) {
    const [price] = await recurringPrices(context, tier.id, interval);
    if (price) return price.id;
  }
  throw invalidTier('The tier has no price.');
}

async function setPaused(context: RequestContext, memberId: Id, paused: boolean): Promise<void> {
  const live = (await liveSubscriptions(context, memberId)).filter(({ kind }) => kind === 'PAID');
  const isPaused = (row: SubscriptionRow) => row.status === 'PAUSED';
  const standing = standingOf(await ofMember(context, memberId), context.clock.now());
  if (live.length === 0 && (paused || standing === 'CHURNED'))
    throw new Failure('INVALID_STATE', 'The member has no paid subscription.');
  for (const { id } of live.filter((row) => isPaused(row) !== paused && (paused || isPaused(row))))
    await (paused ? pauseSubscription(context, id, null) : resumeSubscription(context, id));
}

async function liveSubscriptions(context: RequestContext, memberId: Id): Promise<SubscriptionRow[]> {
  return (await ofMember(context, memberId)).filter(({ status }) => LIVE_STATUSES.has(status));
}

function ofMember(context: RequestContext, memberId: Id): Promise<SubscriptionRow[]> {
  const { organizationId } = knownViewer(context);
  return findSubscriptions(context.db, { organizationId, memberId });
}

function alreadySubscribed(): Failure {
  return new Failure('ALREADY_SUBSCRIBED', 'The member is on this tier already.');
}

function invalidTier(problem: string): Failure {
  return new Failure('INVALID_TIER', problem, { fields: { tierId: [problem] } });
}
