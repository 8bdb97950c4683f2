import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { LabelOrderField } from './label.type';

@InputType({ description: 'Which labels. All fields that are given must hold.' })
export class LabelFilter {
  @Field(() => [LabelFilter], { nullable: true, description: 'All of these hold.' })
  and?: LabelFilter[] | null;

  @Field(() => [LabelFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: LabelFilter[] | null;

  @Field(() => LabelFilter, { nullable: true, description: 'This does not hold.' })
  not?: LabelFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The label.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name, compared with case folded.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name in addresses.' })
  slug?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the label was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of labels is ordered; ties go by id in the same direction.' })
export class LabelOrder {
  @Field(() => LabelOrderField, { description: 'By what.' })
  field: LabelOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class LabelsArgs extends PageArgs {
  @Field(() => LabelFilter, { nullable: true, description: 'Which labels; all when absent.' })
  filter?: LabelFilter | null;

  @Field(() => LabelOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: LabelOrder | null;
}

@InputType({ description: 'Conditions on the labels of a member.' })
export class LabelsFilter {
  @Field(() => LabelFilter, { nullable: true, description: 'At least one label matches.' })
  any?: LabelFilter | null;

  @Field(() => LabelFilter, { nullable: true, description: 'Not a single label matches.' })
  none?: LabelFilter | null;
}

@InputType({ description: 'A new label.' })
export class LabelCreateInput extends MutationInput {
  @Field({ description: 'Name, at most 191 characters; must not be in use, with case folded.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in addresses; made of the name when absent.' })
  slug?: string | null;
}

@InputType({ description: 'Changes only what is given.' })
export class LabelUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The label.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name, at most 191 characters; must not be in use.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Name in addresses; must not be in use.' })
  slug?: string | null;
}

@InputType({ description: 'Names the label to be deleted.' })
export class LabelDeleteInput extends MutationInput {
  @Field(() => ID, { description: 'The label.' })
  id: string;
}
