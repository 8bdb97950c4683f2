import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Instant, JsonObject } from '../../schema/scalars';
import { ActivityKind } from './activity.kinds';

@ObjectType({ description: 'Something that a member did, as it was recorded.' })
export class Activity {
  @Field(() => String, { description: 'The id that its sender chose, as a UUID.' })
  id: string;

  @Field(() => ActivityKind, { description: 'What it was.' })
  kind: ActivityKind;

  @Field(() => String, { nullable: true, description: 'CUSTOM: what it is called.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'What it was done with: an id of the sender.' })
  contentId: string | null;

  @Field(() => Instant, { description: 'When it happened.' })
  occurredAt: Date;

  @Field(() => Int, { nullable: true, description: 'How long it lasted, in seconds.' })
  durationSeconds: number | null;

  @Field(() => JsonObject, { nullable: true, description: 'Whatever else the sender told.' })
  details: object | null;
}

@ObjectType({ description: 'A page of a list of Activity objects.' })
export class ActivityConnection extends connectionOf(Activity, 'Activity') {}
