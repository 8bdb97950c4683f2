import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../context';
import { followChanges } from '../../events/follow';
import { Change, ChangeArgs, type ChangeSource, toChange } from '../../schema/change';
import { Scope } from '../../schema/scope';
import type { FollowedEvent } from '../../shared/event-feed';
import { followedMemberId } from '../members/member-follow.service';
import { subscriptionById } from './subscription.loaders';
import type { SubscriptionRow } from './subscription.repository';
import { MemberSubscription } from './subscription.type';

@ObjectType({ description: 'Something that happened to a subscription of a member.' })
export class SubscriptionChange extends Change {
  @Field(() => MemberSubscription, {
    nullable: true,
    description:
      'The subscription as it is now, also when it is over; null when it is no longer visible to the caller.',
  })
  subscription?: MemberSubscription | null;
}

@Resolver(() => SubscriptionChange)
export class SubscriptionChangeResolver {
  @Subscription(() => SubscriptionChange, {
    description: 'Every change of a subscription as it happens, in the order in which the changes were made.',
    subscribe: async ({ args, context }: { args: ChangeArgs; context: RequestContext }) =>
      followChanges(context, {
        subjectType: 'subscription',
        memberId: await followedMemberId(context, args.memberId),
        since: args.since,
      }),
  })
  @Scope('subscriptions:read')
  subscriptionChanged(@Root() event: FollowedEvent, @Args(() => ChangeArgs) _args: ChangeArgs): ChangeSource {
    return toChange(event);
  }

  @FieldResolver(() => MemberSubscription, { nullable: true })
  subscription(@Root() change: ChangeSource, @Ctx() context: RequestContext): Promise<SubscriptionRow | null> {
    return subscriptionById(context).load(change.event.subjectId);
  }
}
