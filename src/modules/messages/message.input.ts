import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { MessageChannel, MessageSkipReason, MessageStatus, MessageTransport } from './message.kinds';

@InputType({ description: 'Which messages. All fields that are given must hold.' })
export class MessageFilter {
  @Field(() => [MessageFilter], { nullable: true, description: 'All of these hold.' })
  and?: MessageFilter[] | null;

  @Field(() => [MessageFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: MessageFilter[] | null;

  @Field(() => MessageFilter, { nullable: true, description: 'This does not hold.' })
  not?: MessageFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The message.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The campaign that it belongs to.' })
  campaignId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The announcement that it belongs to.' })
  announcementId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => [MessageChannel], { nullable: true, description: 'On one of these ways.' })
  channel?: MessageChannel[] | null;

  @Field(() => [MessageStatus], { nullable: true, description: 'In one of these states.' })
  status?: MessageStatus[] | null;

  @Field(() => [MessageSkipReason], { nullable: true, description: 'Not sent for one of these reasons.' })
  skipReason?: MessageSkipReason[] | null;

  @Field(() => [MessageTransport], { nullable: true, description: 'Sent through one of these.' })
  transport?: MessageTransport[] | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was sent.' })
  sentAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was first opened.' })
  openedAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of messages is ordered: by when they were made; ties go by id.' })
export class MessageOrder {
  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class MessagesArgs extends PageArgs {
  @Field(() => MessageFilter, { nullable: true, description: 'Which messages; all when absent.' })
  filter?: MessageFilter | null;

  @Field(() => MessageOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: MessageOrder | null;
}

@InputType({ description: 'A browser that is to show pushes to a member, as its PushSubscription says (toJSON).' })
export class PushSubscriptionAddInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field({ description: 'The endpoint: an https URL of at most 2,000 characters.' })
  endpoint: string;

  @Field({ description: 'The key p256dh: 65 bytes in base64url.' })
  p256dh: string;

  @Field({ description: 'The key auth: 16 bytes in base64url.' })
  auth: string;
}

@InputType({ description: 'Names the browser that is to show no pushes any more.' })
export class PushSubscriptionRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field({ description: 'The endpoint of its PushSubscription.' })
  endpoint: string;
}
