import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../context';
import { followChanges } from '../../events/follow';
import { Change, type ChangeSource, toChange } from '../../schema/change';
import { fromGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import type { FollowedEvent } from '../../shared/event-feed';
import { existingCreatorId } from '../creators/creator.service';
import { LiveMilestonesArgs } from './milestone.input';
import { milestoneById } from './milestone.loaders';
import type { MilestoneRow } from './milestone.repository';
import { Milestone } from './milestone.type';

@ObjectType({ description: 'That a milestone was reached.' })
export class MilestoneChange extends Change {
  @Field(() => Milestone, { nullable: true, description: 'The milestone; null when the caller may not see it.' })
  milestone?: Milestone | null;
}

@Resolver(() => MilestoneChange)
export class MilestoneChangeResolver {
  @Subscription(() => MilestoneChange, {
    description: 'Milestones as they are reached; none lost and none twice when resumed by since.',
    subscribe: async ({ args, context }: { args: LiveMilestonesArgs; context: RequestContext }) =>
      followChanges(context, {
        subjectType: 'milestone',
        creatorId: args.creatorId
          ? await existingCreatorId(context, fromGlobalId('Creator', args.creatorId))
          : undefined,
        since: args.since,
      }),
  })
  @Scope('milestones:read')
  milestoneReached(
    @Root() event: FollowedEvent,
    @Args(() => LiveMilestonesArgs) _args: LiveMilestonesArgs,
  ): ChangeSource {
    return toChange(event);
  }

  @FieldResolver(() => Milestone, { nullable: true })
  milestone(@Root() change: ChangeSource, @Ctx() context: RequestContext): Promise<MilestoneRow | null> {
    return milestoneById(context).load(change.event.subjectId);
  }
}
