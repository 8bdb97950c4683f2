import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { CalendarDate, SafeInt } from '../../schema/scalars';
import { TipJarOrderField, TipJarStatus } from './tip-jar.type';

@InputType({ description: 'Conditions on whether a tip jar takes tips. All that are given must hold.' })
export class TipJarStatusFilter {
  @Field(() => TipJarStatus, { nullable: true, description: 'Equals.' })
  eq?: TipJarStatus | null;

  @Field(() => [TipJarStatus], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: TipJarStatus[] | null;
}

@InputType({ description: 'Which tip jars. All fields that are given must hold.' })
export class TipJarFilter {
  @Field(() => [TipJarFilter], { nullable: true, description: 'All of these hold.' })
  and?: TipJarFilter[] | null;

  @Field(() => [TipJarFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: TipJarFilter[] | null;

  @Field(() => TipJarFilter, { nullable: true, description: 'This does not hold.' })
  not?: TipJarFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The jar.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whom it belongs to.' })
  creatorId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name.' })
  name?: TextFilter | null;

  @Field(() => TipJarStatusFilter, { nullable: true, description: 'Whether it takes tips.' })
  status?: TipJarStatusFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the jar was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of tip jars is ordered; ties go by id in the same direction.' })
export class TipJarOrder {
  @Field(() => TipJarOrderField, { description: 'By what.' })
  field: TipJarOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class TipJarsArgs extends PageArgs {
  @Field(() => TipJarFilter, { nullable: true, description: 'Which jars; all when absent.' })
  filter?: TipJarFilter | null;

  @Field(() => TipJarOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: TipJarOrder | null;
}

@InputType({ description: 'What a tip brings from an amount on.' })
export class TipRewardInput {
  @Field(() => SafeInt, {
    description: 'The least amount of one tip, in minor units from 1 to 999,999,999; no two rewards have the same.',
  })
  thresholdMinor: number;

  @Field({ description: 'What it is, at most 191 characters.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'How to get it, at most 500 characters.' })
  instructions?: string | null;
}

@InputType()
abstract class TipJarFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'What the money is for, at most 2000 characters.' })
  description?: string | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'What is to be gathered, in minor units from 1; null for no goal.',
  })
  goalMinor?: number | null;

  @Field(() => [SafeInt], {
    nullable: true,
    description: 'At most 20 amounts to choose from, in minor units from 1 and in the order to be shown.',
  })
  suggestedMinor?: number[] | null;

  @Field(() => [TipRewardInput], { nullable: true, description: 'At most 50 things that tips bring, in any order.' })
  rewards?: TipRewardInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'What who has tipped is told, at most 500 characters; null for the usual words.',
  })
  thankYouMessage?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      "The last day on which it takes tips, in the organization's time zone: today or later; null for no end.",
  })
  endsOn?: string | null;
}

@InputType({ description: 'A new tip jar.' })
export class TipJarCreateInput extends TipJarFields {
  @Field({ description: 'Its name, at most 191 characters.' })
  name: string;

  @Field(() => ID, {
    nullable: true,
    description: "The creator whom it belongs to; the caller's own, or the organization's default one, when absent.",
  })
  creatorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "ISO 4217 code of its amounts, which never changes; the organization's when absent.",
  })
  currency?: string | null;
}

@InputType({ description: 'Changes only what is given; null empties. What was tipped keeps what was promised for it.' })
export class TipJarUpdateInput extends TipJarFields {
  @Field(() => ID, { description: 'The jar.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 191 characters.' })
  name?: string | null;
}

@InputType({ description: 'Which tip jar is put away.' })
export class TipJarArchiveInput extends MutationInput {
  @Field(() => ID, { description: 'The jar.' })
  id: string;
}
