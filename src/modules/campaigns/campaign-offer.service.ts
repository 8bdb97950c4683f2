import { knownViewer, type RequestContext } from '../../context';
import { badInput, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { slugify } from '../../shared/text';
import { createDiscount, updateDiscount } from '../discounts/discount.service';
import { recurringPrices } from '../tiers/price.loaders';
import { tierById } from '../tiers/tier.loaders';
import { TierType } from '../tiers/tier.type';
import type { TierRow } from '../tiers/tier.repository';
import { findTierPage } from '../tiers/tier.service';
import { type CampaignRow, findCampaignDiscounts, insertCampaignDiscounts } from './campaign.repository';

const MAX_TIERS = 200;

/**
 * Makes the offer of a campaign redeemable: one discount of the monthly price for each of its tiers, or of all paid ones
 * with such a price. The code of the only one is the campaign's code; those of several have the slug of the tier behind
 * it. CONFLICT when a code is in use.
 */
export async function makeOfferRedeemable(context: RequestContext, campaign: CampaignRow): Promise<void> {
  const { offerPercent, offerMonths, offerCode } = campaign;
  if (offerPercent === null || offerCode === null) return;
  if ((await discountsOf(context, campaign)).length > 0) return;
  const tiers = await offeredTiers(context, campaign);
  const ids: Id[] = [];
  for (const tier of tiers) {
    const code = slugify(offerCode, 'offer');
    const discount = await createDiscount(context, {
      tierId: tier.id,
      name: tiers.length === 1 ? offerCode : `${offerCode} ${tier.name}`,
      code: tiers.length === 1 ? code : `${code}-${tier.slug}`,
      displayTitle: campaign.cta,
      type: 'PERCENT',
      cadence: 'MONTH',
      amount: offerPercent,
      ...(offerMonths === null ? { duration: 'ONCE' } : { duration: 'REPEATING', durationMonths: offerMonths }),
    });
    ids.push(discount.id);
  }
  await insertCampaignDiscounts(context.db, campaign, ids);
}

/** Ends what a campaign offered; what was redeemed goes on. */
export async function endOffer(context: RequestContext, campaign: CampaignRow): Promise<void> {
  for (const id of await discountsOf(context, campaign)) await updateDiscount(context, id, { status: 'ARCHIVED' });
}

async function discountsOf(context: RequestContext, { organizationId, id }: CampaignRow): Promise<Id[]> {
  const rows = await findCampaignDiscounts(context.db, organizationId, [id]);
  return rows.map(({ discountId }) => discountId);
}

async function offeredTiers(context: RequestContext, { offerTierIds }: CampaignRow): Promise<TierRow[]> {
  const asked = offerTierIds.length > 0;
  const tiers = asked ? await existingTiers(context, offerTierIds) : await paidTiers(context);
  const priced: TierRow[] = [];
  for (const tier of tiers) {
    const [price] = await recurringPrices(context, tier.id, 'MONTH');
    if (price) priced.push(tier);
    else if (asked) throw badInput('offer.tierIds', `The tier ${tier.slug} has no monthly price.`);
  }
  if (priced.length === 0) throw badInput('offer', 'There is no paid tier with a monthly price that it could be for.');
  return priced;
}

async function existingTiers(context: RequestContext, ids: readonly Id[]): Promise<TierRow[]> {
  const tiers = await Promise.all(ids.map((id) => tierById(context).load(id)));
  if (tiers.includes(null)) throw notFound('Tier');
  return tiers.flatMap((tier) => tier ?? []);
}

/** The paid tiers on offer that the caller may make discounts of. */
async function paidTiers(context: RequestContext): Promise<TierRow[]> {
  const { creatorId } = knownViewer(context);
  const filter = { type: { eq: TierType.PAID }, active: { eq: true } };
  const { rows } = await findTierPage(context, { filter, first: MAX_TIERS });
  return rows.filter((tier) => !creatorId || tier.creatorId === creatorId);
}
