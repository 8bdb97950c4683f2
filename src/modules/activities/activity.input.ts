import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { MemberActivityType } from './activity.type';

@InputType({ description: 'Conditions on the type of an activity. All that are given must hold.' })
export class MemberActivityTypesFilter {
  @Field(() => [MemberActivityType], {
    nullable: true,
    description: 'Is one of these; an empty list matches nothing.',
  })
  any?: MemberActivityType[] | null;

  @Field(() => [MemberActivityType], { nullable: true, description: 'Is none of these.' })
  none?: MemberActivityType[] | null;
}

@InputType({ description: 'Which activities. All fields that are given must hold.' })
export class MemberActivityFilter {
  @Field(() => MemberActivityTypesFilter, { nullable: true, description: 'What it was.' })
  types?: MemberActivityTypesFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was.' })
  occurredAt?: InstantFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False leaves out what became of complimentary subscriptions and gifts; nothing is left out when absent.',
  })
  complimentary?: boolean | null;
}

@ArgsType()
export class MemberActivitiesArgs extends PageArgs {
  @Field(() => MemberActivityFilter, { nullable: true, description: 'Which activities; all when absent.' })
  filter?: MemberActivityFilter | null;
}
