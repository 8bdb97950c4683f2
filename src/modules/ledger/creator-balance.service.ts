import { may, type Viewer } from '../../auth/viewer';
import { organizationOf, type RequestContext } from '../../context';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import { addIntervals } from '../../shared/period';
import { instantAt, wallTimeAt } from '../../shared/zoned-time';
import { findTimeZone, sumByCreator } from './ledger.repository';

const MONTH = { unit: 'MONTH', count: 1 } as const;

/** The entries that a caller may see: the organization's and, for a creator's credential, of that creator. */
export function entriesVisible(viewer: Viewer): { organizationId: Id; creatorId?: Id } | typeof MATCH_NONE {
  if (!may(viewer, 'revenue:read') && !may(viewer, 'revenue:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** What a creator has earned of one currency, in minor units. */
export interface CreatorBalanceRow {
  readonly creatorId: Id;
  readonly currency: string;
  readonly grossMinor: bigint;
  readonly refundedMinor: bigint;
  readonly platformFeeMinor: bigint;
  readonly paidOutMinor: bigint;
  /** What is still to be paid out. */
  readonly pendingMinor: bigint;
  /** When it is next paid out, as `YYYY-MM-DD`. */
  readonly nextPayoutOn: string;
}

/** What these creators, or all, have earned in the caller's organization, as far as the caller may see it. */
export async function balanceOfCreators(
  context: RequestContext,
  creatorIds?: readonly Id[],
): Promise<CreatorBalanceRow[]> {
  const { viewer } = context;
  if (!may(viewer, 'revenue:read')) return [];
  const own = viewer.creatorId;
  const wanted = own ? (creatorIds ?? [own]).filter((id) => id === own) : creatorIds;
  const nextPayoutOn = dayOf(await monthAfter(context), await timeZoneOf(context));
  const sums = await sumByCreator(context.db, organizationOf(context), { creatorIds: wanted, before: null });
  return sums.map((sum) => ({
    creatorId: sum.creatorId,
    currency: sum.currency,
    grossMinor: -sum.member,
    refundedMinor: sum.refund,
    platformFeeMinor: sum.platformFee,
    paidOutMinor: sum.payout,
    pendingMinor: sum.creator,
    nextPayoutOn,
  }));
}

/** When the present month began where the organization is. */
export async function monthOf(context: RequestContext): Promise<Date> {
  const timeZone = await timeZoneOf(context);
  const wall = new Date(wallTimeAt(context.clock.now(), timeZone));
  return instantAt(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), 1), timeZone);
}

/** When the next month begins where the organization is. */
async function monthAfter(context: RequestContext): Promise<Date> {
  return addIntervals(await monthOf(context), { ...MONTH, timeZone: await timeZoneOf(context) }, 1);
}

/** When creators are next paid out: the first of the next month where the organization is, as `YYYY-MM-DD`. */
export async function nextPayoutOn(context: RequestContext): Promise<string> {
  return dayOf(await monthAfter(context), await timeZoneOf(context));
}

/** The day on which an instant lies where the organization is, as `YYYY-MM-DD`. */
export function dayOf(instant: Date, timeZone: string): string {
  return new Date(wallTimeAt(instant, timeZone)).toISOString().slice(0, 10);
}

/** Where the organization's days begin. */
export function timeZoneOf(context: RequestContext): Promise<string> {
  return findTimeZone(context.db, organizationOf(context));
}
