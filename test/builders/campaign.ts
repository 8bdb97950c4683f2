import type { CampaignRow } from '../../src/modules/campaigns/campaign.repository';
import { createCampaign, type NewCampaign } from '../../src/modules/campaigns/campaign.service';
import { MessageChannel } from '../../src/modules/messages/message.kinds';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

/** A draft to all members by e-mail, unless said otherwise. */
export function makeCampaign(organization: TestOrganization, values: Partial<NewCampaign> = {}): Promise<CampaignRow> {
  const message = { subject: 'We miss you', body: 'It has been a while.\n\nSee https://example.com/news?a=1&b=2.' };
  const campaign = { name: 'Win back', type: 'reactivation', message, channels: [MessageChannel.EMAIL] };
  return asSystem(organization, (context) => createCampaign(context, { ...campaign, ...values }));
}
