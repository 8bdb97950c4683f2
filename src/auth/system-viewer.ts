import type { OrganizationFacts } from './credential.repository';
import { SCOPES } from './scope';
import type { SystemViewer } from './viewer';

/** The gateway itself, at work inside one organization, where it may do everything. */
export function systemViewer(organization: Pick<OrganizationFacts, 'id' | 'clockOffsetMs'>): SystemViewer {
  return {
    kind: 'system',
    organizationId: organization.id,
    scopes: new Set(SCOPES),
    creatorId: null,
    principal: 'system',
    clockOffsetMs: Number(organization.clockOffsetMs),
    expiresAt: null,
  };
}
