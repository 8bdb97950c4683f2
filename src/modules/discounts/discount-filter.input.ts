import { Field, InputType } from 'type-graphql';
import { IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { DiscountCadence, DiscountRedemptionType, DiscountStatus, DiscountType } from './discount.type';

@InputType({ description: 'Conditions on what a discount gives. All that are given must hold.' })
export class DiscountTypeFilter {
  @Field(() => DiscountType, { nullable: true, description: 'Equals.' })
  eq?: DiscountType | null;

  @Field(() => [DiscountType], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: DiscountType[] | null;
}

@InputType({ description: 'Conditions on the status of a discount. All that are given must hold.' })
export class DiscountStatusFilter {
  @Field(() => DiscountStatus, { nullable: true, description: 'Equals.' })
  eq?: DiscountStatus | null;

  @Field(() => [DiscountStatus], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: DiscountStatus[] | null;
}

@InputType({ description: 'Conditions on the occasion of a discount. All that are given must hold.' })
export class DiscountRedemptionTypeFilter {
  @Field(() => DiscountRedemptionType, { nullable: true, description: 'Equals.' })
  eq?: DiscountRedemptionType | null;
}

@InputType({ description: 'Conditions on the interval of the prices that a discount is for.' })
export class DiscountCadenceFilter {
  @Field(() => DiscountCadence, { nullable: true, description: 'Equals.' })
  eq?: DiscountCadence | null;
}

@InputType({ description: 'Which discounts. All fields that are given must hold.' })
export class DiscountFilter {
  @Field(() => [DiscountFilter], { nullable: true, description: 'All of these hold.' })
  and?: DiscountFilter[] | null;

  @Field(() => [DiscountFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: DiscountFilter[] | null;

  @Field(() => DiscountFilter, { nullable: true, description: 'This does not hold.' })
  not?: DiscountFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The discount.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The tier that it is for.' })
  tierId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name, compared with case folded.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The code.' })
  code?: TextFilter | null;

  @Field(() => DiscountTypeFilter, { nullable: true, description: 'What it gives.' })
  type?: DiscountTypeFilter | null;

  @Field(() => DiscountCadenceFilter, { nullable: true, description: 'For prices of which interval.' })
  cadence?: DiscountCadenceFilter | null;

  @Field(() => DiscountStatusFilter, { nullable: true, description: 'Whether it can be redeemed.' })
  status?: DiscountStatusFilter | null;

  @Field(() => DiscountRedemptionTypeFilter, { nullable: true, description: 'At what occasion it is given.' })
  redemptionType?: DiscountRedemptionTypeFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the discount was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'Conditions on the discounts that were redeemed.' })
export class DiscountsFilter {
  @Field(() => DiscountFilter, { nullable: true, description: 'At least one discount matches.' })
  any?: DiscountFilter | null;

  @Field(() => DiscountFilter, { nullable: true, description: 'Not a single discount matches.' })
  none?: DiscountFilter | null;
}
