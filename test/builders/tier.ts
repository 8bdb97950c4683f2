import type { TierRow } from '../../src/modules/tiers/tier.repository';
import type { NewTierValues } from '../../src/modules/tiers/tier.rules';
import { createTier } from '../../src/modules/tiers/tier.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A paid tier of the whole organization, named `Tier N` unless given. */
export function makeTier(organization: TestOrganization, values: Partial<NewTierValues> = {}): Promise<TierRow> {
  made += 1;
  const name = values.name ?? `Tier ${made}`;
  return asSystem(organization, (context) => createTier(context, { ...values, name }));
}
