import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { SafeInt } from '../../schema/scalars';
import { TierOrderField, TierType, TierVisibility } from './tier.type';

@InputType({ description: 'Conditions on the type of a tier. All that are given must hold.' })
export class TierTypeFilter {
  @Field(() => TierType, { nullable: true, description: 'Equals.' })
  eq?: TierType | null;

  @Field(() => [TierType], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: TierType[] | null;
}

@InputType({ description: 'Conditions on the visibility of a tier. All that are given must hold.' })
export class TierVisibilityFilter {
  @Field(() => TierVisibility, { nullable: true, description: 'Equals.' })
  eq?: TierVisibility | null;

  @Field(() => [TierVisibility], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: TierVisibility[] | null;
}

@InputType({ description: 'Which tiers. All fields that are given must hold.' })
export class TierFilter {
  @Field(() => [TierFilter], { nullable: true, description: 'All of these hold.' })
  and?: TierFilter[] | null;

  @Field(() => [TierFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: TierFilter[] | null;

  @Field(() => TierFilter, { nullable: true, description: 'This does not hold.' })
  not?: TierFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The tier.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whose tier it is.' })
  creatorId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name in addresses.' })
  slug?: TextFilter | null;

  @Field(() => TierTypeFilter, { nullable: true, description: 'Whether members pay for it.' })
  type?: TierTypeFilter | null;

  @Field(() => TierVisibilityFilter, { nullable: true, description: 'Whether it is offered in public.' })
  visibility?: TierVisibilityFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it has not been archived.' })
  active?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the tier was created.' })
  createdAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the tier was last changed.' })
  updatedAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of tiers is ordered; ties go by id in the same direction.' })
export class TierOrder {
  @Field(() => TierOrderField, { description: 'By what.' })
  field: TierOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class TiersArgs extends PageArgs {
  @Field(() => TierFilter, { nullable: true, description: 'Which tiers; all when absent.' })
  filter?: TierFilter | null;

  @Field(() => TierOrder, { nullable: true, description: 'Lowest rank first when absent.' })
  orderBy?: TierOrder | null;
}

@InputType()
abstract class TierFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Name in addresses; made of the name when absent.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, at most 2000 characters.' })
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What members get: at most 50, of at most 255 characters each.',
  })
  benefits?: string[] | null;

  @Field(() => TierVisibility, { nullable: true, description: 'Whether it is offered in public; PUBLIC for null.' })
  visibility?: TierVisibility | null;

  @Field(() => Int, { nullable: true, description: 'Most members with a live subscription; no limit for null.' })
  limit?: number | null;

  @Field(() => Int, { nullable: true, description: 'Days that a new subscription is free of charge: 0 to 730.' })
  trialDays?: number | null;

  @Field(() => String, { nullable: true, description: 'URL of the page for those who have just subscribed.' })
  welcomePageUrl?: string | null;

  @Field(() => Int, { nullable: true, description: 'Place in lists, lowest first; behind all others when absent.' })
  rank?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The products that it gives access to; takes the place of all earlier ones.',
  })
  productIds?: string[] | null;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "What a month costs, in the currency's minor units, 0 to 999,999,999; null for no such price. Another amount than now makes a new " +
      'price and archives that of before, at which subscriptions go on.',
  })
  monthlyAmountMinor?: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'What a year costs, likewise.',
  })
  yearlyAmountMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "ISO 4217 code of both amounts; when absent that of the present prices or, without any, the organization's.",
  })
  currency?: string | null;
}

@InputType({ description: 'A new tier.' })
export class TierCreateInput extends TierFields {
  @Field({ description: 'Display name, at most 191 characters.' })
  name: string;

  @Field(() => TierType, {
    nullable: true,
    description: 'Whether members pay for it; PAID when absent. Never changes.',
  })
  type?: TierType | null;

  @Field(() => ID, {
    nullable: true,
    description: "The creator whose tier it is; the whole organization's when absent.",
  })
  creatorId?: string | null;
}

@InputType({ description: 'Changes only what is given; null empties a field.' })
export class TierUpdateInput extends TierFields {
  @Field(() => ID, { description: 'The tier.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Display name, at most 191 characters.' })
  name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it can be subscribed to: false archives the tier, true takes that back.',
  })
  active?: boolean | null;
}

@InputType({ description: 'Names the tier to be archived.' })
export class TierArchiveInput extends MutationInput {
  @Field(() => ID, { description: 'The tier.' })
  id: string;
}
