import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { CreatorOrderField } from './creator.type';

@InputType({ description: 'Which creators. All fields that are given must hold.' })
export class CreatorFilter {
  @Field(() => [CreatorFilter], { nullable: true, description: 'All of these hold.' })
  and?: CreatorFilter[] | null;

  @Field(() => [CreatorFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: CreatorFilter[] | null;

  @Field(() => CreatorFilter, { nullable: true, description: 'This does not hold.' })
  not?: CreatorFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name in addresses.' })
  slug?: TextFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is the home of members made without one.' })
  isDefault?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the creator was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of creators is ordered; ties go by id in the same direction.' })
export class CreatorOrder {
  @Field(() => CreatorOrderField, { description: 'By what.' })
  field: CreatorOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class CreatorsArgs extends PageArgs {
  @Field(() => CreatorFilter, { nullable: true, description: 'Which creators; all when absent.' })
  filter?: CreatorFilter | null;

  @Field(() => CreatorOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: CreatorOrder | null;
}

@InputType({ description: 'A new creator.' })
export class CreatorCreateInput extends MutationInput {
  @Field({ description: 'Display name, at most 191 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in addresses; made of the name when absent.' })
  slug?: string | null;
}

@InputType({ description: 'Changes only what is given.' })
export class CreatorUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The creator.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Display name, at most 191 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Name in addresses; must not be in use.' })
  slug?: string | null;
}
