import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../context';
import { followChanges } from '../../events/follow';
import { Change, type ChangeSource, toChange } from '../../schema/change';
import { fromGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import type { FollowedEvent } from '../../shared/event-feed';
import { existingCreatorId } from '../creators/creator.service';
import { LiveTipsArgs } from './tip.input';
import { tipById } from './tip.loaders';
import type { TipRow } from './tip.repository';
import { Tip } from './tip.type';

@ObjectType({ description: 'Something that happened to a tip: completed or refunded.' })
export class TipChange extends Change {
  @Field(() => Tip, { nullable: true, description: 'The tip as it is now; null when the caller may not see it.' })
  tip?: Tip | null;
}

@Resolver(() => TipChange)
export class TipChangeResolver {
  @Subscription(() => TipChange, {
    description: 'Tips as they are given and paid back, in that order; none lost and none twice when resumed by since.',
    subscribe: async ({ args, context }: { args: LiveTipsArgs; context: RequestContext }) =>
      followChanges(context, {
        subjectType: 'tip',
        creatorId: args.creatorId
          ? await existingCreatorId(context, fromGlobalId('Creator', args.creatorId))
          : undefined,
        since: args.since,
      }),
  })
  @Scope('tips:read')
  tipChanged(@Root() event: FollowedEvent, @Args(() => LiveTipsArgs) _args: LiveTipsArgs): ChangeSource {
    return toChange(event);
  }

  @FieldResolver(() => Tip, { nullable: true })
  tip(@Root() change: ChangeSource, @Ctx() context: RequestContext): Promise<TipRow | null> {
    return tipById(context).load(change.event.subjectId);
  }
}
