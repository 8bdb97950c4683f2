import type { ReadEngagementData } from '../operations/engagement.generated';

type Analytics = ReadEngagementData['engagementAnalytics'];
type Level = Analytics['distribution'][number]['level'];

const NAMES: Record<Level, string> = {
  SUPERFAN: 'superfans',
  ENGAGED: 'engaged',
  CASUAL: 'casual',
  INACTIVE: 'inactive',
};

const HUNDRED = 100;

/** How engaged an audience was, as the document prints it: figures are rounded here, and nowhere before. */
export function presentEngagement({ period, overview, engagement, distribution, trends }: Analytics) {
  const shares = hundredths(distribution.map(({ percent }) => percent));
  return {
    period: period.toLowerCase(),
    overview: {
      total_members: overview.totalMembers,
      active_members: overview.activeMembers,
      new_members: overview.newMembers,
      churned_members: overview.churnedMembers,
      net_growth: overview.netGrowth,
      growth_rate: rounded(overview.growthRate, 3),
    },
    engagement: {
      avg_engagement_score: rounded(engagement.avgEngagementScore, 1) ?? 0,
      interactions_total: engagement.interactionsTotal,
      content_views: engagement.contentViews,
      comments: engagement.comments,
      shares: engagement.shares,
      persona_conversations: engagement.personaConversations,
    },
    distribution: Object.fromEntries(
      distribution.map(({ level, count, avgInteractions }, index) => [
        NAMES[level],
        { count, percent: shares[index] ?? 0, avg_interactions: rounded(avgInteractions, 1) ?? 0 },
      ]),
    ),
    trends: {
      engagement_trend: signedPercent(trends.engagementTrend),
      retention_rate: rounded(trends.retentionRate, 2),
      avg_session_duration_minutes: rounded(trends.avgSessionDurationMinutes, 1),
    },
  };
}

/** `+8%`; without anything to compare with, no change. */
function signedPercent(share: number | null): string {
  const percent = Math.round((share ?? 0) * HUNDRED);
  return `${percent > 0 ? '+' : ''}${percent === 0 ? 0 : percent}%`;
}

function rounded(number: number | null, decimals: number): number | null {
  const scale = 10 ** decimals;
  return number === null ? null : Math.round(number * scale) / scale;
}

/** Shares in hundredths that sum up to what they did before: what rounding down left over goes to the largest rests. */
function hundredths(shares: readonly number[]): number[] {
  const scaled = shares.map((share) => share * HUNDRED);
  const whole = scaled.map((share) => Math.floor(share + 1e-9));
  const left = Math.round(scaled.reduce((sum, share) => sum + share, 0)) - whole.reduce((sum, share) => sum + share, 0);
  const rest = (index: number) => (scaled[index] ?? 0) - (whole[index] ?? 0);
  const raised = new Set([...scaled.keys()].sort((a, b) => rest(b) - rest(a)).slice(0, Math.max(0, left)));
  return whole.map((share, index) => (share + (raised.has(index) ? 1 : 0)) / HUNDRED);
}
