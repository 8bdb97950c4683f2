import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { Creator } from '../creators/creator.type';
import { messageCounts } from '../messages/message.loaders';
import type { MessageRow } from '../messages/message.repository';
import { Message, MessageCounts } from '../messages/message.type';
import { audienceOf, previewCampaign, previewMembers } from './campaign-audience.service';
import {
  CampaignAudienceInput,
  CampaignCancelInput,
  CampaignCreateInput,
  CampaignsArgs,
  CampaignScheduleInput,
  CampaignUpdateInput,
} from './campaign.input';
import { campaignById, campaignResult } from './campaign.loaders';
import {
  CampaignCancelPayload,
  CampaignCreatePayload,
  CampaignSchedulePayload,
  CampaignUpdatePayload,
} from './campaign.payload';
import type { CampaignResultRow } from './campaign-result.repository';
import type { CampaignRow } from './campaign.repository';
import { cancelCampaign, createCampaign, findCampaignPage, scheduleCampaign, updateCampaign } from './campaign.service';
import { Campaign, CampaignConnection, CampaignMessage, CampaignPreview, CampaignResult } from './campaign.type';

@Resolver(() => Campaign)
export class CampaignResolver {
  @Query(() => CampaignConnection, { description: 'Campaigns. Newest first unless ordered otherwise.' })
  @Scope('campaigns:read')
  campaigns(
    @Args(() => CampaignsArgs) args: CampaignsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CampaignRow>> {
    return findCampaignPage(context, args);
  }

  @Query(() => Campaign, { nullable: true, description: 'A campaign; null when there is none.' })
  @Scope('campaigns:read')
  async campaign(
    @Arg('id', () => ID, { description: 'The campaign.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CampaignRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Campaign' ? campaignById(context).load(parsed.id) : null;
  }

  @Query(() => CampaignPreview, {
    description: 'For whom a campaign would be if it were sent now. NOT_FOUND when a tier or label is none.',
  })
  @Scope('campaigns:read')
  campaignPreview(
    @Arg('audience', () => CampaignAudienceInput, { nullable: true, description: 'Whom it is for; all when absent.' })
    audience: CampaignAudienceInput | null,
    @Arg('creatorId', () => ID, { nullable: true, description: 'Only the members of this creator.' })
    creatorId: string | null,
    @Ctx() context: RequestContext,
  ) {
    return previewCampaign(context, audience ?? {}, fromOptionalGlobalId('Creator', creatorId));
  }

  @FieldResolver(() => CampaignMessage, { description: 'What its messages say.' })
  message(@Root() { subject, body, cta, ctaUrl }: CampaignRow): CampaignMessage {
    return { subject, body, cta, ctaUrl };
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'For whose members it is; empty for those of all.' })
  creator(@Root() { creatorId }: CampaignRow, @Ctx() context: RequestContext) {
    return creatorId ? creatorById(context).load(creatorId) : null;
  }

  @FieldResolver(() => MessageCounts, { description: 'How far its messages have come.' })
  messageCounts(@Root() campaign: CampaignRow, @Ctx() context: RequestContext): Promise<MessageCounts> {
    return messageCounts(context).load(campaign.id);
  }

  @FieldResolver(() => CampaignResult, {
    nullable: true,
    description: 'What came of its offer; null without the scope purchases:read.',
  })
  result(@Root() campaign: CampaignRow, @Ctx() context: RequestContext): Promise<CampaignResultRow> | null {
    return may(context.viewer, 'purchases:read') ? campaignResult(context).load(campaign.id) : null;
  }

  @Mutation(() => CampaignCreatePayload, {
    description:
      'Writes a campaign: a draft, or scheduled at once. NOT_FOUND when a tier or label is none, CONFLICT when the code of the offer is in use, FORBIDDEN when the audience is described by what the caller may not read.',
  })
  @Scope('campaigns:write')
  campaignCreate(
    @Arg('input', { description: 'The campaign.' }) input: CampaignCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'campaignCreate', input }, async (transaction) => {
      const creatorId = fromOptionalGlobalId('Creator', input.creatorId);
      const campaign = await createCampaign(transaction, { ...input, creatorId });
      const page = await previewMembers(transaction, audienceOf(campaign), campaign.creatorId);
      return { campaign, audienceSize: await page.count() };
    });
  }

  @Mutation(() => CampaignUpdatePayload, {
    description:
      'Changes what is given of a campaign that is not being sent yet. INVALID_STATE afterwards, and for the offer of a scheduled one.',
  })
  @Scope('campaigns:write')
  campaignUpdate(
    @Arg('input', { description: 'The changes.' }) input: CampaignUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'campaignUpdate', input }, async (transaction) => ({
      campaign: await updateCampaign(transaction, fromGlobalId('Campaign', input.id), input),
    }));
  }

  @Mutation(() => CampaignSchedulePayload, {
    description:
      'Has a draft sent at a time, or now; one that is scheduled gets another time. Its offer becomes redeemable: CONFLICT when its code is in use. INVALID_STATE when it is being sent or over.',
  })
  @Scope('campaigns:write')
  campaignSchedule(
    @Arg('input', { description: 'The campaign and the time.' }) input: CampaignScheduleInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'campaignSchedule', input }, async (transaction) => ({
      campaign: await scheduleCampaign(transaction, fromGlobalId('Campaign', input.id), input.scheduledAt ?? null),
    }));
  }

  @Mutation(() => CampaignCancelPayload, {
    description:
      'Takes a campaign back, also while it is being sent: what has been sent by then stays sent. The offer of one of which nothing was sent ends. INVALID_STATE when it is over.',
  })
  @Scope('campaigns:write')
  campaignCancel(
    @Arg('input', { description: 'The campaign.' }) input: CampaignCancelInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'campaignCancel', input }, async (transaction) => ({
      campaign: await cancelCampaign(transaction, fromGlobalId('Campaign', input.id)),
    }));
  }
}

@Resolver(() => Message)
export class MessageCampaignResolver {
  @FieldResolver(() => Campaign, { nullable: true, description: 'The campaign that it belongs to, if it is one.' })
  campaign(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<CampaignRow | null> {
    return campaignById(context).load(message.mailingId);
  }
}
