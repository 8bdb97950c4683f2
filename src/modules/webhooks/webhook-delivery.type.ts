import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export enum WebhookDeliveryStatus {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  FAILED = 'FAILED',
  SKIPPED = 'SKIPPED',
  CANCELED = 'CANCELED',
}

registerEnumType(WebhookDeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: 'What has become of a delivery to a webhook endpoint.',
  valuesConfig: {
    PENDING: { description: 'It waits for its turn or its next attempt.' },
    DELIVERED: { description: 'The endpoint answered with a status of 200 to 299.' },
    FAILED: { description: 'The last of ten attempts failed.' },
    SKIPPED: { description: 'When its turn came there was nothing to be told in this format.' },
    CANCELED: { description: 'It was taken back: the endpoint was disabled, or a replay tells it anew.' },
  },
});

@ObjectType({ description: 'One attempt to deliver.' })
export class WebhookAttempt {
  @Field(() => Instant, { description: 'When it ended.' })
  at: Date;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  durationMs: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The HTTP status of the answer; empty when there was no whole one.',
  })
  status: number | null;

  @Field(() => String, { nullable: true, description: 'Why there was no answer.' })
  error: string | null;

  @Field(() => String, { nullable: true, description: 'The beginning of the answer, at most 1024 bytes.' })
  excerpt: string | null;
}

@ObjectType({ implements: Node, description: 'One event that a webhook endpoint is told of.' })
export class WebhookDelivery extends Node {
  @Field({ description: "The event's name in the words of the endpoint's format; `ping` for a test." })
  event: string;

  @Field(() => ID, { description: 'What the receiver knows the message by: the same however often it is delivered.' })
  messageId: string;

  @Field(() => SafeInt, {
    nullable: true,
    description: "The event's place in the organization's log; empty for a test.",
  })
  position: bigint | null;

  @Field(() => WebhookDeliveryStatus, { description: 'What has become of it.' })
  status: keyof typeof WebhookDeliveryStatus;

  @Field(() => Int, { description: 'Attempts so far.' })
  attempts: number;

  @Field(() => Instant, { nullable: true, description: 'When the next attempt is due, after one that failed.' })
  nextAttemptAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was decided what has become of it.' })
  finishedAt: Date | null;

  @Field(() => Instant, { description: 'When it was made.' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of a list of WebhookDelivery objects.' })
export class WebhookDeliveryConnection extends connectionOf(WebhookDelivery, 'WebhookDelivery') {}
