import type { GraphModule } from '../../schema/node';
import { CommunityCommentResolver } from './comment.resolver';
import { CommunityStatsResolver, TopContributorResolver } from './community-stats.resolver';
import { commentById, postById, reportById, ruleById } from './community.loaders';
import { ModerationResolver } from './moderation.resolver';
import { ModerationRuleResolver } from './moderation-rule.resolver';
import { CommunityPostResolver } from './post.resolver';

export const communityModule: GraphModule = {
  resolvers: [
    CommunityPostResolver,
    CommunityCommentResolver,
    ModerationResolver,
    ModerationRuleResolver,
    CommunityStatsResolver,
    TopContributorResolver,
  ],
  nodes: {
    CommunityPost: { scope: 'community:read', load: (context, id) => postById(context).load(id) },
    CommunityComment: { scope: 'community:read', load: (context, id) => commentById(context).load(id) },
    CommunityReport: { scope: 'community:read', load: (context, id) => reportById(context).load(id) },
    ModerationRule: { scope: 'community:read', load: (context, id) => ruleById(context).load(id) },
  },
};
