import { MEMBER, printId } from '../ids';
import type { ReadCommunityData } from '../operations/community.generated';

/** What a community does at present. */
export function presentCommunity(stats: ReadCommunityData['communityStats']) {
  return {
    stats: {
      total_members: stats.totalMembers,
      active_today: stats.activeToday,
      posts_today: stats.postsToday,
      comments_today: stats.commentsToday,
    },
    top_contributors: stats.topContributors.map(({ member, contributions, badge }) => ({
      member_id: printId(MEMBER, member.id),
      name: member.name,
      contributions,
      badge,
    })),
    trending_topics: stats.trendingTopics.map(({ topic, mentions }) => ({ topic, mentions })),
    moderation: {
      pending_reports: stats.pendingReports,
      auto_moderated_today: stats.autoModeratedToday,
    },
  };
}
