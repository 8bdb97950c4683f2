import { Field, Int, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import type { Refusal } from './activity.service';

@ObjectType({ description: 'An activity that was not recorded, and why.' })
export class ActivityRefusal implements Refusal {
  @Field(() => Int, { description: 'Where it stood in the list that was sent, from 0.' })
  index: number;

  @Field(() => String, { description: 'The reason, as in the code of an error: BAD_USER_INPUT or NOT_FOUND.' })
  code: Refusal['code'];

  @Field({ description: 'What is wrong.' })
  message: string;

  @Field({ description: 'The field that is wrong.' })
  field: string;
}

@ObjectType({ description: 'What became of the activities that were sent.' })
export class ActivityRecordPayload extends MutationPayload {
  @Field(() => Int, { description: 'How many were recorded.' })
  accepted: number;

  @Field(() => Int, { description: 'How many had been recorded before, or stood in the list twice.' })
  duplicates: number;

  @Field(() => [ActivityRefusal], { description: 'Those that were refused, in the order of the list.' })
  refusals: readonly ActivityRefusal[];
}
