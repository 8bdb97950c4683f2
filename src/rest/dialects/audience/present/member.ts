import type { OrganizationFacts } from '../../../route';
import { major } from '../amount';
import { CREATOR, MEMBER, printId, TIER } from '../ids';
import type { MemberDetail, MemberFields } from '../operations/members.generated';
import { presentActivity } from './activity';
import { presentGift } from './gift';
import { subscriptionDetail, subscriptionSummary } from './subscription';
import { presentPrice } from './tier';
import { instant, instantOrNull } from './time';

/** The key under which a member's identities hold the id that the API calls `user_id`. */
const USER_ID = 'user_id';

/** A member as the list of the document shows it. */
export function presentMember(data: MemberFields, organization: OrganizationFacts) {
  const { level, score, interactions30d, lastInteractionAt } = data.engagement;
  const { currentSubscription: subscription } = data;
  return {
    ...head(data),
    tier: data.tier && tierHead(data.tier, organization),
    status: data.standing.toLowerCase(),
    engagement: {
      level: level.toLowerCase(),
      score,
      interactions_30d: interactions30d,
      last_interaction: instantOrNull(lastInteractionAt),
    },
    subscription: subscription && subscriptionSummary(subscription, organization, lifetimeValue(data, organization)),
    joined_at: instant(data.createdAt),
  };
}

/** A member as the single read of the document shows it. */
export function presentMemberDetail(data: MemberDetail, organization: OrganizationFacts) {
  const { engagement, tier, currentSubscription: subscription } = data;
  return {
    ...head(data),
    tier: tier && { ...tierHead(tier, organization), benefits: tier.benefits },
    status: data.standing.toLowerCase(),
    engagement: {
      level: engagement.level.toLowerCase(),
      score: engagement.score,
      rank: engagement.rank,
      interactions_total: engagement.interactionsTotal,
      interactions_30d: engagement.interactions30d,
      content_views: engagement.contentViews,
      comments: engagement.comments,
      shares: engagement.shares,
      persona_conversations: engagement.personaConversations,
    },
    activity_timeline: data.timeline.nodes.map(presentActivity),
    subscription: subscription && subscriptionDetail(subscription, organization, lifetimeValue(data, organization)),
    gifts_received: data.giftsReceived.map((gift) => presentGift(gift, organization)),
    preferences: { notifications: [], communication_channel: null, ...data.preferences },
    joined_at: instant(data.createdAt),
    last_active: instantOrNull(later(engagement.lastInteractionAt, data.lastSeenAt)),
  };
}

function head(data: MemberFields) {
  return {
    id: printId(MEMBER, data.id),
    user_id: data.identities.find(({ key }) => key === USER_ID)?.value ?? null,
    creator_id: printId(CREATOR, data.creator.id),
    name: data.name,
    email: data.email,
    avatar_url: data.avatarUrl,
  };
}

function tierHead(
  { id, name, type, monthlyPrice }: NonNullable<MemberFields['tier']>,
  organization: OrganizationFacts,
) {
  const price = type === 'FREE' ? 0 : presentPrice(monthlyPrice, organization.currency);
  return { id: printId(TIER, id), name, price_monthly: price };
}

function lifetimeValue({ lifetimeValueMinor }: MemberFields, { currency }: OrganizationFacts): number {
  return major(lifetimeValueMinor, currency);
}

/** The later of two instants in the same spelling. */
function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
