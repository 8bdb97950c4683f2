import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { Scope } from '../../schema/scope';
import { HistoryArgs } from './statistics.input';
import { memberCountHistory, mrrHistory } from './statistics.service';
import { MemberCount, MrrHistory } from './statistics.type';

const MEMBER_COUNT = `How many members there were, day by day, oldest first: of each day on which a number changed, the
numbers at its end. A member counts from the day of creation until the day of deletion, with the highest of what gave
access: paid before gift before complimentary before free. Access is counted as it is known now, from the start of a
subscription until its end; one that was over when it was imported counts nothing.`;

const MRR = `The monthly recurring revenue by currency, day by day. It is the sum over all paid subscriptions that are
active or past due, also of those that are to end with their period or rest, until that is over; trials, complimentary
ones and gifts count nothing. A price counts with its amount by month: that of a year / 12, of a week × 52 / 12, of a day
× 365 / 12, less a discount that lasts for ever. Only what the gateway has recorded itself counts: history that was
imported does not.`;

@Resolver()
export class StatisticsResolver {
  @Query(() => [MemberCount], { description: MEMBER_COUNT.replaceAll('\n', ' ') })
  @Scope('members:read')
  memberCountHistory(
    @Args(() => HistoryArgs) args: HistoryArgs,
    @Ctx() context: RequestContext,
  ): Promise<MemberCount[]> {
    return memberCountHistory(context, args);
  }

  @Query(() => [MrrHistory], { description: MRR.replaceAll('\n', ' ') })
  @Scope('subscriptions:read')
  mrrHistory(@Args(() => HistoryArgs) args: HistoryArgs, @Ctx() context: RequestContext): Promise<MrrHistory[]> {
    return mrrHistory(context, args);
  }
}
