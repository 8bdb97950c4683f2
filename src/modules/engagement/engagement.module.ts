import type { GraphModule } from '../../schema/node';
import { ActivityResolver, MemberTimelineResolver } from './activity.resolver';
import { EngagementResolver, MemberEngagementResolver } from './engagement.resolver';
import { EngagementAnalyticsResolver } from './engagement-analytics.resolver';

export const engagementModule: GraphModule = {
  resolvers: [
    ActivityResolver,
    EngagementAnalyticsResolver,
    EngagementResolver,
    MemberEngagementResolver,
    MemberTimelineResolver,
  ],
};
