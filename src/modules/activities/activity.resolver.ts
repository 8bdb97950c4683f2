import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { toGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { anyMemberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { newsletterById } from '../newsletters/newsletter.loaders';
import type { NewsletterRow } from '../newsletters/newsletter.repository';
import { Newsletter } from '../newsletters/newsletter.type';
import { subscriptionById } from '../subscriptions/subscription.loaders';
import type { SubscriptionRow } from '../subscriptions/subscription.repository';
import { MemberSubscription } from '../subscriptions/subscription.type';
import { MemberActivitiesArgs } from './activity.input';
import type { ActivityRow } from './activity.repository';
import { findActivityPage } from './activity.service';
import { MemberActivity, MemberActivityConnection } from './activity.type';

@Resolver(() => MemberActivity)
export class MemberActivityResolver {
  @Query(() => MemberActivityConnection, {
    description:
      'What members did, newest first, as the event log tells it. Activities that take a scope which the caller lacks are left out.',
  })
  @Scope('members:read')
  memberActivities(
    @Args(() => MemberActivitiesArgs) args: MemberActivitiesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ActivityRow>> {
    return findActivityPage(context, args);
  }

  @FieldResolver(() => ID)
  id(@Root() activity: ActivityRow): string {
    return toGlobalId('MemberActivity', activity.id);
  }

  @FieldResolver(() => ID)
  memberId(@Root() activity: ActivityRow): string {
    return toGlobalId('Member', activity.memberId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The member as it is now, also a deleted one.' })
  member(@Root() activity: ActivityRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return anyMemberById(context).load(activity.memberId);
  }

  @FieldResolver(() => Newsletter, { nullable: true, description: 'NEWSLETTER: the newsletter.' })
  async newsletter(@Root() activity: ActivityRow, @Ctx() context: RequestContext): Promise<NewsletterRow | null> {
    return activity.newsletterId ? newsletterById(context).load(activity.newsletterId) : null;
  }

  @FieldResolver(() => MemberSubscription, {
    nullable: true,
    description: 'SUBSCRIPTION: the subscription as it is now; takes the scope subscriptions:read.',
  })
  async subscription(@Root() activity: ActivityRow, @Ctx() context: RequestContext): Promise<SubscriptionRow | null> {
    const { subscriptionId } = activity;
    if (!subscriptionId || !may(context.viewer, 'subscriptions:read')) return null;
    return subscriptionById(context).load(subscriptionId);
  }
}
