import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import type { TierRow } from '../tiers/tier.repository';
import { Tier } from '../tiers/tier.type';
import { currentSubscription, memberStanding, tierOfMember } from './standing.service';
import { MemberStanding } from './standing.type';
import type { SubscriptionRow } from './subscription.repository';
import { monthsSubscribed } from './subscription-months.service';
import { MemberSubscription } from './subscription.type';

@Resolver(() => Member)
export class MemberStandingResolver {
  @FieldResolver(() => MemberStanding, { description: 'Whether a member who pays still does.' })
  standing(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<MemberStanding> {
    return memberStanding(context, member.id);
  }

  @FieldResolver(() => Tier, {
    nullable: true,
    description:
      'The tier that the member is on: that of `mainSubscription`, otherwise the default tier. Null when the ' +
      'organization has no default tier, or the caller may not see the tier.',
  })
  tier(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<TierRow | null> {
    return tierOfMember(context, member.id);
  }

  @FieldResolver(() => MemberSubscription, {
    nullable: true,
    description:
      'The subscription that stands for the member: `mainSubscription` or, when none gives access, the newest paid one ' +
      'that is live or, when none is, that is over. Null without the scope subscriptions:read.',
  })
  currentSubscription(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<SubscriptionRow | null> {
    return currentSubscription(context, member.id);
  }
}

@Resolver(() => MemberSubscription)
export class SubscriptionMonthsResolver {
  @FieldResolver(() => Int, {
    description: 'Whole months from its start until now or its end, without the time in which it rested.',
  })
  monthsSubscribed(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<number> {
    return monthsSubscribed(context, subscription);
  }
}
