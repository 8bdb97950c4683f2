import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Discount } from './discount.type';

@ObjectType()
abstract class DiscountPayload extends MutationPayload {
  @Field(() => Discount, { description: 'The discount after the change.' })
  discount: Discount;
}

@ObjectType({ description: 'The new discount.' })
export class DiscountCreatePayload extends DiscountPayload {}

@ObjectType({ description: 'The changed discount.' })
export class DiscountUpdatePayload extends DiscountPayload {}
