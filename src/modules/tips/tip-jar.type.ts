import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { CalendarDate, Instant, SafeInt } from '../../schema/scalars';

export const TipJarStatus = { OPEN: 'OPEN', ENDED: 'ENDED', ARCHIVED: 'ARCHIVED' } as const;
export type TipJarStatus = keyof typeof TipJarStatus;

registerEnumType(TipJarStatus, {
  name: 'TipJarStatus',
  description: 'Whether a tip jar takes tips.',
  valuesConfig: {
    OPEN: { description: 'It takes tips.' },
    ENDED: { description: 'Its last day is over.' },
    ARCHIVED: { description: 'It was put away.' },
  },
});

@ObjectType({ description: 'What a tip brings from an amount on.' })
export class TipReward {
  @Field(() => SafeInt, { description: 'The least amount of one tip, in minor units.' })
  thresholdMinor: number;

  @Field({ description: 'What it is.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'How to get it; told only to who has tipped.' })
  instructions: string | null;
}

@ObjectType({ implements: Node, description: 'What a creator gathers tips for.' })
export class TipJar extends Node {
  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What the money is for.' })
  description: string | null;

  @Field({ description: 'ISO 4217 code, upper case: that of its amounts and of every tip in it.' })
  currency: string;

  @Field(() => SafeInt, { nullable: true, description: 'What is to be gathered, in minor units; null without a goal.' })
  goalMinor: bigint | null;

  @Field(() => SafeInt, {
    description: 'What was given so far, in minor units: before the fee of the platform, less what was paid back.',
  })
  raisedMinor: bigint;

  @Field(() => Int, { description: 'How many tips were given, those that were paid back wholly left out.' })
  tipCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'What was given as a fraction of the goal, which it may exceed; null without a goal.',
  })
  progress: number | null;

  @Field(() => [SafeInt], { description: 'Amounts to choose from, in minor units and in the order to be shown.' })
  suggestedMinor: bigint[];

  @Field(() => [TipReward], { description: 'What tips bring, lowest threshold first.' })
  rewards: TipReward[];

  @Field(() => String, { nullable: true, description: 'What who has tipped is told; null for the usual words.' })
  thankYouMessage: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: "The last day on which it takes tips, in the organization's time zone; null for no end.",
  })
  endsOn: string | null;

  @Field(() => TipJarStatus, { description: 'Whether it takes tips.' })
  status: TipJarStatus;

  @Field(() => Instant, { nullable: true, description: 'When it was put away.' })
  archivedAt: Date | null;

  @Field(() => Instant, { description: 'When the jar was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the jar was last changed; a tip does not change it.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of TipJar objects.' })
export class TipJarConnection extends connectionOf(TipJar, 'TipJar') {}

export enum TipJarOrderField {
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  NAME = 'NAME',
}

registerEnumType(TipJarOrderField, {
  name: 'TipJarOrderField',
  description: 'What a list of tip jars can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the jar was created.' },
    UPDATED_AT: { description: 'When the jar was last changed.' },
    NAME: { description: 'The name.' },
  },
});
