import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext } from '../../context';
import { GRACE_MS, judgeCreator } from './alert-engine.service';
import { findDueCreators } from './alert-watch.repository';

/**
 * Judges every hour that has ended, of all creators, and tells what is unusual. Any number of processes may do it on one
 * database: each creator is judged by one of them at a time, in the order of the hours, however long nobody did.
 */
export async function judgeEngagement(parts: ContextParts, stopped: () => boolean = () => false): Promise<void> {
  for (const due of await findDueCreators(parts.db, parts.clock.now(), GRACE_MS)) {
    const viewer = systemViewer({ id: due.organizationId, clockOffsetMs: BigInt(due.clockOffsetMs) });
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    try {
      const creator = { id: due.creatorId, timeZone: due.timeZone };
      while (!stopped() && (await judgeCreator(context, creator)));
    } catch (error) {
      parts.log.warn({ err: error, creator: due.creatorId }, 'engagement could not be judged and is looked at again');
    }
    if (stopped()) return;
  }
}
