import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import type { SubscriptionRow } from '../subscriptions/subscription.repository';
import { MemberSubscription } from '../subscriptions/subscription.type';
import { discountOf } from './discount-redemption.service';
import { redeemedBySubscription } from './discount.loaders';
import type { DiscountRow } from './discount.repository';
import { Discount, DiscountRedemption } from './discount.type';

@Resolver(() => MemberSubscription)
export class SubscriptionDiscountsResolver {
  @FieldResolver(() => Discount, {
    nullable: true,
    description: 'The discount that it has, also when its time is over; null without one.',
  })
  discount(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<DiscountRow | null> {
    return discountOf(context, subscription);
  }

  @FieldResolver(() => [DiscountRedemption], {
    description: 'The discounts that it was made or kept by, in the order in which they were redeemed.',
  })
  async redemptions(
    @Root() subscription: SubscriptionRow,
    @Ctx() context: RequestContext,
  ): Promise<{ discount: DiscountRow; redeemedAt: Date }[]> {
    const redeemed = await redeemedBySubscription(context).load(subscription.id);
    return redeemed.map((row) => ({ discount: row, redeemedAt: row.redeemedAt }));
  }
}
