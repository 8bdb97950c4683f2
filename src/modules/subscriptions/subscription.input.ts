import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { Instant } from '../../schema/scalars';
import { SubscriptionFilter } from './subscription-filter.input';
import { SubscriptionOrderField, SubscriptionStatus } from './subscription.type';

@InputType({ description: 'How a list of subscriptions is ordered; ties go by id in the same direction.' })
export class SubscriptionOrder {
  @Field(() => SubscriptionOrderField, { description: 'By what.' })
  field: SubscriptionOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class SubscriptionsArgs extends PageArgs {
  @Field(() => SubscriptionFilter, { nullable: true, description: 'Which subscriptions; all when absent.' })
  filter?: SubscriptionFilter | null;

  @Field(() => SubscriptionOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: SubscriptionOrder | null;
}

@ArgsType()
export class MemberSubscriptionsArgs {
  @Field(() => [SubscriptionStatus], { nullable: true, description: 'Only those with one of these statuses.' })
  status?: SubscriptionStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are live (true) or over (false).' })
  live?: boolean | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'As they stood at this instant, as known now; the present when absent.',
  })
  asOf?: Date | null;
}

@InputType({ description: 'A new subscription of a member to a tier: paid with a price, or complimentary.' })
export class SubscriptionCreateInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => ID, { description: 'The tier: of type PAID unless complimentary, and not archived.' })
  tierId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The price: recurring, of the tier and not archived. Not for complimentary.',
  })
  priceId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Without payment and without an end.' })
  complimentary: boolean;

  @Field(() => Instant, { nullable: true, description: 'When it started; now when absent. Not in the future.' })
  startedAt?: Date | null;

  @Field(() => Int, { nullable: true, description: "Days of free trial, 0 to 730; the tier's own when absent." })
  trialDays?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A discount to redeem: active, for who subscribes, for the tier and for prices like this one. One of the type ' +
      "TRIAL makes the trial at least as long as it says; another takes the place of the tier's own trial.",
  })
  discountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The payment provider's token of the card that pays, now and in later periods, at most 255 characters; the " +
      "provider's default card when absent.",
  })
  paymentMethod?: string | null;
}

@InputType({
  description:
    'Moves a subscription to another tier, another price or both, at once. The unused part of the period that is paid, ' +
    'by time to the millisecond and rounded down to the minor unit, is taken off what the new period costs; what is ' +
    'left over is kept as `creditMinor` and lowers the next payments.',
})
export class SubscriptionChangeInput extends MutationInput {
  @Field(() => ID, { description: 'The subscription.' })
  id: string;

  @Field(() => ID, { description: 'The tier from now on; may be the present one.' })
  tierId: string;

  @Field(() => ID, { nullable: true, description: 'The price from now on. Absent only where nothing is paid.' })
  priceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The payment provider's token of the card that pays from now on, at most 255 characters; the " +
      'present one when absent.',
  })
  paymentMethod?: string | null;
}

@InputType({ description: 'Gives a subscription another card, and lets it pay what is due now.' })
export class SubscriptionPayInput extends MutationInput {
  @Field(() => ID, { description: 'The subscription.' })
  id: string;

  @Field(() => String, {
    description:
      "The payment provider's token of the card that pays what is due now, and in later periods; 1 to 255 characters.",
  })
  paymentMethod: string;
}

@InputType({ description: 'Lets a paid subscription rest.' })
export class SubscriptionPauseInput extends MutationInput {
  @Field(() => ID, { description: 'The subscription.' })
  id: string;

  @Field(() => Instant, { nullable: true, description: 'When it is meant to go on; in the future.' })
  resumeAt?: Date | null;
}

@InputType({ description: 'Lets a subscription go on.' })
export class SubscriptionResumeInput extends MutationInput {
  @Field(() => ID, { description: 'The subscription.' })
  id: string;
}

@InputType({ description: 'Cancels a subscription.' })
export class SubscriptionCancelInput extends MutationInput {
  @Field(() => ID, { description: 'The subscription.' })
  id: string;

  @Field(() => Boolean, { defaultValue: false, description: 'When its period ends instead of at once.' })
  atPeriodEnd: boolean;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}
