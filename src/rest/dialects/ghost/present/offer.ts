import { printId } from '../ids';
import type { OfferFields } from '../operations.generated';
import { printTime, printTimeIfAny } from './time';

/** An offer, which the graph calls a discount. */
export function presentOffer(data: OfferFields) {
  return {
    id: printId(data.id),
    name: data.name,
    code: data.code,
    display_title: data.displayTitle ?? '',
    display_description: data.displayDescription ?? '',
    type: data.type.toLowerCase(),
    cadence: data.cadence.toLowerCase(),
    amount: data.amount,
    duration: data.duration.toLowerCase(),
    duration_in_months: data.durationMonths,
    currency_restriction: data.currency !== null,
    currency: data.currency,
    status: data.status.toLowerCase(),
    redemption_count: data.redemptionCount,
    redemption_type: data.redemptionType.toLowerCase(),
    tier: data.tier && { id: printId(data.tier.id), name: data.tier.name },
    created_at: printTime(data.createdAt),
    last_redeemed: printTimeIfAny(data.lastRedeemedAt),
  };
}
