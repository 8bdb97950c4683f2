import { Field, ObjectType } from 'type-graphql';
import { SafeInt } from '../../schema/scalars';
import { Discount } from '../discounts/discount.type';
import { PriceInterval } from '../tiers/price.type';

@ObjectType({ description: 'What is to be paid for a subscription when its present period ends.' })
export class NextPayment {
  @Field(() => SafeInt, { description: "The amount without a discount, in the currency's minor units; 0 for a gift." })
  originalAmountMinor: bigint;

  @Field(() => SafeInt, { description: 'The amount after the discount that is running then.' })
  amountMinor: bigint;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code in upper case; empty when it has no price.' })
  currency: string | null;

  @Field(() => PriceInterval, { nullable: true, description: 'The interval of the price; empty when it has none.' })
  interval: `${PriceInterval}` | null;

  @Field(() => Discount, { nullable: true, description: 'The discount that lowers it; null when none does.' })
  discount: Discount | null;
}
