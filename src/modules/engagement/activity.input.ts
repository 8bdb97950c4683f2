import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { JsonObject } from '../../schema/scalars';
import type { ActivityValues } from './activity.rules';

@InputType({
  description:
    'Something that a member did. What is wrong with it is told in the refusals of the answer and keeps no other activity from being recorded.',
})
export class ActivityInput implements ActivityValues {
  @Field(() => String, {
    description:
      'Chosen by the sender, a UUID or a ULID. Sent again with an occurredAt in the same month (UTC), it counts once.',
  })
  id: string;

  @Field(() => ID, { description: 'The member, who must be living.' })
  memberId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The creator whom it concerns; the home creator of the member when absent.',
  })
  creatorId?: string | null;

  @Field(() => String, { description: 'One of the names of ActivityKind.' })
  kind: string;

  @Field(() => String, {
    nullable: true,
    description: 'CUSTOM: what it is called, at most 100 characters. Not for other kinds.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it was done with: an id of the sender, at most 200 characters.',
  })
  contentId?: string | null;

  @Field(() => String, {
    description:
      'When it happened: a date and time of ISO 8601, UTC unless it says otherwise. At most five minutes ahead, and not before what is kept (ten years at most).',
  })
  occurredAt: string;

  @Field(() => Int, { nullable: true, description: 'How long it lasted, in seconds; a day at most.' })
  durationSeconds?: number | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Whatever else is to be kept of it; at most 2,048 bytes of JSON.',
  })
  details?: Record<string, unknown> | null;
}

@InputType({ description: 'Records what members did.' })
export class ActivityRecordInput extends MutationInput {
  @Field(() => [ActivityInput], { description: 'The activities, in any order; at most 5,000.' })
  activities: ActivityInput[];
}
