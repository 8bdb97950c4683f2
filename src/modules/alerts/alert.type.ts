import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, JsonObject } from '../../schema/scalars';
import { Member } from '../members/member.type';
import { AlertDirection, AlertMetric, AlertSensitivity, AlertSeverity, AlertStatus } from './alert.kinds';

@ObjectType({ description: 'What was expected of a window: on most days from low to high.' })
export class EngagementAlertExpectation {
  @Field(() => Float, { description: 'The lower end of what is usual.' })
  low: number;

  @Field(() => Float, { description: 'What is expected on average.' })
  mean: number;

  @Field(() => Float, { description: 'The upper end of what is usual.' })
  high: number;
}

@ObjectType({ description: 'A member, or something that members looked at, whose activity changed most.' })
export class EngagementAlertDriver {
  @Field(() => Member, {
    nullable: true,
    description: 'The member; null for content, and when it is no longer visible to the caller.',
  })
  member?: Member | null;

  @Field(() => String, {
    nullable: true,
    description: 'The content, by the id that its activities name; null for members.',
  })
  contentId: string | null;

  @Field(() => Int, { description: 'Activities in the window.' })
  seen: number;

  @Field(() => Int, { description: 'Activities in the same hours of the week before.' })
  before: number;

  @Field(() => Float, {
    description: 'Share of the activities of the window or, where they fell, of the week before: 0 to 1.',
  })
  share: number;
}

@ObjectType({
  implements: Node,
  description: "Something unusual that happens to a creator's audience; one an episode.",
})
export class EngagementAlert extends Node {
  @Field(() => AlertMetric, { description: 'What is unusual.' })
  metric: AlertMetric;

  @Field(() => AlertDirection, { description: 'More or less than expected.' })
  direction: AlertDirection;

  @Field(() => AlertSeverity, { description: 'How strong the evidence is.' })
  severity: AlertSeverity;

  @Field(() => AlertStatus, { description: 'Whether it goes on.' })
  status: AlertStatus;

  @Field(() => Float, { description: 'Strength of the evidence, 0 to 1; 0.5 is the alarm line.' })
  score: number;

  @Field(() => Float, { description: 'Probability that chance alone does this, 0 to 1.' })
  likelihood: number;

  @Field(() => Instant, { description: 'When the first hour of the window begins.' })
  firstBucketAt: Date;

  @Field(() => Instant, { description: 'When the last hour of the window begins.' })
  lastBucketAt: Date;

  @Field(() => Int, { description: 'Hours of the window.' })
  hours: number;

  @Field(() => Int, { description: 'What the window holds.' })
  seen: number;

  @Field(() => EngagementAlertExpectation, { description: 'What the window was expected to hold.' })
  expected: EngagementAlertExpectation;

  @Field(() => JsonObject, {
    description:
      'What each view of the stream says by itself, as -log10 of a probability: 0 for usual, 12 for never seen.',
  })
  views: object;

  @Field(() => [EngagementAlertDriver], {
    description: 'Members and content whose activity changed most to the side of the alert: at most three of each.',
  })
  drivers: EngagementAlertDriver[];

  @Field({ description: "The alert in a sentence, with times in the organization's time zone." })
  summary: string;

  @Field(() => Instant, { description: 'When it was found.' })
  openedAt: Date;

  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was over or closed; null while it goes on.' })
  resolvedAt: Date | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'When it was told to those who follow; null while quiet hours hold it back.',
  })
  notifiedAt: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was useful; null while nobody has said.' })
  useful: boolean | null;

  @Field(() => String, { nullable: true, description: 'What was said of its use.' })
  feedbackNote: string | null;
}

@ObjectType({ description: 'A page of a list of EngagementAlert objects.' })
export class EngagementAlertConnection extends connectionOf(EngagementAlert, 'EngagementAlert') {}

@ObjectType({ description: 'What a creator wants to be told of. Whatever it says, the detector goes on learning.' })
export class EngagementAlertSettings {
  @Field({ description: 'Whether alerts are opened.' })
  enabled: boolean;

  @Field(() => Instant, { nullable: true, description: 'No alert is opened before; what still goes on then is.' })
  mutedUntil: Date | null;

  @Field(() => AlertSensitivity, { description: 'How strong the evidence must be.' })
  sensitivity: AlertSensitivity;

  @Field(() => Int, {
    nullable: true,
    description: "Hour of the organization's day, 0 to 23, from which alerts wait to be told; null for no quiet hours.",
  })
  quietFrom: number | null;

  @Field(() => Int, { nullable: true, description: 'Hour of the day, 0 to 23, at which they are told.' })
  quietUntil: number | null;

  @Field(() => Int, { description: 'A rise takes at least so many in its window.' })
  minimumSeen: number;

  @Field(() => Int, { description: 'A fall takes at least so many expected in its window.' })
  minimumExpected: number;

  @Field(() => Int, { description: 'Alerts in seven days; critical ones come beyond it.' })
  weeklyBudget: number;

  @Field(() => ID, { description: 'The creator.' })
  creatorId: string;
}

export enum AlertOrderField {
  OPENED_AT = 'OPENED_AT',
  SCORE = 'SCORE',
}

registerEnumType(AlertOrderField, {
  name: 'EngagementAlertOrderField',
  description: 'What a list of alerts can be ordered by.',
  valuesConfig: {
    OPENED_AT: { description: 'When the alert was found.' },
    SCORE: { description: 'The strength of the evidence.' },
  },
});
