import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../context';
import { followChanges } from '../../events/follow';
import { Change, type ChangeSource, toChange } from '../../schema/change';
import { fromGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import type { FollowedEvent } from '../../shared/event-feed';
import { existingCreatorId } from '../creators/creator.service';
import { LiveAlertsArgs } from './alert.input';
import { AlertSeverity } from './alert.kinds';
import { alertById } from './alert.loaders';
import type { AlertRow } from './alert.repository';
import { EngagementAlert } from './alert.type';

const SEVERITIES = Object.values(AlertSeverity);

@ObjectType({ description: 'Something that happened to an alert: opened, updated, resolved or rated.' })
export class EngagementAlertChange extends Change {
  @Field(() => EngagementAlert, {
    nullable: true,
    description: 'The alert as it is now; null when it is no longer visible to the caller.',
  })
  engagementAlert?: EngagementAlert | null;
}

@Resolver(() => EngagementAlertChange)
export class EngagementAlertChangeResolver {
  @Subscription(() => EngagementAlertChange, {
    name: 'engagementAlerts',
    description:
      'Alerts as they open, change and resolve, in that order; none lost and none twice when resumed by since.',
    subscribe: async ({ args, context }: { args: LiveAlertsArgs; context: RequestContext }) =>
      followChanges(context, {
        subjectType: 'engagement_alert',
        creatorId: args.creatorId
          ? await existingCreatorId(context, fromGlobalId('Creator', args.creatorId))
          : undefined,
        severities: args.severity ? SEVERITIES.slice(SEVERITIES.indexOf(args.severity)) : undefined,
        since: args.since,
      }),
  })
  @Scope('alerts:read')
  liveEngagementAlerts(@Root() event: FollowedEvent, @Args(() => LiveAlertsArgs) _args: LiveAlertsArgs): ChangeSource {
    return toChange(event);
  }

  @FieldResolver(() => EngagementAlert, { nullable: true })
  engagementAlert(@Root() change: ChangeSource, @Ctx() context: RequestContext): Promise<AlertRow | null> {
    return alertById(context).load(change.event.subjectId);
  }
}
