import type { PurchaseRow } from '../../src/modules/purchases/purchase.repository';
import { type NewPurchaseValues, recordPurchase } from '../../src/modules/purchases/purchase.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

/** A completed payment of USD 10 for nothing in particular, unless said otherwise. */
export function makePurchase(
  organization: TestOrganization,
  memberId: string,
  values: Partial<NewPurchaseValues> = {},
): Promise<PurchaseRow> {
  const payment = {
    amountMinor: 1000,
    currency: 'USD',
    provider: 'stripe',
    status: 'COMPLETED',
    kind: 'TIER',
  } as const;
  return asSystem(organization, (context) => recordPurchase(context, { ...payment, ...values, memberId }));
}
