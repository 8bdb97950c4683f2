import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { runRenewals } from './renewal-engine.service';
import { findDueOrganizations } from './renewal.repository';

/**
 * Does everything that is due about subscriptions, of all organizations, each by its own clock. Any number of processes
 * may do it on one database: each organization is dealt with by one of them at a time.
 */
export async function renewAll(parts: ContextParts, stopped: () => boolean = () => false): Promise<void> {
  for (const organization of await findDueOrganizations(parts.db, parts.clock.now())) {
    if (stopped()) return;
    try {
      await runRenewals(renewalContext(parts, organization), { stopped });
    } catch (error) {
      parts.log.warn({ err: error, organization: organization.id }, 'what is due could not be done and is done later');
    }
  }
}

/** The context of the gateway's own work about an organization's subscriptions. */
export function renewalContext(
  parts: ContextParts,
  organization: { readonly id: Id; readonly clockOffsetMs: bigint },
): RequestContext {
  return createContext(parts, { viewer: systemViewer(organization), requestId: randomUUID(), dialect: 'system' });
}
