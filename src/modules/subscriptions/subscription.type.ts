import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, JsonObject, SafeInt } from '../../schema/scalars';

export const SubscriptionKind = { PAID: 'PAID', COMPLIMENTARY: 'COMPLIMENTARY', GIFT: 'GIFT' } as const;
export type SubscriptionKind = keyof typeof SubscriptionKind;

registerEnumType(SubscriptionKind, {
  name: 'SubscriptionKind',
  description: 'On what terms a member subscribes.',
  valuesConfig: {
    PAID: { description: 'The member pays a price, period by period.' },
    COMPLIMENTARY: { description: 'Given by the staff, without payment.' },
    GIFT: { description: 'Paid by somebody else.' },
  },
});

export const SubscriptionStatus = {
  INCOMPLETE: 'INCOMPLETE',
  TRIALING: 'TRIALING',
  ACTIVE: 'ACTIVE',
  PAST_DUE: 'PAST_DUE',
  UNPAID: 'UNPAID',
  PAUSED: 'PAUSED',
  CANCELED: 'CANCELED',
  EXPIRED: 'EXPIRED',
} as const;
export type SubscriptionStatus = keyof typeof SubscriptionStatus;

registerEnumType(SubscriptionStatus, {
  name: 'SubscriptionStatus',
  description: 'Where a subscription stands.',
  valuesConfig: {
    INCOMPLETE: { description: 'Waits for its first payment.' },
    TRIALING: { description: 'In its free trial.' },
    ACTIVE: { description: 'Runs, also when it is to end with its period.' },
    PAST_DUE: { description: 'A payment failed; access goes on while it is tried again.' },
    UNPAID: { description: 'Payments failed for good; there is no access.' },
    PAUSED: { description: 'Rests; access lasts until the end of the period that is paid.' },
    CANCELED: { description: 'Over, because it was canceled. For good.' },
    EXPIRED: { description: 'Over, because its time was. For good.' },
  },
});

@ObjectType({ implements: Node, description: "A member's standing agreement about a tier." })
export class MemberSubscription extends Node {
  @Field(() => SubscriptionKind, { description: 'On what terms.' })
  kind: SubscriptionKind;

  @Field(() => SubscriptionStatus, { description: 'Where it stands.' })
  status: SubscriptionStatus;

  @Field(() => Instant, { description: 'When it started.' })
  startedAt: Date;

  @Field(() => Instant, { description: 'When the present period started.' })
  currentPeriodStartAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When the present period ends; empty without an end.' })
  currentPeriodEndAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When the trial started; empty without one.' })
  trialStartAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When the trial ends or ended.' })
  trialEndAt: Date | null;

  @Field({ description: 'Whether it ends with the present period.' })
  cancelAtPeriodEnd: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was canceled.' })
  cancelReason: string | null;

  @Field(() => Instant, { nullable: true, description: 'When it was decided to cancel; it may end later.' })
  canceledAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was over; empty while it is live.' })
  endedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Since when it rests.' })
  pausedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it is meant to go on.' })
  resumeAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Through whom it is paid.' })
  provider: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'What the one through whom it is paid calls things, as far as that was told: customer, subscription, price, ' +
      'priceId, product.',
  })
  providerIds: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: 'Last four digits of the card that pays.' })
  cardLast4: string | null;

  @Field(() => Instant, { nullable: true, description: 'From when its discount lowers payments; empty without one.' })
  discountStartAt: Date | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Until when its discount lowers payments; empty without an end and without a discount.',
  })
  discountEndAt: Date | null;

  @Field(() => Instant, {
    nullable: true,
    description:
      'When the gateway does something about it next: it ends the trial, renews, tries a payment again, ends or resumes. ' +
      'Empty when it does nothing by itself, as for what is billed elsewhere.',
  })
  dueAt: Date | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Until when access goes on although a payment failed, or went on; empty when none did.',
  })
  graceEndsAt: Date | null;

  @Field(() => Int, { description: 'How many payments of the present period have failed.' })
  dunningAttempts: number;

  @Field(() => SafeInt, {
    description:
      'Money left over from a change of tier or price, in minor units of its price: it pays for later periods first. ' +
      'It is not paid back when the subscription ends.',
  })
  creditMinor: bigint;

  @Field(() => Instant, { description: 'When the subscription was recorded.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the subscription was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of MemberSubscription objects.' })
export class MemberSubscriptionConnection extends connectionOf(MemberSubscription, 'MemberSubscription') {}

export enum SubscriptionOrderField {
  ID = 'ID',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  STARTED_AT = 'STARTED_AT',
  CURRENT_PERIOD_END_AT = 'CURRENT_PERIOD_END_AT',
}

registerEnumType(SubscriptionOrderField, {
  name: 'SubscriptionOrderField',
  description: 'What a list of subscriptions can be ordered by.',
  valuesConfig: {
    ID: { description: 'The id: the order in which they came to be.' },
    CREATED_AT: { description: 'When the subscription was recorded.' },
    UPDATED_AT: { description: 'When the subscription was last changed.' },
    STARTED_AT: { description: 'When it started.' },
    CURRENT_PERIOD_END_AT: { description: 'When the present period ends; those without an end come last.' },
  },
});
