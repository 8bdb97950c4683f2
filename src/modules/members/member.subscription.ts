import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../context';
import { followChanges } from '../../events/follow';
import { Change, ChangeArgs, type ChangeSource, toChange } from '../../schema/change';
import { Scope } from '../../schema/scope';
import type { FollowedEvent } from '../../shared/event-feed';
import { followedMemberId } from './member-follow.service';
import { anyMemberById } from './member.loaders';
import type { MemberRow } from './member.repository';
import { Member } from './member.type';

@ObjectType({ description: 'Something that happened to a member.' })
export class MemberChange extends Change {
  @Field(() => Member, {
    nullable: true,
    description:
      'The member as it is now, also when deleted or erased; null when it is no longer visible to the caller.',
  })
  member?: Member | null;
}

@Resolver(() => MemberChange)
export class MemberChangeResolver {
  @Subscription(() => MemberChange, {
    description: 'Every change of a member as it happens, in the order in which the changes were made.',
    subscribe: async ({ args, context }: { args: ChangeArgs; context: RequestContext }) =>
      followChanges(context, {
        subjectType: 'member',
        memberId: await followedMemberId(context, args.memberId),
        since: args.since,
      }),
  })
  @Scope('members:read')
  memberChanged(@Root() event: FollowedEvent, @Args(() => ChangeArgs) _args: ChangeArgs): ChangeSource {
    return toChange(event);
  }

  @FieldResolver(() => Member, { nullable: true })
  member(@Root() change: ChangeSource, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return anyMemberById(context).load(change.event.subjectId);
  }
}
