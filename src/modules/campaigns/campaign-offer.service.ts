import { requireScope } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { badInput, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { slugify } from '../../shared/text';
import type { DiscountRow } from '../discounts/discount.repository';
import type { NewDiscountValues } from '../discounts/discount.rules';
import { createDiscount, findDiscountPage, updateDiscount } from '../discounts/discount.service';
import { recurringPrices } from '../tiers/price.loaders';
import { tierById } from '../tiers/tier.loaders';
import { TierType } from '../tiers/tier.type';
import type { TierRow } from '../tiers/tier.repository';
import { findTierPage } from '../tiers/tier.service';
import {
  type CampaignRow,
  findCampaignDiscounts,
  findSharedDiscounts,
  isDiscountOfCampaigns,
  insertCampaignDiscounts,
} from './campaign.repository';

const MAX_TIERS = 200;
const EVERYTHING = 100;

/** Giving a tier away is a decision about the catalog: FORBIDDEN for 100 percent without `catalog:write`. */
export function checkMayOffer({ viewer }: RequestContext, percent: number): void {
  if (percent === EVERYTHING) requireScope(viewer, 'catalog:write');
}

/**
 * Makes the offer of a campaign redeemable: one discount of the monthly price for each of its tiers, or of all paid ones
 * with such a price. The code of the only one is the campaign's code; those of several have the slug of the tier behind
 * it. CONFLICT when a code is in use for something else or was made by hand.
 */
export async function makeOfferRedeemable(context: RequestContext, campaign: CampaignRow): Promise<void> {
  const { offerPercent, offerMonths, offerCode } = campaign;
  if (offerPercent === null || offerCode === null) return;
  if ((await discountsOf(context, campaign)).length > 0) return;
  checkMayOffer(context, offerPercent);
  const tiers = await offeredTiers(context, campaign);
  const code = slugify(offerCode, 'offer');
  const ids: Id[] = [];
  for (const tier of tiers) {
    const isOnly = tiers.length === 1;
    const wanted: NewDiscountValues = {
      ...{ tierId: tier.id, name: isOnly ? offerCode : `${offerCode} ${tier.slug}` },
      ...{ code: isOnly ? code : `${code}-${tier.slug}`, displayTitle: campaign.cta },
      ...{ type: 'PERCENT', cadence: 'MONTH', amount: offerPercent },
      ...(offerMonths === null ? { duration: 'ONCE' } : { duration: 'REPEATING', durationMonths: offerMonths }),
    };
    ids.push((await discountLike(context, wanted)).id);
  }
  await insertCampaignDiscounts(context.db, campaign, ids);
}

/**
 * A code can come back in a later campaign: one that a campaign made and that gives the very same is used again. Any
 * other is in the way, also one that somebody made by hand: it is not for a campaign to offer it again or to end it.
 */
async function discountLike(context: RequestContext, wanted: NewDiscountValues): Promise<DiscountRow> {
  const page = await findDiscountPage(context, { filter: { code: { eq: wanted.code ?? '' } }, first: 1 });
  const [known] = page.rows;
  if (!known || !givesTheSame(known, wanted)) return createDiscount(context, wanted);
  if (!(await isDiscountOfCampaigns(context.db, known))) return createDiscount(context, wanted);
  return known.status === 'ACTIVE' ? known : updateDiscount(context, known.id, { status: 'ACTIVE' });
}

function givesTheSame(known: DiscountRow, wanted: NewDiscountValues): boolean {
  return (
    known.tierId === wanted.tierId &&
    known.type === wanted.type &&
    known.cadence === wanted.cadence &&
    known.amount === BigInt(wanted.amount) &&
    known.duration === wanted.duration &&
    known.durationMonths === (wanted.durationMonths ?? null) &&
    known.redemptionType === 'SIGNUP'
  );
}

/** Ends what a campaign offered, unless another one offers it too; what was redeemed goes on. */
export async function endOffer(context: RequestContext, campaign: CampaignRow): Promise<void> {
  const ids = await discountsOf(context, campaign);
  const shared = await findSharedDiscounts(context.db, campaign, ids);
  for (const id of ids) if (!shared.includes(id)) await updateDiscount(context, id, { status: 'ARCHIVED' });
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
