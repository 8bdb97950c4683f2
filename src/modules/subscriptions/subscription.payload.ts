import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { MemberSubscription } from './subscription.type';

@ObjectType()
abstract class SubscriptionPayload extends MutationPayload {
  @Field(() => MemberSubscription, { description: 'The subscription after the change.' })
  subscription: MemberSubscription;
}

@ObjectType({ description: 'The new subscription.' })
export class SubscriptionCreatePayload extends SubscriptionPayload {}

@ObjectType({ description: 'The changed subscription.' })
export class SubscriptionChangePayload extends SubscriptionPayload {}

@ObjectType({ description: 'The subscription with its new card, paid.' })
export class SubscriptionPayPayload extends SubscriptionPayload {}

@ObjectType({ description: 'The paused subscription.' })
export class SubscriptionPausePayload extends SubscriptionPayload {}

@ObjectType({ description: 'The subscription, which goes on.' })
export class SubscriptionResumePayload extends SubscriptionPayload {}

@ObjectType({ description: 'The subscription, which is over or ends with its period.' })
export class SubscriptionCancelPayload extends SubscriptionPayload {}
