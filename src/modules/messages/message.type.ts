import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';
import { MessageChannel, MessageSkipReason, MessageStatus, MessageTransport } from './message.kinds';

@ObjectType({
  implements: Node,
  description: 'One mail or push of a campaign or an announcement to one member: there is one a member and channel.',
})
export class Message extends Node {
  @Field(() => MessageChannel, { description: 'On which way the member is told.' })
  channel: MessageChannel;

  @Field(() => MessageStatus, { description: 'What has become of it.' })
  status: MessageStatus;

  @Field(() => MessageSkipReason, { nullable: true, description: 'Why it is not sent, when it was SKIPPED.' })
  skipReason: MessageSkipReason | null;

  @Field(() => MessageTransport, { nullable: true, description: 'Through what it was sent; empty before.' })
  transport: MessageTransport | null;

  @Field(() => Int, { description: 'How often it was tried to send it.' })
  attempts: number;

  @Field(() => String, { nullable: true, description: 'What went wrong the last time.' })
  error: string | null;

  @Field(() => Instant, { description: 'When the member was found to be told.' })
  createdAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was handed over.' })
  sentAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When the mail was first opened, as far as it can be told.' })
  openedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When a link of the mail was first followed.' })
  clickedAt: Date | null;
}

@ObjectType({ description: 'A page of a list of Message objects.' })
export class MessageConnection extends connectionOf(Message, 'Message') {}

@ObjectType({ description: 'A message as the member gets it.' })
export class MessageContent {
  @Field({ description: 'The Message-ID of the mail: the same however often it is sent.' })
  messageId: string;

  @Field(() => String, { nullable: true, description: 'The address that it goes to; empty when there is none.' })
  to: string | null;

  @Field({ description: 'The subject, or the title of a push.' })
  subject: string;

  @Field({ description: 'The whole text of the mail, or of the push.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The mail as HTML; empty for a push.' })
  html: string | null;

  @Field({ description: 'Where the member can unsubscribe.' })
  unsubscribeUrl: string;
}

@ObjectType({ description: 'How far the messages of a campaign or an announcement have come.' })
export class MessageCounts {
  @Field(() => Int, { description: 'Messages in all: one a member and channel.' })
  total: number;

  @Field(() => Int, { description: 'Still to be sent.' })
  pending: number;

  @Field(() => Int, { description: 'Sent.' })
  sent: number;

  @Field(() => Int, { description: 'Could not be sent.' })
  failed: number;

  @Field(() => Int, { description: 'Not sent, because the member has no address, does not want it or has left.' })
  skipped: number;

  @Field(() => Int, { description: 'Taken back.' })
  canceled: number;

  @Field(() => Int, { description: 'Mails that were opened.' })
  opened: number;

  @Field(() => Int, { description: 'Mails of which a link was followed.' })
  clicked: number;
}

@ObjectType({ description: 'A browser that shows pushes to a member.' })
export class PushDevice {
  @Field({ description: "The push service's address for it, without what is secret of it." })
  service: string;

  @Field(() => Instant, { description: 'When it was added.' })
  createdAt: Date;
}
