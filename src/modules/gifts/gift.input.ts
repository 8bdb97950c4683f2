import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { CalendarDate } from '../../schema/scalars';
import { GiftOrderField, GiftStatus } from './gift.type';

@InputType({ description: 'Conditions on where a gift stands. All that are given must hold.' })
export class GiftStatusFilter {
  @Field(() => GiftStatus, { nullable: true, description: 'Equals.' })
  eq?: GiftStatus | null;

  @Field(() => [GiftStatus], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: GiftStatus[] | null;
}

@InputType({ description: 'Which gifts. All fields that are given must hold.' })
export class GiftFilter {
  @Field(() => [GiftFilter], { nullable: true, description: 'All of these hold.' })
  and?: GiftFilter[] | null;

  @Field(() => [GiftFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: GiftFilter[] | null;

  @Field(() => GiftFilter, { nullable: true, description: 'This does not hold.' })
  not?: GiftFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The gift.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'Who gave it.' })
  fromMemberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'For whom it is, or who claimed it.' })
  toMemberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The tier.' })
  tierId?: IdFilter | null;

  @Field(() => GiftStatusFilter, { nullable: true, description: 'Where it stands.' })
  status?: GiftStatusFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was paid.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of gifts is ordered; ties go by id in the same direction.' })
export class GiftOrder {
  @Field(() => GiftOrderField, { description: 'By what.' })
  field: GiftOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class GiftsArgs extends PageArgs {
  @Field(() => GiftFilter, { nullable: true, description: 'Which gifts; all when absent.' })
  filter?: GiftFilter | null;

  @Field(() => GiftOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: GiftOrder | null;
}

@InputType({ description: 'A gift: for a member or for an address, exactly one of them.' })
export class GiftCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Who pays it.' })
  fromMemberId: string;

  @Field(() => ID, { nullable: true, description: 'The member for whom it is, of the same creator as who pays.' })
  toMemberId?: string | null;

  @Field(() => String, { nullable: true, description: 'The address of somebody for whom it is.' })
  toEmail?: string | null;

  @Field(() => ID, { description: 'The tier: of type PAID, not archived and open to the members of that creator.' })
  tierId: string;

  @Field(() => Int, { description: 'How many months, 1 to 36.' })
  months: number;

  @Field(() => ID, {
    nullable: true,
    description:
      "The recurring price by which it is paid: the months must be a whole number of its periods. When absent, the tier's monthly price in the organization's currency.",
  })
  priceId?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: "The day on which it is delivered, in the organization's time zone; at once when absent or today.",
  })
  deliverOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What is said with it, at most 1000 characters.' })
  message?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The payment provider's name of what is paid with; its default one when absent.",
  })
  paymentMethod?: string | null;
}

@InputType({ description: 'Who claims a gift.' })
export class GiftClaimInput extends MutationInput {
  @Field({ description: 'The code of the gift; case and dashes do not matter.' })
  code: string;

  @Field(() => ID, { description: 'Who gets the months.' })
  memberId: string;
}

@InputType({ description: 'Which gift is paid back, and why.' })
export class GiftRefundInput extends MutationInput {
  @Field(() => ID, { description: 'The gift.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}
