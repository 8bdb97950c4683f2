import type { ContextParts } from '../context';
import { deleteExpiredKeys } from '../idempotency/idempotency.repository';
import { deleteOldDeliveries } from '../modules/webhooks/webhook-delivery.repository';
import { forgetLiveActivity, forgetOldActivities, refreshScores } from '../modules/engagement/engagement.jobs';
import { projectAllRevenue } from '../modules/revenue/revenue.jobs';

/** How often the background work is done. */
const PERIOD_MS = 10 * 60_000;
/** How long it is kept what became of a delivery to a webhook endpoint. */
const DELIVERIES_KEPT_MS = 30 * 24 * 3_600_000;
const DELIVERIES_A_ROUND = 10_000;

/** Background work that is under way. */
export interface RunningJobs {
  /** Starts nothing further, and waits for what runs. */
  stop(): Promise<void>;
}

/**
 * Does the gateway's background work now and every few minutes: idempotency keys whose time is over are deleted, and so
 * are activities; engagement scores are moved on to the present day, and revenue is worked out. Any number of processes
 * may do it on one database; what one has done the others find done.
 */
export function startJobs(parts: Pick<ContextParts, 'db' | 'clock' | 'log'>, periodMs = PERIOD_MS): RunningJobs {
  let stopped = false;
  const isStopped = () => stopped;
  let running = runOnce(parts, isStopped);
  const timer = setInterval(() => {
    running = running.then(() => runOnce(parts, isStopped));
  }, periodMs);
  timer.unref();
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
      return running;
    },
  };
}

/** A failure (the database restarts, say) is logged; the next round does the work. */
async function runOnce(parts: Pick<ContextParts, 'db' | 'clock' | 'log'>, isStopped: () => boolean): Promise<void> {
  const { db, clock, log } = parts;
  try {
    const deleted = await deleteExpiredKeys(db, clock.now());
    if (deleted > 0) log.info({ deleted }, 'expired idempotency keys deleted');
    const before = new Date(clock.now().getTime() - DELIVERIES_KEPT_MS);
    const forgotten = await deleteOldDeliveries(db, before, DELIVERIES_A_ROUND);
    if (forgotten > 0) log.info({ forgotten }, 'old deliveries of webhooks deleted');
    await refreshScores(parts);
    await forgetOldActivities(parts);
    await forgetLiveActivity(parts);
    await projectAllRevenue(parts, isStopped);
  } catch (error) {
    log.warn({ err: error }, 'background work failed and is tried again later');
  }
}
