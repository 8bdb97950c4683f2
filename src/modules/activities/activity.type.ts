import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Instant, SafeInt } from '../../schema/scalars';

export enum MemberActivityType {
  SIGNUP = 'SIGNUP',
  NEWSLETTER = 'NEWSLETTER',
  EMAIL_CHANGE = 'EMAIL_CHANGE',
  SUBSCRIPTION = 'SUBSCRIPTION',
  PAYMENT = 'PAYMENT',
}

registerEnumType(MemberActivityType, {
  name: 'MemberActivityType',
  description: 'What a member did, or what was done for the member.',
  valuesConfig: {
    SIGNUP: { description: 'Became a member.' },
    NEWSLETTER: { description: 'Was subscribed to a newsletter or unsubscribed from it.' },
    EMAIL_CHANGE: { description: 'Got another address.' },
    SUBSCRIPTION: { description: 'A subscription was made, changed or ended; takes the scope subscriptions:read.' },
    PAYMENT: { description: 'Paid something; takes the scope purchases:read.' },
  },
});

@ObjectType({ description: 'Something that a member did, out of the event log. One change can be several activities.' })
export class MemberActivity {
  @Field(() => ID, { description: 'Unique among all activities. Opaque: store it, do not take it apart.' })
  id: string;

  @Field(() => MemberActivityType, { description: 'What it was.' })
  type: MemberActivityType;

  @Field(() => Instant, { description: 'When it was.' })
  occurredAt: Date;

  @Field({ description: 'The front through which it came: graphql, allegro, audience, pliro, ghost, cli or system.' })
  dialect: string;

  @Field(() => ID, { description: 'The member, also when that is deleted by now.' })
  memberId: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'NEWSLETTER: whether the member was subscribed (true) or unsubscribed (false).',
  })
  subscribed: boolean | null;

  @Field(() => String, { nullable: true, description: 'EMAIL_CHANGE: the address before; empty when there was none.' })
  fromEmail: string | null;

  @Field(() => String, { nullable: true, description: 'EMAIL_CHANGE: the address after; empty when there is none.' })
  toEmail: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SUBSCRIPTION: what happened to it: created, changed, paused, resumed, cancellation_scheduled, cancellation_withdrawn or canceled.',
  })
  change: string | null;

  @Field(() => SafeInt, { nullable: true, description: 'PAYMENT: the amount in minor units, such as cents.' })
  amountMinor: number | null;

  @Field(() => String, { nullable: true, description: 'PAYMENT: the currency, as three capital letters.' })
  currency: string | null;
}

@ObjectType({ description: 'A page of a list of MemberActivity objects.' })
export class MemberActivityConnection extends connectionOf(MemberActivity, 'MemberActivity') {}
