import type { ContextParts } from '../../context';
import { findBehind } from './revenue-projection.repository';
import { projectRevenue } from './revenue-projection.service';

/** A round gives every organization its turn before one with very much to do goes on. */
const PORTIONS = 20;

/** Works out what has come since the last time, for every organization, until all is done or it is to stop. */
export async function projectAllRevenue(
  parts: Pick<ContextParts, 'db' | 'log'>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (;;) {
    const behind = await findBehind(parts.db);
    if (behind.length === 0) return;
    for (const { organizationId } of behind) {
      if (isStopped()) return;
      await projectRevenue(parts, organizationId, PORTIONS);
    }
  }
}
