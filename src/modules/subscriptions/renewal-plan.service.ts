import { knownViewer, type RequestContext } from '../../context';
import type { Interval } from '../../shared/period';
import { discountById } from '../discounts/discount.loaders';
import { organizationById } from '../organizations/organization.loaders';
import { priceById } from '../tiers/price.loaders';
import { intervalOf } from '../tiers/price.period';
import type { PriceRow } from '../tiers/price.repository';
import { findDue } from './renewal.repository';
import {
  costOf,
  type Due,
  dueOf,
  type DueStep,
  dueStepOf,
  type Dunning,
  failedColumns,
  paidColumns,
  stepColumns,
} from './renewal.rules';
import type { LockedSubscription } from './subscription.repository';

/** Which subscriptions are looked at next. */
export interface PlanOptions {
  /** Those that are left alone for now. */
  readonly except: readonly string[];
  /** No more than so many. */
  readonly limit: number;
}

/** What is going to be done about one subscription. */
export interface PlannedStep extends LockedSubscription {
  /** When it was due: the time of all that comes of it. */
  readonly at: Date;
  readonly step: DueStep;
  /** What is to be paid; null when nothing is. */
  readonly charge: { readonly due: Due; readonly price: PriceRow } | null;
}

/** Steps in the order of time, and how payments that fail among them are tried again. */
export interface Plan {
  readonly steps: readonly PlannedStep[];
  readonly dunning: Dunning;
}

/**
 * What is due next, in the order of time. It ends before anything that could be due before something that follows from
 * it, so that plan after plan everything happens in the order of time.
 */
export async function planNext(context: RequestContext, { except, limit }: PlanOptions): Promise<Plan> {
  const { organizationId } = knownViewer(context);
  const until = context.clock.now();
  const [due, organization] = await Promise.all([
    findDue(context.db, { organizationId, until, except, limit }),
    organizationById(context).load(organizationId),
  ]);
  const dunning = {
    retryDays: organization?.paymentRetryDays ?? [],
    graceDays: organization?.paymentGraceDays ?? 0,
  };
  const timeZone = organization?.timeZone ?? 'UTC';
  const planned = await Promise.all(due.map((found) => planOne(context, found, timeZone)));
  return { steps: inOrder(planned, dunning), dunning };
}

async function planOne(context: RequestContext, found: LockedSubscription, timeZone: string): Promise<PlannedStep> {
  const { subscription } = found;
  const { priceId, discountId, kind } = subscription;
  const at = subscription.dueAt ?? context.clock.now();
  const [price, discount] = await Promise.all([
    priceId && kind === 'PAID' ? priceById(context).load(priceId) : null,
    discountId ? discountById(context).load(discountId) : null,
  ]);
  const interval: Interval | null = price?.interval ? intervalOf(price, timeZone) : null;
  const step = dueStepOf(subscription, at, interval);
  const charge =
    step.kind === 'CHARGE' && price
      ? {
          price,
          due: dueOf(costOf(subscription, price, { discount, at: step.period.startAt }), subscription.creditMinor),
        }
      : null;
  return { ...found, at, step, charge };
}

function inOrder(steps: readonly PlannedStep[], dunning: Dunning): PlannedStep[] {
  const first: PlannedStep[] = [];
  let horizon = Infinity;
  for (const planned of steps) {
    if (planned.at.getTime() >= horizon) break;
    first.push(planned);
    horizon = Math.min(horizon, ...nextDueTimes(planned, dunning));
  }
  return first;
}

/** When a subscription can be due again after its step. */
function nextDueTimes({ subscription, step, at }: PlannedStep, dunning: Dunning): number[] {
  if (step.kind !== 'CHARGE') return timesOf(stepColumns(subscription, step, at).dueAt);
  const paid = paidColumns(subscription, step, dueOf(0n, 0n));
  const failed = failedColumns(subscription, step, { at, dunning });
  return [...timesOf(paid.dueAt), ...timesOf(failed.dueAt)];
}

function timesOf(at: Date | null | undefined): number[] {
  return at ? [at.getTime()] : [];
}
