import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { AmountFilter, IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { SafeInt } from '../../schema/scalars';
import { MilestoneMetric, MilestoneOrderField } from './milestone.type';

@InputType({ description: 'Which milestones. All fields that are given must hold.' })
export class MilestoneFilter {
  @Field(() => [MilestoneFilter], { nullable: true, description: 'All of these hold.' })
  and?: MilestoneFilter[] | null;

  @Field(() => [MilestoneFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: MilestoneFilter[] | null;

  @Field(() => MilestoneFilter, { nullable: true, description: 'This does not hold.' })
  not?: MilestoneFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The milestone.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator.' })
  creatorId?: IdFilter | null;

  @Field(() => MilestoneMetric, { nullable: true, description: 'Of what.' })
  metric?: MilestoneMetric | null;

  @Field(() => AmountFilter, { nullable: true, description: 'The round number.' })
  threshold?: AmountFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was reached.' })
  reachedAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of milestones is ordered; ties go by id in the same direction.' })
export class MilestoneOrder {
  @Field(() => MilestoneOrderField, { description: 'By what.' })
  field: MilestoneOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class MilestonesArgs extends PageArgs {
  @Field(() => MilestoneFilter, { nullable: true, description: 'Which milestones; all when absent.' })
  filter?: MilestoneFilter | null;

  @Field(() => MilestoneOrder, { nullable: true, description: 'Latest first when absent.' })
  orderBy?: MilestoneOrder | null;
}

@ArgsType()
export class LiveMilestonesArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this creator.' })
  creatorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last change that was seen: resumes right behind it. From now on when absent.',
  })
  since?: string | null;
}

@InputType({ description: 'The round numbers that are told of a creator; what is not given stays as it is.' })
export class MilestoneSettingsUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The creator.' })
  creatorId: string;

  @Field(() => [SafeInt], {
    nullable: true,
    description:
      'At most 100 different numbers of members from 1 on; null for the usual ones. What has been exceeded before is not told.',
  })
  members?: number[] | null;

  @Field(() => [SafeInt], {
    nullable: true,
    description:
      "At most 100 different amounts in minor units of the organization's currency; null for the usual ones.",
  })
  revenueMinor?: number[] | null;
}
