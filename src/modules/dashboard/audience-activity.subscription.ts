import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromOptionalGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import { type AudienceReading, followAudience } from './audience-activity.service';
import { AudienceActivity } from './audience-activity.type';

const DESCRIPTION = `What goes on in an audience, for a dashboard: counted anew when activities come, at most once a second, and every
ten seconds or so otherwise. The first message comes at once. These are counts of the present, not a log: who was away has
missed nothing that the next message does not tell.`;

@Resolver(() => AudienceActivity)
export class AudienceActivityResolver {
  @Subscription(() => AudienceActivity, {
    name: 'audienceActivity',
    description: DESCRIPTION.replaceAll('\n', ' '),
    subscribe: ({ args, context }: { args: { creatorId?: string | null }; context: RequestContext }) =>
      followAudience(context, fromOptionalGlobalId('Creator', args.creatorId) ?? undefined),
  })
  @Scope('engagement:read')
  liveAudienceActivity(
    @Root() reading: AudienceReading,
    @Arg('creatorId', () => ID, {
      nullable: true,
      description: 'Only activities that concern this creator; of all whom the caller may see when absent.',
    })
    _creatorId: string | null,
  ): AudienceReading {
    return reading;
  }

  @FieldResolver(() => Int, { nullable: true })
  openAlerts(@Root() reading: AudienceReading, @Ctx() { viewer }: RequestContext): number | null {
    return may(viewer, 'alerts:read') ? reading.openAlerts : null;
  }
}
