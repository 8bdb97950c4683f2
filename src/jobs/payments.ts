import type { ContextParts } from '../context';
import { settlePayments } from '../modules/payments/payment.jobs';
import { settleRefunds } from '../modules/purchases/refund.jobs';
import { deleteOldProviderEvents } from '../modules/stripe/provider-event.repository';
import type { RunningJobs } from './jobs';

/** What a crash has left is found within so long after it is due. */
const PERIOD_MS = 15_000;
/** Longer than any provider tells of something again. */
const EVENTS_KEPT_MS = 30 * 24 * 3_600_000;

/** Looks every few seconds for payments and refunds that nobody has settled, until it is stopped. */
export function startPayments(parts: ContextParts, periodMs = PERIOD_MS): RunningJobs {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const round = () => {
    running = settle(parts, () => stopped).then(() => {
      if (stopped) return;
      timer = setTimeout(round, periodMs);
      timer.unref();
    });
  };
  round();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

async function settle(parts: ContextParts, stopped: () => boolean): Promise<void> {
  try {
    const payments = await settlePayments(parts, stopped);
    const refunds = await settleRefunds(parts, stopped);
    await deleteOldProviderEvents(parts.db, new Date(parts.clock.now().getTime() - EVENTS_KEPT_MS));
    if (payments + refunds > 0) parts.log.info({ payments, refunds }, 'payments settled that were left');
  } catch (error) {
    parts.log.warn({ err: error }, 'payments could not be settled and are looked at again');
  }
}
