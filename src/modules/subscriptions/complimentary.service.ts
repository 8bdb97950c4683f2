import { requireScope } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { badInput, Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { isSlug } from '../../shared/slug';
import { tierById, tierBySlug } from '../tiers/tier.loaders';
import { statusOf } from './member-status.service';
import type { MemberStatus } from './member-status.type';
import { payAndEntitle, recordSubscription } from './subscription-effects.service';
import { cancelSubscription } from './subscription-lifecycle.service';
import {
  findSubscriptions,
  lockSubscription,
  type SubscriptionRow,
  updateSubscription,
} from './subscription.repository';
import { endsAtColumns } from './subscription.rules';
import { createSubscription } from './subscription.service';
import { givesAccess, LIVE_STATUSES, statusAfter } from './subscription.state';

const SECOND_MS = 1000;

/** A tier that a member has without payment, by its id or its slug: exactly one of them. */
export interface ComplimentaryTier {
  readonly tierId?: Id | null | undefined;
  readonly tierSlug?: string | null | undefined;
  /** When it ends, in the future; null for no end. When absent, an end that there is stays. */
  readonly expiresAt?: Date | null | undefined;
}

/** What the staff gave to a member, and the member's status, at one time. */
export interface Standing {
  readonly status: MemberStatus;
  readonly complimentaryTier: { readonly tierId: Id; readonly expiresAt: Date | null } | null;
}

/** Both before and after a change; the same object when nothing was changed. */
export interface ComplimentarySet {
  readonly before: Standing;
  readonly after: Standing;
}

/**
 * Makes this the one tier that a member has without payment, by a complimentary subscription; null takes away what there
 * is. A tier that the member already has stays as it is but for the end; also one that is archived, and also one that
 * is paid for, to which no other end can be given: ALREADY_SUBSCRIBED. No other tier is given beside a paid subscription:
 * INVALID_STATE. NOT_FOUND and INVALID_TIER name the field `tierId`. Takes the scope subscriptions:write.
 */
export async function setComplimentaryTier(
  context: RequestContext,
  memberId: Id,
  named: ComplimentaryTier | null,
): Promise<ComplimentarySet> {
  requireScope(context.viewer, 'subscriptions:write');
  const now = context.clock.now();
  const wanted = named && (await withId(context, named));
  if (wanted?.expiresAt && wanted.expiresAt <= now)
    throw badInput('expiresAt', 'The expiresAt of a complimentary tier must be in the future.');
  const live = await liveSubscriptions(context, memberId);
  const before = standingOf(live, now);
  const changed = wanted ? await give(context, { memberId, live, wanted }) : await takeAll(context, live, null);
  return { before, after: changed ? standingOf(await liveSubscriptions(context, memberId), now) : before };
}

/**
 * Makes these the tiers that a member has, whether paid or not: no change when the member has just these, each with the
 * end that is given, to the second, or with any when none is given. Otherwise like setComplimentaryTier, and more than
 * one tier is BAD_USER_INPUT.
 */
export async function setTiers(
  context: RequestContext,
  memberId: Id,
  tiers: readonly ComplimentaryTier[],
): Promise<ComplimentarySet> {
  requireScope(context.viewer, 'subscriptions:write');
  const now = context.clock.now();
  const live = await liveSubscriptions(context, memberId);
  const open = live.filter((row) => givesAccess(row, now));
  if (tiers.length > 0 && tiers.length <= open.length) {
    const wanted = await Promise.all(tiers.map((tier) => withId(context, tier)));
    const before = standingOf(live, now);
    if (areHeld(wanted, open)) return { before, after: before };
  }
  if (tiers.length > 1) throw badInput('tiers', 'A member cannot be given more than one tier.');
  return setComplimentaryTier(context, memberId, tiers[0] ?? null);
}

function areHeld(wanted: readonly WantedTier[], open: readonly SubscriptionRow[]): boolean {
  const held = new Set(open.map(({ tierId }) => tierId));
  const named = new Set(wanted.map(({ tierId }) => tierId));
  if (named.size !== wanted.length || named.size !== held.size) return false;
  return wanted.every(({ tierId, expiresAt }) =>
    open.some((row) => row.tierId === tierId && (expiresAt === undefined || isSameSecond(expiresAt, endOf(row)))),
  );
}

/** When what a subscription gives is over: never, as far as that is known, for one that is paid. */
function endOf({ kind, currentPeriodEndAt }: SubscriptionRow): Date | null {
  return kind === 'PAID' ? null : currentPeriodEndAt;
}

function isSameSecond(one: Date | null, other: Date | null): boolean {
  if (!one || !other) return one === other;
  return Math.floor(one.getTime() / SECOND_MS) === Math.floor(other.getTime() / SECOND_MS);
}

interface WantedTier {
  readonly tierId: Id;
  readonly expiresAt: Date | null | undefined;
}

async function withId(context: RequestContext, named: ComplimentaryTier): Promise<WantedTier> {
  const { tierId, tierSlug, expiresAt } = named;
  if ((typeof tierId === 'string') === (typeof tierSlug === 'string'))
    throw badInput('tierId', 'Give exactly one of tierId and tierSlug.');
  if (tierId) return { tierId, expiresAt };
  const tier = tierSlug && isSlug(tierSlug) ? await tierBySlug(context).load(tierSlug) : null;
  if (!tier) throw tierNotFound();
  return { tierId: tier.id, expiresAt };
}

function tierNotFound(): Failure {
  return new Failure('NOT_FOUND', 'Tier not found.', { fields: { tierId: ['Tier not found.'] } });
}

interface Gift {
  readonly memberId: Id;
  readonly live: readonly SubscriptionRow[];
  readonly wanted: WantedTier;
}

/** Gives the tier, and says whether anything had to be changed for it. */
async function give(context: RequestContext, { memberId, live, wanted }: Gift): Promise<boolean> {
  const now = context.clock.now();
  const { tierId } = wanted;
  const open = live.filter((row) => givesAccess(row, now));
  const paid = open.filter(({ kind }) => kind !== 'COMPLIMENTARY');
  if (paid.some((row) => row.tierId === tierId)) {
    if (wanted.expiresAt) throw new Failure('ALREADY_SUBSCRIBED', 'The member has a live subscription to this tier.');
    return false;
  }
  if (paid.some(({ kind }) => kind === 'PAID'))
    throw new Failure('INVALID_STATE', 'A member with a paid subscription cannot be given a complimentary tier.');
  const held = open.find((row) => row.kind === 'COMPLIMENTARY' && row.tierId === tierId);
  if (!held && !(await tierById(context).load(tierId))) throw tierNotFound();
  const taken = await takeAll(context, live, held?.id ?? null);
  if (held) return (await setEnd(context, held.id, wanted.expiresAt)) || taken;
  await createSubscription(context, { memberId, tierId, complimentary: true, endsAt: wanted.expiresAt });
  return true;
}

/** Cancels all complimentary subscriptions but one, and says whether there was any. */
async function takeAll(context: RequestContext, live: readonly SubscriptionRow[], kept: Id | null): Promise<boolean> {
  const taken = live.filter(({ kind, id }) => kind === 'COMPLIMENTARY' && id !== kept);
  for (const { id } of taken) await cancelSubscription(context, id, { atPeriodEnd: false });
  return taken.length > 0;
}

/** Lets a complimentary subscription end then, and says whether that is another time than before. */
async function setEnd(context: RequestContext, id: Id, endsAt: Date | null | undefined): Promise<boolean> {
  if (endsAt === undefined) return false;
  const found = await lockSubscription(context.db, knownViewer(context), id);
  if (!found || found.subscription.currentPeriodEndAt?.getTime() === endsAt?.getTime()) return false;
  const { subscription: before, creatorId } = found;
  const now = context.clock.now();
  const subscription = await updateSubscription(context.db, before, {
    status: statusAfter(before, 'change', now),
    ...endsAtColumns(endsAt),
    updatedAt: now,
  });
  recordSubscription(context, 'changed', { subscription, creatorId });
  await payAndEntitle(context, { subscription, creatorId, price: null, from: now });
  return true;
}

function liveSubscriptions(context: RequestContext, memberId: Id): Promise<SubscriptionRow[]> {
  const { organizationId } = knownViewer(context);
  return findSubscriptions(context.db, { organizationId, memberId, status: { in: [...LIVE_STATUSES] } });
}

function standingOf(live: readonly SubscriptionRow[], now: Date): Standing {
  const given = live.find((row) => row.kind === 'COMPLIMENTARY' && givesAccess(row, now));
  return {
    status: statusOf(live, now),
    complimentaryTier: given ? { tierId: given.tierId, expiresAt: given.currentPeriodEndAt } : null,
  };
}
