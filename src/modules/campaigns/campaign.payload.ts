import { Field, Int, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Campaign } from './campaign.type';

@ObjectType()
abstract class CampaignPayload extends MutationPayload {
  @Field(() => Campaign, { description: 'The campaign after the change.' })
  campaign: Campaign;
}

@ObjectType({ description: 'The new campaign.' })
export class CampaignCreatePayload extends CampaignPayload {
  @Field(() => Int, { description: 'For how many members it would be if it were sent now.' })
  audienceSize: number;
}

@ObjectType({ description: 'The changed campaign.' })
export class CampaignUpdatePayload extends CampaignPayload {}

@ObjectType({ description: 'The scheduled campaign.' })
export class CampaignSchedulePayload extends CampaignPayload {}

@ObjectType({ description: 'The campaign that was taken back.' })
export class CampaignCancelPayload extends CampaignPayload {}
