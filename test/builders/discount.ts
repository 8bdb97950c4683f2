import type { DiscountRow } from '../../src/modules/discounts/discount.repository';
import type { NewDiscountValues } from '../../src/modules/discounts/discount.rules';
import { createDiscount } from '../../src/modules/discounts/discount.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A discount of a tier: half of the first month, unless said otherwise. */
export function makeDiscount(
  organization: TestOrganization,
  tierId: string,
  values: Partial<NewDiscountValues> = {},
): Promise<DiscountRow> {
  const half = { name: `Discount ${(made += 1)}`, type: 'PERCENT', cadence: 'MONTH', amount: 50 } as const;
  return asSystem(organization, (context) => createDiscount(context, { ...half, ...values, tierId }));
}
