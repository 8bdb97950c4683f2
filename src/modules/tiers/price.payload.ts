import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Price } from './price.type';

@ObjectType()
abstract class PricePayload extends MutationPayload {
  @Field(() => Price, { description: 'The price after the change.' })
  price: Price;
}

@ObjectType({ description: 'The new price.' })
export class PriceCreatePayload extends PricePayload {}

@ObjectType({ description: 'The changed price.' })
export class PriceUpdatePayload extends PricePayload {}

@ObjectType({ description: 'The archived price.' })
export class PriceArchivePayload extends PricePayload {}
