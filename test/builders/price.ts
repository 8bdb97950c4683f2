import type { PriceRow } from '../../src/modules/tiers/price.repository';
import type { NewPriceValues } from '../../src/modules/tiers/price.rules';
import { createPrice } from '../../src/modules/tiers/price.service';
import type { TierRow } from '../../src/modules/tiers/tier.repository';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

/** A price of a tier: 5 dollars a month unless given. */
export function makePrice(
  organization: TestOrganization,
  tier: TierRow,
  values: Partial<NewPriceValues> = {},
): Promise<PriceRow> {
  const monthly = { amountMinor: 500, currency: 'USD', interval: 'MONTH' as const, nickname: 'Monthly' };
  return asSystem(organization, (context) => createPrice(context, { ...monthly, ...values, tierId: tier.id }));
}
