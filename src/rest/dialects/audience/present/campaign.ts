import type { RestRequest } from '../../../route';
import { major, organizationOf } from '../amount';
import { CAMPAIGN, CREATOR, printId, TIER } from '../ids';
import type { CampaignFields } from '../operations/campaigns.generated';
import { instant, instantOrNull } from './time';

/** A campaign as the document's request has it, with how far it has come. */
export function presentCampaign(campaign: CampaignFields, request: Pick<RestRequest, 'organization'>) {
  const { message, messageCounts: progress } = campaign;
  return {
    id: printId(CAMPAIGN, campaign.id),
    creator_id: campaign.creator && printId(CREATOR, campaign.creator.id),
    name: campaign.name,
    type: campaign.type,
    status: campaign.status.toLowerCase(),
    target_segment: campaign.segment.toLowerCase(),
    filters: presentFilters(campaign),
    message: { subject: message.subject, body: message.body, cta: message.cta, cta_url: message.ctaUrl },
    offer: presentOffer(campaign.offer),
    channels: campaign.channels.map((channel) => channel.toLowerCase()),
    scheduled_at: instantOrNull(campaign.scheduledAt),
    started_at: instantOrNull(campaign.startedAt),
    finished_at: instantOrNull(campaign.finishedAt),
    created_at: instant(campaign.createdAt),
    progress: { ...progress },
    result: presentResult(campaign.result, organizationOf(request).currency),
  };
}

/** A campaign that has just been made, with for how many members it would be now. */
export function presentNewCampaign(
  campaign: CampaignFields,
  audienceSize: number,
  request: Pick<RestRequest, 'organization'>,
) {
  return { ...presentCampaign(campaign, request), audience_size: audienceSize };
}

function presentFilters({ filters, filter }: CampaignFields) {
  const { inactiveDaysMin, wasPaidSubscriber, tiers } = filters;
  return {
    ...(inactiveDaysMin == null ? {} : { inactive_days_min: inactiveDaysMin }),
    ...(wasPaidSubscriber == null ? {} : { was_paid_subscriber: wasPaidSubscriber }),
    ...(tiers ? { tier: tiers.map(({ id }) => printId(TIER, id))[0] ?? null } : {}),
    ...(filter === null ? {} : { more: filter }),
  };
}

function presentOffer(offer: CampaignFields['offer']) {
  if (!offer) return null;
  const { percent, durationMonths, code } = offer;
  return { type: 'discount', value: percent / 100, duration_months: durationMonths, code };
}

/** The API names no currency: revenue in others than the organization's is not shown. */
function presentResult(result: CampaignFields['result'], currency: string) {
  if (!result) return null;
  const { redemptions, returned, revenue } = result;
  const own = revenue.find((sum) => sum.currency === currency);
  return { redemptions, returned, revenue: major(own?.amountMinor ?? 0, currency) };
}
