import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { PageArgs } from '../../schema/connection';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { ActivityRecordInput } from './activity.input';
import { ActivityRecordPayload } from './activity.payload';
import type { ActivityRow } from './activity.repository';
import { recordActivities } from './activity.service';
import { findTimeline } from './activity-timeline.service';
import { Activity, ActivityConnection } from './activity.type';

const RECORD = `Records what members did, thousands at once, in any order and however late. What was recorded before counts
once; what is wrong with one activity is told in the refusals and keeps none of the others from being recorded. Counts,
scores and the time a member was last seen are up to date when it answers. Leaves no event in the log.`;

/** Five thousand activities take a while on a busy machine. */
const TIMEOUT_MS = 60_000;

@Resolver(() => Activity)
export class ActivityResolver {
  @Mutation(() => ActivityRecordPayload, { description: RECORD.replaceAll('\n', ' ') })
  @Scope('activity:write')
  activityRecord(
    @Arg('input', { description: 'The activities.' }) input: ActivityRecordInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'activityRecord', input, timeoutMs: TIMEOUT_MS }, (transaction) =>
      recordActivities(transaction, input.activities),
    );
  }

  @FieldResolver(() => Int, { nullable: true })
  durationSeconds(@Root() activity: ActivityRow): number | null {
    return activity.seconds;
  }
}

@Resolver(() => Member)
export class MemberTimelineResolver {
  @FieldResolver(() => ActivityConnection, {
    description:
      'What the member did, newest first, as far back as activities are kept; takes the scope engagement:read.',
  })
  timeline(
    @Root() member: MemberRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ActivityRow>> {
    return findTimeline(context, member.id, page);
  }
}
