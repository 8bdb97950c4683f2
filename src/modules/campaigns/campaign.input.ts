import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { Instant } from '../../schema/scalars';
import { MemberFilter } from '../members/member-filter.input';
import { MessageChannel } from '../messages/message.kinds';
import { CampaignOrderField, CampaignSegment, CampaignStatus } from './campaign.kinds';

@InputType({ description: 'Which campaigns. All fields that are given must hold.' })
export class CampaignFilter {
  @Field(() => [CampaignFilter], { nullable: true, description: 'All of these hold.' })
  and?: CampaignFilter[] | null;

  @Field(() => [CampaignFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: CampaignFilter[] | null;

  @Field(() => CampaignFilter, { nullable: true, description: 'This does not hold.' })
  not?: CampaignFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The campaign.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whose campaign it is.' })
  creatorId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'What it is for.' })
  type?: TextFilter | null;

  @Field(() => [CampaignSegment], { nullable: true, description: 'For one of these segments.' })
  segment?: CampaignSegment[] | null;

  @Field(() => [CampaignStatus], { nullable: true, description: 'In one of these states.' })
  status?: CampaignStatus[] | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it is to be sent.' })
  scheduledAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the campaign was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of campaigns is ordered; ties go by id in the same direction.' })
export class CampaignOrder {
  @Field(() => CampaignOrderField, { description: 'By what.' })
  field: CampaignOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class CampaignsArgs extends PageArgs {
  @Field(() => CampaignFilter, { nullable: true, description: 'Which campaigns; all when absent.' })
  filter?: CampaignFilter | null;

  @Field(() => CampaignOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: CampaignOrder | null;
}

@InputType({ description: 'Whom a campaign is for. All that is given must hold of a member when the sending begins.' })
export class CampaignAudienceInput {
  @Field(() => CampaignSegment, { nullable: true, description: 'The segment; ALL when absent.' })
  segment?: CampaignSegment | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Was not active for at least so many days, 1 to 3,650; a member who never was, since it was created.',
  })
  inactiveDaysMin?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Had a paid subscription once and pays no more (true), or never had one (false).',
  })
  wasPaidSubscriber?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Has access to one of these tiers.' })
  tierIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Has one of these labels.' })
  labelIds?: string[] | null;

  @Field(() => MemberFilter, { nullable: true, description: 'And this holds.' })
  filter?: MemberFilter | null;
}

@InputType({ description: 'What the messages of a campaign say.' })
export class CampaignMessageInput {
  @Field({ description: 'The subject of the mail and title of the push: one line of at most 191 characters.' })
  subject: string;

  @Field({ description: 'The text, at most 20,000 characters. It is text and not HTML.' })
  body: string;

  @Field(() => String, { nullable: true, description: 'What the member is asked to do, at most 191 characters.' })
  cta?: string | null;

  @Field(() => String, { nullable: true, description: 'Where that leads: an http or https URL.' })
  ctaUrl?: string | null;
}

@InputType({ description: 'What a campaign offers: so many percent off the monthly price of tiers.' })
export class CampaignOfferInput {
  @Field(() => Int, { description: 'Percent, 1 to 100.' })
  percent: number;

  @Field(() => Int, { nullable: true, description: 'For how many months, 1 to 120; the first payment when absent.' })
  durationMonths?: number | null;

  @Field({
    description: 'The code that stands in the messages: letters, digits and dashes, at most 60. Case is folded.',
  })
  code: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'The tiers; all paid ones with a monthly price that the caller may change when absent.',
  })
  tierIds?: string[] | null;
}

@InputType({ description: 'A new campaign.' })
export class CampaignCreateInput extends MutationInput {
  @Field({ description: 'Name for the staff, at most 191 characters.' })
  name: string;

  @Field({ description: 'What it is for: a word of letters, digits, dashes and underscores, at most 64.' })
  type: string;

  @Field(() => CampaignAudienceInput, { nullable: true, description: 'Whom it is for; all members when absent.' })
  audience?: CampaignAudienceInput | null;

  @Field(() => CampaignMessageInput, { description: 'What it says.' })
  message: CampaignMessageInput;

  @Field(() => CampaignOfferInput, { nullable: true, description: 'What it offers, if anything.' })
  offer?: CampaignOfferInput | null;

  @Field(() => [MessageChannel], { description: 'On which ways members are told; at least one.' })
  channels: MessageChannel[];

  @Field(() => ID, { nullable: true, description: 'For the members of this creator only; all when absent.' })
  creatorId?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Schedules it at once: a time that is past sends it now. A draft when absent.',
  })
  scheduledAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Sends it now. Not together with scheduledAt.' })
  sendNow?: boolean | null;
}

@InputType({ description: 'Changes only what is given; null takes an offer away.' })
export class CampaignUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The campaign.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name for the staff.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  type?: string | null;

  @Field(() => CampaignAudienceInput, { nullable: true, description: 'Whom it is for, as a whole.' })
  audience?: CampaignAudienceInput | null;

  @Field(() => CampaignMessageInput, { nullable: true, description: 'What it says, as a whole.' })
  message?: CampaignMessageInput | null;

  @Field(() => CampaignOfferInput, { nullable: true, description: 'What it offers, as a whole.' })
  offer?: CampaignOfferInput | null;

  @Field(() => [MessageChannel], { nullable: true, description: 'On which ways members are told.' })
  channels?: MessageChannel[] | null;
}

@InputType({ description: 'When a campaign is to be sent.' })
export class CampaignScheduleInput extends MutationInput {
  @Field(() => ID, { description: 'The campaign.' })
  id: string;

  @Field(() => Instant, { nullable: true, description: 'When; now when absent or past.' })
  scheduledAt?: Date | null;
}

@InputType({ description: 'Names the campaign to be taken back.' })
export class CampaignCancelInput extends MutationInput {
  @Field(() => ID, { description: 'The campaign.' })
  id: string;
}
