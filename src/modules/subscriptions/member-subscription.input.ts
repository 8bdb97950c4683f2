import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What is to become of the paid subscription of a member.' })
export class MemberSubscriptionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The tier that the member is to have. What the member pays, otherwise what gives access, is moved there; without ' +
      'either, the member is subscribed. The default tier cancels what there is, at once. ALREADY_SUBSCRIBED when the member is on the ' +
      'tier, INVALID_TIER when there is no such tier or it has no price, TIER_LIMIT_REACHED, PAYMENT_FAILED.',
  })
  tierId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A price of the tier. When absent, the one by the interval that is paid now, otherwise by the month or the year.',
  })
  priceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With what the new tier is paid: what the payment provider calls it. As before when absent.',
  })
  paymentMethod?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: all that runs and is paid rests. False: what rests goes on. INVALID_STATE when there is nothing to rest or ' +
      'nothing that could go on.',
  })
  paused?: boolean | null;
}
