import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { SafeInt } from '../../schema/scalars';
import { DiscountFilter } from './discount-filter.input';
import {
  DiscountCadence,
  DiscountDuration,
  DiscountOrderField,
  DiscountRedemptionType,
  DiscountStatus,
  DiscountType,
} from './discount.type';

@InputType({ description: 'How a list of discounts is ordered; ties go by id in the same direction.' })
export class DiscountOrder {
  @Field(() => DiscountOrderField, { description: 'By what.' })
  field: DiscountOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class DiscountsArgs extends PageArgs {
  @Field(() => DiscountFilter, { nullable: true, description: 'Which discounts; all when absent.' })
  filter?: DiscountFilter | null;

  @Field(() => DiscountOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: DiscountOrder | null;
}

@InputType()
abstract class DiscountFields extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Lower-case letters and digits joined by single dashes, at most 191; made of the name when absent.',
  })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Headline for those who are offered it, at most 191 characters.',
  })
  displayTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'Text for those who are offered it, at most 2000 characters.' })
  displayDescription?: string | null;

  @Field(() => DiscountStatus, { nullable: true, description: 'Whether it can be redeemed.' })
  status?: DiscountStatus | null;
}

@InputType({ description: 'A new discount.' })
export class DiscountCreateInput extends DiscountFields {
  @Field({ description: 'Name for the staff, at most 191 characters; must not be in use, with case folded.' })
  name: string;

  @Field(() => ID, { description: 'The tier that it is for: of type PAID and not archived.' })
  tierId: string;

  @Field(() => DiscountType, { description: 'What it gives.' })
  type: DiscountType;

  @Field(() => DiscountCadence, { description: 'For prices of which interval.' })
  cadence: DiscountCadence;

  @Field(() => SafeInt, {
    description:
      'By type: percent from 1 to 100; minor units of the currency, at most what the tier costs; days from 1 to 730.',
  })
  amount: number;

  @Field(() => DiscountDuration, {
    nullable: true,
    description:
      'How long it lowers payments; ONCE when absent, and TRIAL for the type TRIAL, which alone takes that. REPEATING ' +
      'only for the cadence MONTH.',
  })
  duration?: DiscountDuration | null;

  @Field(() => Int, { nullable: true, description: 'For how many months, 1 to 120; with REPEATING and only with it.' })
  durationMonths?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 4217 code: that of a price of the tier; with the type FIXED and only with it.',
  })
  currency?: string | null;

  @Field(() => DiscountRedemptionType, { nullable: true, description: 'At what occasion; SIGNUP when absent.' })
  redemptionType?: DiscountRedemptionType | null;
}

@InputType({ description: 'Changes only what is given; null empties a text. What a discount gives never changes.' })
export class DiscountUpdateInput extends DiscountFields {
  @Field(() => ID, { description: 'The discount.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name for the staff, at most 191 characters; must not be in use.',
  })
  name?: string | null;
}
