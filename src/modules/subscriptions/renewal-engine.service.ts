import { knownViewer, type RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import { forgetLoaded } from '../../shared/loader';
import { type Id, newId } from '../../shared/id';
import { inPaidTransaction } from '../payments/payment.service';
import { bookMoney, outcomesOf, quotesOf, takeMoney } from './renewal-payment.service';
import { planNext } from './renewal-plan.service';
import { type SettledStep, writeSteps } from './renewal-write.service';
import { dropLease, isAnythingDue, keepLease, type LeaseHolder, lockVersions, takeLease } from './renewal.repository';
import type { Dunning } from './renewal.rules';

/** Subscriptions that are dealt with together, when all is well and at the least. */
const BATCH = 500;
const LEAST = 20;

/** How far somebody got who did what is due. */
export interface RenewalRun {
  /** Steps that were done. */
  readonly done: number;
  /** Whether nothing is left that was due by now. */
  readonly settled: boolean;
  /** Whether something is left only because it is not known yet whether it was paid. */
  readonly stuck: boolean;
}

/** When to stop, and who hears of each batch how much was done. */
export interface RenewalOptions {
  readonly stopped?: (() => boolean) | undefined;
  readonly report?: ((count: number) => void) | undefined;
}

/**
 * Does everything about the subscriptions of the caller's organization that is due by now, in the order of time, each
 * thing with the instant at which it was due as its time. One process does it at a time; what another has done is not done
 * again. It can be stopped, or die, between any two steps: whoever comes next goes on from there.
 */
export async function runRenewals(context: RequestContext, options: RenewalOptions = {}): Promise<RenewalRun> {
  const { stopped = () => false, report = () => undefined } = options;
  const { organizationId } = knownViewer(context);
  const lease = { organizationId, holder: newId(context.clock.now()) };
  if (!(await takeLease(context.db, lease))) return { done: 0, settled: false, stuck: false };
  const left: Id[] = [];
  let done = 0;
  try {
    for (let limit = BATCH; !stopped();) {
      const outcome = await renewBatch(context, lease, { left, limit }).catch((error) => afterFailure(error, limit));
      if (outcome.count === 0 && outcome.limit === limit) break;
      limit = outcome.limit;
      done += outcome.count;
      report(outcome.count);
    }
  } finally {
    await dropLease(context.db, lease);
  }
  const due = { organizationId, until: context.clock.now() };
  const settled = !(await isAnythingDue(context.db, { ...due, except: [] }));
  return { done, settled, stuck: !settled && !(await isAnythingDue(context.db, { ...due, except: left })) };
}

/** What came of one batch, and how many subscriptions the next may have. */
interface BatchOutcome {
  readonly count: number;
  readonly limit: number;
}

/**
 * Others may be at it: they have taken the organization over, or died and left payments that nobody else may touch for a
 * while; nothing overtakes them, and whoever comes next goes on. A batch that took too long is tried with fewer.
 */
function afterFailure(error: unknown, limit: number): BatchOutcome {
  if (!(error instanceof Failure)) throw error;
  if (error.code === 'IDEMPOTENCY_IN_PROGRESS') return { count: 0, limit };
  // CONFLICT: money that was reserved first was given free before the last was.
  const tookTooLong = error.code === 'UNAVAILABLE' || error.code === 'CONFLICT';
  if (!tookTooLong || limit <= LEAST) throw error;
  return { count: 0, limit: Math.max(LEAST, Math.floor(limit / 4)) };
}

/** Does the next few things; answers how many subscriptions were looked at, those left for later among them. */
async function renewBatch(
  context: RequestContext,
  lease: LeaseHolder,
  { left, limit }: { readonly left: Id[]; readonly limit: number },
): Promise<BatchOutcome> {
  forgetLoaded(context);
  const { steps, dunning } = await planNext(context, { except: left, limit });
  if (steps.length === 0) return { count: 0, limit };
  const quoted = quotesOf(steps);
  const quotes = quoted.map(({ quote }) => quote);
  await inPaidTransaction(context, quotes, async (transaction, answers) => {
    for (const answer of answers)
      if ('failure' in answer && answer.failure.code === 'IDEMPOTENCY_IN_PROGRESS') throw answer.failure;
    const byStep = new Map(quoted.flatMap(({ planned }, index) => pair(planned, answers[index])));
    const { settled, unknown } = outcomesOf(context, steps, byStep);
    left.push(...unknown);
    await writeBatch(transaction, lease, { steps: settled, dunning });
  });
  return { count: steps.length, limit };
}

function pair<K, V>(key: K, value: V | undefined): [K, V][] {
  return value === undefined ? [] : [[key, value]];
}

async function writeBatch(
  transaction: RequestContext,
  lease: LeaseHolder,
  batch: { readonly steps: readonly SettledStep[]; readonly dunning: Dunning },
): Promise<void> {
  if (!(await keepLease(transaction.db, lease)))
    throw new Failure('IDEMPOTENCY_IN_PROGRESS', 'Another process goes on.');
  const ids = batch.steps.map(({ subscription }) => subscription.id);
  const versions = await lockVersions(transaction.db, lease.organizationId, ids);
  // Whoever was changed meanwhile is looked at anew.
  const same = batch.steps.filter(({ subscription }) => versions.get(subscription.id) === subscription.version);
  if (same.length === 0) return;
  await takeMoney(transaction, same);
  await bookMoney(transaction, await writeSteps(transaction, same, batch.dunning));
}
