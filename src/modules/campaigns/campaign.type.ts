import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, JsonObject, SafeInt } from '../../schema/scalars';
import { Member } from '../members/member.type';
import { MessageChannel } from '../messages/message.kinds';
import { CampaignSegment, CampaignStatus } from './campaign.kinds';

@ObjectType({ description: 'What the messages of a campaign say.' })
export class CampaignMessage {
  @Field({ description: 'The subject of the mail, and the title of the push.' })
  subject: string;

  @Field({ description: 'The text: paragraphs are parted by blank lines, and addresses of the web become links.' })
  body: string;

  @Field(() => String, { nullable: true, description: 'What the member is asked to do, shown as a button.' })
  cta: string | null;

  @Field(() => String, { nullable: true, description: 'Where the button leads.' })
  ctaUrl: string | null;
}

@ObjectType({
  description: 'What a campaign offers. When it is scheduled, it becomes a discount of each of its tiers.',
})
export class CampaignOffer {
  @Field(() => Int, { description: 'Percent off the monthly price, 1 to 100.' })
  percent: number;

  @Field(() => Int, { nullable: true, description: 'For how many months; the first payment only when empty.' })
  durationMonths: number | null;

  @Field({ description: 'The code that stands in the messages.' })
  code: string;
}

@ObjectType({ description: 'An amount of money of one currency.' })
export class CampaignRevenue {
  @Field(() => SafeInt, { description: 'In minor units of the currency, paid back money taken off.' })
  amountMinor: bigint;

  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;
}

@ObjectType({ description: 'What came of the offer of a campaign.' })
export class CampaignResult {
  @Field(() => Int, { description: 'How often its discounts were redeemed.' })
  redemptions: number;

  @Field(() => Int, { description: 'How many of those had a paid subscription before, which was over: who came back.' })
  returned: number;

  @Field(() => Int, { description: 'How many of those had been sent a message of the campaign before.' })
  recipients: number;

  @Field(() => [CampaignRevenue], {
    description: 'What the subscriptions made by it have paid so far, a currency each, in the order of their codes.',
  })
  revenue: CampaignRevenue[];
}

@ObjectType({ implements: Node, description: 'Something that is sent to a part of the members at a time.' })
export class Campaign extends Node {
  @Field({ description: 'Name for the staff.' })
  name: string;

  @Field({ description: 'What it is for, in a word of the staff: `reactivation`, say.' })
  type: string;

  @Field(() => CampaignSegment, { description: 'For which part of the members it is.' })
  segment: CampaignSegment;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'What must hold of a member beside all else, as it was given: a MemberFilter.',
  })
  filter: Record<string, unknown> | null;

  @Field(() => [MessageChannel], { description: 'On which ways members are told.' })
  channels: MessageChannel[];

  @Field(() => CampaignStatus, { description: 'Where it stands.' })
  status: CampaignStatus;

  @Field(() => Instant, { nullable: true, description: 'When it is to be sent; empty for a draft.' })
  scheduledAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When the sending began.' })
  startedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was over.' })
  finishedAt: Date | null;

  @Field(() => Instant, { description: 'When the campaign was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the campaign was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Campaign objects.' })
export class CampaignConnection extends connectionOf(Campaign, 'Campaign') {}

@ObjectType({ description: 'How many of the members for whom a campaign would be can be told on a channel.' })
export class CampaignReach {
  @Field(() => MessageChannel, { description: 'The channel.' })
  channel: MessageChannel;

  @Field(() => Int, { description: 'Members who have an address or a browser there, and want to be told.' })
  memberCount: number;
}

@ObjectType({ description: 'For whom a campaign would be if it were sent now.' })
export class CampaignPreview {
  @Field(() => Int, { description: 'How many members.' })
  memberCount: number;

  @Field(() => [CampaignReach], { description: 'How many of them can be told, by channel.' })
  reach: CampaignReach[];

  @Field(() => [Member], { description: 'The five newest of them.' })
  sample: Member[];
}
