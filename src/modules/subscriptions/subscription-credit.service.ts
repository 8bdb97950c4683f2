import { knownViewer, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { priceById } from '../tiers/price.loaders';
import { lockVersions } from './renewal.repository';
import { recordSubscription } from './subscription-effects.service';
import { findSubscriptions, updateSubscription } from './subscription.repository';

/** Keeps everybody else from changing a subscription until the transaction ends, whoever may see it. */
export async function holdSubscription(context: RequestContext, id: Id): Promise<void> {
  await lockVersions(context.db, knownViewer(context).organizationId, [id]);
}

/** Money of a subscription that is paid back, in minor units. */
export interface PaidBack {
  readonly subscriptionId: Id;
  readonly creatorId: Id;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/**
 * Takes money that is paid back off the credit of a subscription that the transaction has locked, down to zero: a change
 * of tier or price may have made credit of it, and nobody is to have it twice. Whether the caller may see subscriptions
 * does not matter. Credit is in the currency of the price; it did not come from money in another one.
 */
export async function takeCredit(context: RequestContext, paid: PaidBack): Promise<void> {
  const { subscriptionId: id, creatorId, amountMinor, currency } = paid;
  const { organizationId } = knownViewer(context);
  const [before] = await findSubscriptions(context.db, { organizationId, id, creditMinor: { gt: 0n } });
  if (!before) return;
  const price = before.priceId ? await priceById(context).load(before.priceId) : null;
  if (price && price.currency !== currency) return;
  const { kind, tierId, creditMinor: earlier } = before;
  const creditMinor = earlier > amountMinor ? earlier - amountMinor : 0n;
  const subscription = await updateSubscription(context.db, before, { creditMinor, updatedAt: context.clock.now() });
  // The tier is told as the one before too: who reads of the change sees that it is the same.
  const previous = { kind, tierId, creditMinor: earlier };
  recordSubscription(context, 'changed', { subscription, creatorId, previous });
}
