import { organizationOf, type RequestContext } from '../../context';
import { manyByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { periodAt } from '../../shared/period';
import { findRests, type Rest } from './subscription-rest.repository';
import type { SubscriptionRow } from './subscription.repository';

/** When a subscription was paused and resumed, in order, as the log knows it. */
const restsBySubscription = loader(async (context: RequestContext, ids: readonly Id[]): Promise<Rest[][]> => {
  return manyByKey(ids, await findRests(context.db, organizationOf(context), ids), (rest) => rest.subscriptionId);
});

/** Whole months from the start of a subscription until now or its end, without the time in which it rested. */
export async function monthsSubscribed(context: RequestContext, subscription: SubscriptionRow): Promise<number> {
  const { startedAt, endedAt, id } = subscription;
  const end = endedAt ?? context.clock.now();
  const rested = restedMs(await restsBySubscription(context).load(id), end);
  const until = new Date(end.getTime() - rested);
  return until <= startedAt ? 0 : wholeMonths(startedAt, until);
}

function restedMs(rests: readonly Rest[], end: Date): number {
  let rested = 0;
  let since: Date | undefined;
  for (const { paused, at } of rests) {
    if (paused) since ??= at;
    else if (since) {
      rested += at.getTime() - since.getTime();
      since = undefined;
    }
  }
  return since ? rested + Math.max(0, end.getTime() - since.getTime()) : rested;
}

function wholeMonths(from: Date, until: Date): number {
  const { startAt } = periodAt(from, { unit: 'MONTH', count: 1 }, until);
  const years = startAt.getUTCFullYear() - from.getUTCFullYear();
  return years * 12 + startAt.getUTCMonth() - from.getUTCMonth();
}
