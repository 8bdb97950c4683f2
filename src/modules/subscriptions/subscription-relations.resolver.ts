import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { entitlementsBySubscription } from '../entitlements/entitlement.loaders';
import type { EntitlementRow } from '../entitlements/entitlement.repository';
import { Entitlement } from '../entitlements/entitlement.type';
import { anyMemberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { priceOfTier } from '../tiers/price.loaders';
import type { PriceRow } from '../tiers/price.repository';
import { Price } from '../tiers/price.type';
import { tierById } from '../tiers/tier.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { Tier } from '../tiers/tier.type';
import { mainSubscription } from './main-subscription.service';
import { MemberSubscriptionsArgs } from './subscription.input';
import { subscriptionsByMember, subscriptionsByMemberAsOf } from './subscription.loaders';
import type { SubscriptionRow } from './subscription.repository';
import { givesAccess, LIVE_STATUSES } from './subscription.state';
import { MemberSubscription } from './subscription.type';

@Resolver(() => MemberSubscription)
export class SubscriptionRelationsResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether it holds a seat of its tier: it is neither canceled nor expired.',
  })
  isLive(@Root() subscription: SubscriptionRow): boolean {
    return LIVE_STATUSES.has(subscription.status);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it gives access to its tier now: in trial, active or past due; paused, or to end with its period, until ' +
      'that is over.',
  })
  givesAccess(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): boolean {
    return givesAccess(subscription, context.clock.now());
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Who subscribes; null when the caller may not see members.',
  })
  member(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return anyMemberById(context).load(subscription.memberId);
  }

  @FieldResolver(() => Tier, { nullable: true, description: 'To what; null when the caller may not see the tier.' })
  tier(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<TierRow | null> {
    return tierById(context).load(subscription.tierId);
  }

  @FieldResolver(() => Price, { nullable: true, description: 'What is paid; empty when nothing is.' })
  async price(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<PriceRow | null> {
    const { tierId, priceId } = subscription;
    return priceId ? priceOfTier(context, tierId, priceId) : null;
  }

  @FieldResolver(() => [Entitlement], {
    description: 'The access that it gives or gave, newest first; none without the scope entitlements:read.',
  })
  entitlements(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<EntitlementRow[]> {
    return entitlementsBySubscription(context).load(subscription.id);
  }
}

@Resolver(() => Member)
export class MemberSubscriptionsResolver {
  @FieldResolver(() => [MemberSubscription], {
    description:
      'What the member subscribes or subscribed to, newest first; none without the scope subscriptions:read.',
  })
  async subscriptions(
    @Root() member: MemberRow,
    @Args(() => MemberSubscriptionsArgs) args: MemberSubscriptionsArgs,
    @Ctx() context: RequestContext,
  ): Promise<SubscriptionRow[]> {
    const { asOf, status, live } = args;
    const all = asOf
      ? await subscriptionsByMemberAsOf(context).load({ memberId: member.id, asOf })
      : await subscriptionsByMember(context).load(member.id);
    return all.filter(
      (row) =>
        (!status || status.includes(row.status)) &&
        (typeof live !== 'boolean' || LIVE_STATUSES.has(row.status) === live),
    );
  }

  @FieldResolver(() => MemberSubscription, {
    nullable: true,
    description:
      'Of the subscriptions that give access now, that of the tier with the highest rank; of several the dearest, of ' +
      'equals the newest. Null when none does, and without the scope subscriptions:read.',
  })
  mainSubscription(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<SubscriptionRow | null> {
    return mainSubscription(context, member.id);
  }
}
