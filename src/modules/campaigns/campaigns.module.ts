import type { GraphModule } from '../../schema/node';
import { CampaignFiltersResolver, CampaignPartsResolver } from './campaign-parts.resolver';
import { campaignById } from './campaign.loaders';
import { CampaignResolver, MessageCampaignResolver } from './campaign.resolver';

export const campaignsModule: GraphModule = {
  resolvers: [CampaignResolver, CampaignPartsResolver, CampaignFiltersResolver, MessageCampaignResolver],
  nodes: { Campaign: { scope: 'campaigns:read', load: (context, id) => campaignById(context).load(id) } },
};
