import { Field, Int, ObjectType } from 'type-graphql';
import { Instant } from '../../schema/scalars';
import { ActivityKind } from '../engagement/activity.kinds';

@ObjectType({ description: 'How often members did something of one kind lately.' })
export class AudienceActivityCount {
  @Field(() => ActivityKind, { description: 'What they did.' })
  kind: ActivityKind;

  @Field(() => Int, { description: 'In the last minute, and up to ten seconds longer.' })
  lastMinute: number;

  @Field(() => Int, { description: 'In the last five minutes, and up to ten seconds longer.' })
  lastFiveMinutes: number;

  @Field(() => Int, { description: 'In the last hour, and up to ten seconds longer.' })
  lastHour: number;
}

@ObjectType({ description: 'What goes on in an audience right now.' })
export class AudienceActivity {
  @Field(() => Instant, { description: 'When it was counted.' })
  asOf: Date;

  @Field(() => [AudienceActivityCount], {
    description: 'Every kind of activity, also those of which there was nothing.',
  })
  counts: readonly AudienceActivityCount[];

  @Field(() => Int, { description: 'Members who did something in the last five minutes, and up to a minute longer.' })
  activeMembers: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Alerts of unusual engagement that go on; null without the scope alerts:read.',
  })
  openAlerts: number | null;
}
