import { notFound } from '../../../../shared/failure';
import { route, type Route } from '../../../route';
import * as documented from '../documentation/campaigns';
import { CAMPAIGN } from '../ids';
import { CancelCampaign, CreateCampaign, ListCampaigns, ReadCampaign } from '../operations/campaigns.generated';
import { nextCursor } from '../page';
import { campaignId, createCampaignVariables, listCampaignsVariables } from '../parse/campaign';
import { presentCampaign, presentNewCampaign } from '../present/campaign';

/** Campaigns: what is sent to a part of the members. */
export const campaignRoutes: readonly Route[] = [
  route({
    endpoint: 'POST /engagement/campaigns',
    operation: CreateCampaign,
    documentation: documented.createCampaign,
    variables: createCampaignVariables,
    reply: ({ campaignCreate: { campaign, audienceSize } }, request) => ({
      status: 201,
      body: presentNewCampaign(campaign, audienceSize, request),
    }),
  }),
  route({
    endpoint: 'GET /engagement/campaigns',
    operation: ListCampaigns,
    documentation: documented.listCampaigns,
    variables: listCampaignsVariables,
    reply: ({ campaigns: { nodes, totalCount, pageInfo } }, request) => ({
      body: {
        campaigns: nodes.map((campaign) => presentCampaign(campaign, request)),
        total: totalCount,
        ...nextCursor(pageInfo),
      },
    }),
  }),
  route({
    endpoint: 'GET /engagement/campaigns/:campaign_id',
    operation: ReadCampaign,
    documentation: documented.readCampaign,
    variables: (request) => ({ id: campaignId(request) }),
    reply: ({ campaign }, request) => {
      if (!campaign) throw notFound(CAMPAIGN.name);
      return { body: presentCampaign(campaign, request) };
    },
  }),
  route({
    endpoint: 'POST /engagement/campaigns/:campaign_id/cancel',
    operation: CancelCampaign,
    documentation: documented.cancelCampaign,
    variables: (request) => ({ input: { id: campaignId(request) } }),
    reply: ({ campaignCancel }, request) => ({ body: presentCampaign(campaignCancel.campaign, request) }),
  }),
];
