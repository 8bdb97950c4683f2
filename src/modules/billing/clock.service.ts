import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemViewer } from '../../auth/system-viewer';
import { knownViewer, type RequestContext } from '../../context';
import { offsetClock } from '../../shared/clock';
import { runDueGifts } from '../gifts/gift-due.service';
import type { OrganizationRow } from '../organizations/organization.repository';
import { runRenewals } from '../subscriptions/renewal-engine.service';

/** While somebody else does what is due, this one looks again so often. */
const LOOK_AGAIN_MS = 50;

/** How long to go on, in milliseconds, and who hears of each batch how much was done. */
export interface Patience {
  readonly atMostMs: number;
  readonly report?: (count: number) => void;
}

/**
 * Lets everything happen about subscriptions that is due by the present of an organization whose clock was moved, in the
 * order of time; false when that is not all done in time. The rest is done in the background.
 */
export async function catchUp(
  context: RequestContext,
  organization: Pick<OrganizationRow, 'id' | 'clockOffsetMs'>,
  { atMostMs, report }: Patience,
): Promise<boolean> {
  // Within a transaction nothing can be paid.
  if (context.unit) return false;
  const own = contextOf(context, organization);
  // Before what they begin, so that it is renewed and ends with all else.
  await runDueGifts(own);
  const end = performance.now() + atMostMs;
  for (;;) {
    const { settled, stuck } = await runRenewals(own, { stopped: () => performance.now() > end, report });
    if (settled || stuck || performance.now() > end) return settled;
    await sleep(LOOK_AGAIN_MS);
  }
}

/** The gateway's own context, by the clock as it is after it was moved. */
function contextOf(
  context: RequestContext,
  { id, clockOffsetMs }: Pick<OrganizationRow, 'id' | 'clockOffsetMs'>,
): RequestContext {
  const ahead = Number(clockOffsetMs) - knownViewer(context).clockOffsetMs;
  const viewer = systemViewer({ id, clockOffsetMs: BigInt(clockOffsetMs) });
  return { ...context, viewer, clock: offsetClock(context.clock, ahead), dialect: 'system' };
}
