import type { RestRequest } from '../../../route';
import { major, organizationOf } from '../amount';
import { printId, TIER } from '../ids';
import type { TierFields } from '../operations/tiers.generated';

interface PriceFacts {
  readonly amountMinor: number;
  readonly currency: string;
}

/** A tier as the document prints it. */
export function presentTier(tier: TierFields, request: Pick<RestRequest, 'organization'>) {
  const { currency } = organizationOf(request);
  const isFree = tier.type === 'FREE';
  return {
    id: printId(TIER, tier.id),
    name: tier.name,
    description: tier.description,
    price_monthly: isFree ? 0 : presentPrice(tier.monthlyPrice, currency),
    price_yearly: isFree ? 0 : presentPrice(tier.yearlyPrice, currency),
    benefits: tier.benefits,
    member_count: tier.memberCount,
    revenue_monthly: major(tier.monthlyRevenueMinor, currency),
    limit: tier.limit,
    visible: tier.visibility === 'PUBLIC',
    is_default: tier.isDefault,
  };
}

/** The API names no currency: all amounts are in the organization's, and a price in another is not shown. */
export function presentPrice(price: PriceFacts | null, currency: string): number | null {
  return price?.currency === currency ? major(price.amountMinor, currency) : null;
}
