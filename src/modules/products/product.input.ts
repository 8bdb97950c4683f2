import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { ProductOrderField } from './product.type';

@InputType({ description: 'Which products. All fields that are given must hold.' })
export class ProductFilter {
  @Field(() => [ProductFilter], { nullable: true, description: 'All of these hold.' })
  and?: ProductFilter[] | null;

  @Field(() => [ProductFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: ProductFilter[] | null;

  @Field(() => ProductFilter, { nullable: true, description: 'This does not hold.' })
  not?: ProductFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The product.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name in addresses.' })
  slug?: TextFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it has not been archived.' })
  active?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the product was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of products is ordered; ties go by id in the same direction.' })
export class ProductOrder {
  @Field(() => ProductOrderField, { description: 'By what.' })
  field: ProductOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class ProductsArgs extends PageArgs {
  @Field(() => ProductFilter, { nullable: true, description: 'Which products; all when absent.' })
  filter?: ProductFilter | null;

  @Field(() => ProductOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: ProductOrder | null;
}

@InputType()
abstract class ProductFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Name in addresses; made of the name when absent.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, at most 2000 characters.' })
  description?: string | null;
}

@InputType({ description: 'A new product.' })
export class ProductCreateInput extends ProductFields {
  @Field({ description: 'Display name, at most 191 characters.' })
  name: string;
}

@InputType({ description: 'Changes only what is given; null empties a field.' })
export class ProductUpdateInput extends ProductFields {
  @Field(() => ID, { description: 'The product.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Display name, at most 191 characters.' })
  name?: string | null;
}

@InputType({ description: 'Names the product to be archived.' })
export class ProductArchiveInput extends MutationInput {
  @Field(() => ID, { description: 'The product.' })
  id: string;
}
