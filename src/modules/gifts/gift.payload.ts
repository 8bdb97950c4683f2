import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Gift } from './gift.type';

@ObjectType()
abstract class GiftPayload extends MutationPayload {
  @Field(() => Gift, { description: 'The gift after it.' })
  gift: Gift;
}

@ObjectType({ description: 'The gift that was paid.' })
export class GiftCreatePayload extends GiftPayload {}

@ObjectType({ description: 'The gift that was claimed.' })
export class GiftClaimPayload extends GiftPayload {}

@ObjectType({ description: 'The gift that was paid back.' })
export class GiftRefundPayload extends GiftPayload {}
