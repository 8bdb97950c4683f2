import { toGlobalId } from '../../schema/global-id';
import type { Id } from '../../shared/id';
import { EngagementLevel } from '../engagement/engagement.type';
import type { MemberFilter } from '../members/member-filter.input';
import { MemberStatus } from '../subscriptions/member-status.type';
import { CampaignSegment } from './campaign.kinds';

const DAY_MS = 24 * 3_600_000;

/** Conditions in a campaign's own words, as they are stored. */
export interface CampaignConditions {
  readonly inactiveDaysMin?: number | null | undefined;
  readonly wasPaidSubscriber?: boolean | null | undefined;
  readonly tierIds?: readonly Id[] | null | undefined;
  readonly labelIds?: readonly Id[] | null | undefined;
}

/** Whom a campaign is for. */
export interface CampaignAudience {
  readonly segment: CampaignSegment;
  readonly conditions: CampaignConditions;
  readonly filter: MemberFilter | null;
}

const LEVELS: Partial<Record<CampaignSegment, EngagementLevel>> = {
  [CampaignSegment.SUPERFANS]: EngagementLevel.SUPERFAN,
  [CampaignSegment.ENGAGED]: EngagementLevel.ENGAGED,
  [CampaignSegment.CASUAL]: EngagementLevel.CASUAL,
  [CampaignSegment.INACTIVE]: EngagementLevel.INACTIVE,
};

/** A campaign's audience at an instant as the one filter of members that all fronts' filters end up in. */
export function audienceFilter({ segment, conditions, filter }: CampaignAudience, now: Date): MemberFilter {
  const level = LEVELS[segment];
  const and: MemberFilter[] = [
    ...(level ? [{ engagementLevel: { eq: level } }] : []),
    ...(segment === CampaignSegment.PAID ? [{ status: { eq: MemberStatus.PAID } }] : []),
    ...(segment === CampaignSegment.FREE ? [{ status: { eq: MemberStatus.FREE } }] : []),
    ...conditionFilters(conditions, now),
    ...(filter ? [filter] : []),
  ];
  return { and };
}

function conditionFilters(conditions: CampaignConditions, now: Date): MemberFilter[] {
  const { inactiveDaysMin, wasPaidSubscriber, tierIds, labelIds } = conditions;
  return [
    ...(inactiveDaysMin ? [inactiveSince(new Date(now.getTime() - inactiveDaysMin * DAY_MS))] : []),
    ...(typeof wasPaidSubscriber === 'boolean' ? [wasPaid(wasPaidSubscriber)] : []),
    ...(tierIds ? [{ tiers: { any: { id: { in: tierIds.map((id) => toGlobalId('Tier', id)) } } } }] : []),
    ...(labelIds ? [{ labels: { any: { id: { in: labelIds.map((id) => toGlobalId('Label', id)) } } } }] : []),
  ];
}

function inactiveSince(instant: Date): MemberFilter {
  return {
    or: [
      { lastSeenAt: { lte: instant } },
      { and: [{ lastSeenAt: { isNull: true } }, { createdAt: { lte: instant } }] },
    ],
  };
}

/** One that waited for its first payment and never got it was no subscription. */
const PAID_ONCE = {
  kind: { eq: 'PAID' },
  status: { in: ['TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED'] },
};

function wasPaid(once: boolean): MemberFilter {
  const paid = { subscriptions: { any: PAID_ONCE } } as MemberFilter;
  return once ? { and: [paid, { status: { ne: MemberStatus.PAID } }] } : { not: paid };
}
