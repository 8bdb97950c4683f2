import type { EntitlementRow } from '../../src/modules/entitlements/entitlement.repository';
import { type Grant, grantEntitlement } from '../../src/modules/entitlements/entitlement.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

/** An entitlement granted by hand: from now and without an end unless said otherwise. */
export function makeEntitlement(organization: TestOrganization, grant: Grant): Promise<EntitlementRow> {
  return asSystem(organization, (context) => grantEntitlement(context, grant));
}
