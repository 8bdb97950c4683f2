import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Tip } from './tip.type';

@ObjectType({ description: 'The tip that was paid.' })
export class TipCreatePayload extends MutationPayload {
  @Field(() => Tip, { description: 'The tip.' })
  tip: Tip;
}

@ObjectType({ description: 'The tip that was paid back.' })
export class TipRefundPayload extends MutationPayload {
  @Field(() => Tip, { description: 'The tip after it.' })
  tip: Tip;
}
