import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { eventCursor } from '../events/event-cursor';
import type { FollowedEvent } from '../shared/event-feed';
import { Instant } from './scalars';

/** What all live fields say about a change. */
@ObjectType()
export abstract class Change {
  @Field({
    description:
      'Where the change stands in the log: given as `since`, it resumes right behind it, without gap or repetition.',
  })
  cursor: string;

  @Field({ description: 'What happened: the noun, a dot, and the verb in the past tense, such as `member.updated`.' })
  type: string;

  @Field(() => Instant, { description: 'Business time: when the change takes effect.' })
  occurredAt: Date;

  @Field(() => Instant, { description: 'When the gateway learned of the change.' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Counts the changes of one object: 1, 2, 3, …' })
  sequence: number;

  @Field({
    description:
      'The front through which the change was made: graphql, allegro, audience, pliro, ghost, cli or system.',
  })
  dialect: string;
}

/** What all live fields can be asked for. */
@ArgsType()
export class ChangeArgs {
  @Field(() => ID, { nullable: true, description: 'Only what concerns this member.' })
  memberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last change that was seen: resumes right behind it. From now on when absent.',
  })
  since?: string | null;
}

/** The common fields of a change, and the event for the fields that need more. */
export type ChangeSource = Change & { readonly event: FollowedEvent };

/** An event of the log as a live field shows it. */
export function toChange(event: FollowedEvent): ChangeSource {
  const { type, occurredAt, recordedAt, sequence, dialect } = event;
  return { cursor: eventCursor(event), type, occurredAt, recordedAt, sequence, dialect, event };
}
