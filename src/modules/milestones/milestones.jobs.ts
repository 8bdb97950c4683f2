import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext } from '../../context';
import { findUncountedLogs } from './milestone-count.repository';
import { countMilestones } from './milestone-count.service';

/**
 * Tells the milestones that all logs have reached since it was done last. Any number of processes may do it on one
 * database: each log is counted by one of them at a time.
 */
export async function raiseMilestones(parts: ContextParts, stopped: () => boolean = () => false): Promise<void> {
  for (const log of await findUncountedLogs(parts.db)) {
    const viewer = systemViewer({ id: log.organizationId, clockOffsetMs: log.clockOffsetMs });
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    try {
      while (!stopped() && (await countMilestones(context, log)));
    } catch (error) {
      const { organizationId } = log;
      parts.log.warn({ err: error, organizationId }, 'milestones could not be counted and are counted again');
    }
    if (stopped()) return;
  }
}
