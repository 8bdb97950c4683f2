import { printId } from '../ids';
import type { TierFields } from '../operations.generated';
import { printTime } from './time';

/**
 * A tier as its own resource prints it. A free one has no prices. Where it was just written, Ghost answers what it has in
 * mind and not what it has stored: milliseconds, and no time of change.
 */
export function presentTier(data: TierFields, written = false) {
  return {
    id: printId(data.id),
    name: data.name,
    description: data.description,
    slug: data.slug,
    active: data.active,
    type: data.type.toLowerCase(),
    welcome_page_url: data.welcomePageUrl,
    created_at: written ? data.createdAt : printTime(data.createdAt),
    updated_at: written ? null : printTime(data.updatedAt),
    visibility: data.visibility.toLowerCase(),
    benefits: data.benefits,
    ...(data.type === 'FREE' ? {} : pricesOf(data)),
    trial_days: data.trialDays,
  };
}

/** A tier inside a member, with the end of the member's hold on it. */
export function presentHeldTier(data: TierFields, expiresAt: string | null) {
  return {
    id: printId(data.id),
    name: data.name,
    slug: data.slug,
    active: data.active,
    welcome_page_url: data.welcomePageUrl,
    visibility: data.visibility.toLowerCase(),
    trial_days: data.trialDays,
    description: data.description,
    type: data.type.toLowerCase(),
    ...pricesOf(data),
    created_at: printTime(data.createdAt),
    updated_at: printTime(data.updatedAt),
    monthly_price_id: null,
    yearly_price_id: null,
    expiry_at: expiresAt,
  };
}

function pricesOf({ monthlyPrice, yearlyPrice }: TierFields) {
  return {
    currency: (monthlyPrice ?? yearlyPrice)?.currency ?? null,
    monthly_price: monthlyPrice?.amountMinor ?? null,
    yearly_price: yearlyPrice?.amountMinor ?? null,
  };
}
