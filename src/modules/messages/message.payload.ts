import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Member } from '../members/member.type';

@ObjectType()
abstract class PushSubscriptionPayload extends MutationPayload {
  @Field(() => Member, { description: 'The member.' })
  member: Member;
}

@ObjectType({ description: 'The member with the browser.' })
export class PushSubscriptionAddPayload extends PushSubscriptionPayload {}

@ObjectType({ description: 'The member without the browser.' })
export class PushSubscriptionRemovePayload extends PushSubscriptionPayload {
  @Field({ description: 'Whether it was there.' })
  removed: boolean;
}
