import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { anyMemberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { purchaseById } from '../purchases/purchase.loaders';
import type { PurchaseRow } from '../purchases/purchase.repository';
import { Purchase } from '../purchases/purchase.type';
import { subscriptionById } from '../subscriptions/subscription.loaders';
import type { SubscriptionRow } from '../subscriptions/subscription.repository';
import { MemberSubscription } from '../subscriptions/subscription.type';
import { tierById } from '../tiers/tier.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { Tier } from '../tiers/tier.type';
import { giftsGivenBy, giftsReceivedBy } from './gift.loaders';
import type { GiftRow } from './gift.repository';
import { Gift } from './gift.type';

@Resolver(() => Gift)
export class GiftRelationsResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Who paid it; null when the caller may not see members.',
  })
  fromMember(@Root() gift: GiftRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return anyMemberById(context).load(gift.fromMemberId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'For whom it is or who claimed it, once that is known.' })
  async toMember(@Root() gift: GiftRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return gift.toMemberId ? anyMemberById(context).load(gift.toMemberId) : null;
  }

  @FieldResolver(() => Tier, { nullable: true, description: 'The tier.' })
  tier(@Root() gift: GiftRow, @Ctx() context: RequestContext): Promise<TierRow | null> {
    return tierById(context).load(gift.tierId);
  }

  @FieldResolver(() => MemberSubscription, { nullable: true, description: 'What it has become, once it is claimed.' })
  async subscription(@Root() gift: GiftRow, @Ctx() context: RequestContext): Promise<SubscriptionRow | null> {
    return gift.subscriptionId ? subscriptionById(context).load(gift.subscriptionId) : null;
  }

  @FieldResolver(() => Purchase, { nullable: true, description: 'The payment; null without the scope purchases:read.' })
  purchase(@Root() gift: GiftRow, @Ctx() context: RequestContext): Promise<PurchaseRow | null> {
    return purchaseById(context).load(gift.purchaseId);
  }
}

@Resolver(() => Member)
export class MemberGiftsResolver {
  @FieldResolver(() => [Gift], {
    description:
      'The gifts that the member was given, delivered and not taken back, newest first; none without the scope gifts:read.',
  })
  giftsReceived(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<GiftRow[]> {
    return giftsReceivedBy(context).load(member.id);
  }

  @FieldResolver(() => [Gift], {
    description: 'The gifts that the member paid, newest first; none without the scope gifts:read.',
  })
  giftsGiven(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<GiftRow[]> {
    return giftsGivenBy(context).load(member.id);
  }
}
