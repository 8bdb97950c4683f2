import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Product } from './product.type';

@ObjectType()
abstract class ProductPayload extends MutationPayload {
  @Field(() => Product, { description: 'The product after the change.' })
  product: Product;
}

@ObjectType({ description: 'The new product.' })
export class ProductCreatePayload extends ProductPayload {}

@ObjectType({ description: 'The changed product.' })
export class ProductUpdatePayload extends ProductPayload {}

@ObjectType({ description: 'The archived product.' })
export class ProductArchivePayload extends ProductPayload {}
