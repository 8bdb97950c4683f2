import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { AmountFilter, BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { SafeInt } from '../../schema/scalars';
import { PriceInterval, PriceOrderField, PriceType } from './price.type';

@InputType({ description: 'Conditions on the type of a price. All that are given must hold.' })
export class PriceTypeFilter {
  @Field(() => PriceType, { nullable: true, description: 'Equals.' })
  eq?: PriceType | null;

  @Field(() => [PriceType], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: PriceType[] | null;
}

@InputType({ description: 'Which prices. All fields that are given must hold.' })
export class PriceFilter {
  @Field(() => [PriceFilter], { nullable: true, description: 'All of these hold.' })
  and?: PriceFilter[] | null;

  @Field(() => [PriceFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: PriceFilter[] | null;

  @Field(() => PriceFilter, { nullable: true, description: 'This does not hold.' })
  not?: PriceFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The price.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The tier whose price it is.' })
  tierId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The nickname.' })
  nickname?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The ISO 4217 code; case does not matter.' })
  currency?: TextFilter | null;

  @Field(() => AmountFilter, { nullable: true, description: 'The amount in minor units.' })
  amountMinor?: AmountFilter | null;

  @Field(() => PriceTypeFilter, { nullable: true, description: 'How it is paid.' })
  type?: PriceTypeFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it has not been archived.' })
  active?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the price was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of prices is ordered; ties go by id in the same direction.' })
export class PriceOrder {
  @Field(() => PriceOrderField, { description: 'By what.' })
  field: PriceOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class PricesArgs extends PageArgs {
  @Field(() => PriceFilter, { nullable: true, description: 'Which prices; all when absent.' })
  filter?: PriceFilter | null;

  @Field(() => PriceOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: PriceOrder | null;
}

@InputType({ description: 'A new price of a paid tier.' })
export class PriceCreateInput extends MutationInput {
  @Field(() => ID, { description: 'The tier.' })
  tierId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What people call it, such as `Monthly`; at most 191 characters.',
  })
  nickname?: string | null;

  @Field(() => PriceType, { nullable: true, description: 'How it is paid; RECURRING when absent.' })
  type?: PriceType | null;

  @Field(() => SafeInt, { description: "The amount in the currency's minor units (cents): 0 to 999,999,999." })
  amountMinor: number;

  @Field({ description: 'ISO 4217 code; case does not matter.' })
  currency: string;

  @Field(() => PriceInterval, { nullable: true, description: 'Needed for a recurring price, and only there.' })
  interval?: PriceInterval | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of these units lie between two payments: 1 to 365; 1 when absent.',
  })
  intervalCount?: number | null;
}

@InputType({ description: 'Changes the nickname. For another amount, make another price and archive this one.' })
export class PriceUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The price.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'What people call it; null for nothing.' })
  nickname?: string | null;
}

@InputType({ description: 'Names the price to be archived.' })
export class PriceArchiveInput extends MutationInput {
  @Field(() => ID, { description: 'The price.' })
  id: string;
}
