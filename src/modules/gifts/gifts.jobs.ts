import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext } from '../../context';
import { runDueGifts } from './gift-due.service';
import { findOrganizationsWithDueGifts } from './gift.repository';

/** Delivers gifts whose day has come and lets those expire that nobody claimed, in all organizations. */
export async function deliverGifts(parts: ContextParts, stopped: () => boolean = () => false): Promise<void> {
  for (const organization of await findOrganizationsWithDueGifts(parts.db, parts.clock.now())) {
    if (stopped()) return;
    const viewer = systemViewer(organization);
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    try {
      await runDueGifts(context, stopped);
    } catch (error) {
      const { id: organizationId } = organization;
      parts.log.warn({ err: error, organizationId }, 'gifts could not be delivered and are looked at again');
    }
  }
}
