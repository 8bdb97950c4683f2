import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { type CampaignResultRow, findCampaignResults } from './campaign-result.repository';
import { type CampaignRow, findCampaignDiscounts, findCampaigns, visibleCampaigns } from './campaign.repository';

/** A visible campaign by id, or null. */
export const campaignById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(CampaignRow | null)[]> => {
    const where = { AND: [visibleCampaigns(context.viewer), { id: { in: [...ids] } }] };
    return oneByKey(ids, await findCampaigns(context.db, where), (row) => row.id);
  },
);

/** The ids of the discounts that the offer of a campaign became. */
export const discountIdsByCampaign = loader(async (context: RequestContext, ids: readonly Id[]): Promise<Id[][]> => {
  const rows = await findCampaignDiscounts(context.db, knownViewer(context).organizationId, ids);
  return manyByKey(ids, rows, (row) => row.campaignId).map((own) => own.map(({ discountId }) => discountId));
});

const NOTHING = { redemptions: 0, returned: 0, recipients: 0, revenue: [] };

/** What came of the offer of a campaign. */
export const campaignResult = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<CampaignResultRow[]> => {
    const rows = await findCampaignResults(context.db, knownViewer(context).organizationId, ids);
    return oneByKey(ids, rows, (row) => row.campaignId).map(
      (row, place) => row ?? { campaignId: ids[place] ?? '', ...NOTHING },
    );
  },
);
