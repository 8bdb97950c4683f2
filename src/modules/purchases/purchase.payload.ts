import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Purchase, Refund } from './purchase.type';

@ObjectType()
abstract class PurchasePayload extends MutationPayload {
  @Field(() => Purchase, { description: 'The purchase after the change.' })
  purchase: Purchase;
}

@ObjectType({ description: 'The new purchase.' })
export class PurchaseRecordPayload extends PurchasePayload {}

@ObjectType({ description: 'The refund and its purchase.' })
export class PurchaseRefundPayload extends PurchasePayload {
  @Field(() => Refund, { description: 'The refund.' })
  refund: Refund;
}
