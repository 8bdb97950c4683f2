import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Label } from './label.type';

@ObjectType()
abstract class LabelPayload extends MutationPayload {
  @Field(() => Label, { description: 'The label after the change.' })
  label: Label;
}

@ObjectType({ description: 'The new label.' })
export class LabelCreatePayload extends LabelPayload {}

@ObjectType({ description: 'The changed label.' })
export class LabelUpdatePayload extends LabelPayload {}

@ObjectType({ description: 'The label as it was.' })
export class LabelDeletePayload extends LabelPayload {}
