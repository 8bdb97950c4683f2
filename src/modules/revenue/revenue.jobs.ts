import type { ContextParts } from '../../context';
import type { Id } from '../../shared/id';
import { findBehind } from './revenue-projection.repository';
import { projectRevenue } from './revenue-projection.service';

/** A round gives every organization its turn before one with very much to do goes on. */
const PORTIONS = 20;

/**
 * Works out what has come since the last time, for every organization, until all is done or it is to stop. One for which
 * that fails is left to the next time, and keeps no other from its turn.
 */
export async function projectAllRevenue(
  parts: Pick<ContextParts, 'db' | 'log'>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const failed = new Set<Id>();
  for (;;) {
    const behind = (await findBehind(parts.db)).filter(({ organizationId }) => !failed.has(organizationId));
    if (behind.length === 0) return;
    for (const { organizationId } of behind) {
      if (isStopped()) return;
      try {
        await projectRevenue(parts, organizationId, PORTIONS);
      } catch (error) {
        failed.add(organizationId);
        parts.log.error({ err: error, organizationId }, 'the revenue of an organization cannot be worked out yet');
      }
    }
  }
}
