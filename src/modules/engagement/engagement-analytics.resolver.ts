import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { Scope } from '../../schema/scope';
import { engagementAnalytics } from './engagement-analytics.service';
import { AnalyticsPeriod, EngagementAnalytics } from './engagement-analytics.type';

@Resolver()
export class EngagementAnalyticsResolver {
  @Query(() => EngagementAnalytics, {
    description:
      'How engaged the audience was in a period, from counts by member and day. NOT_FOUND for an unknown creator.',
  })
  @Scope('engagement:read')
  engagementAnalytics(
    @Arg('period', () => AnalyticsPeriod, { defaultValue: AnalyticsPeriod.MONTH, description: 'Which days.' })
    period: AnalyticsPeriod,
    @Arg('creatorId', () => ID, {
      nullable: true,
      description: 'Only members of this creator; of all that the caller may see when absent.',
    })
    creatorId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<EngagementAnalytics> {
    return engagementAnalytics(context, { period, creatorId });
  }
}
