import type { RequestContext } from '../../context';
import { balanceOfCreators, nextPayoutOn } from '../ledger/creator-balance.service';
import { fraction, toNumber } from './fraction';
import { purseOf } from './purse';
import type { RevenuePayouts } from './revenue-analytics.type';
import type { RevenueBook } from './revenue-book';

const BASIS_POINTS = 10_000n;

/** What the creators of a book are still to get, as the ledger says it now. */
export async function revenuePayouts(context: RequestContext, book: RevenueBook): Promise<RevenuePayouts> {
  const { feeBasisPoints, creatorId } = book.facts.query;
  const balances = await balanceOfCreators(context, creatorId ? [creatorId] : undefined);
  const amounts = balances.map(({ currency, pendingMinor }) => ({ currency, amount: fraction(pendingMinor) }));
  const pending = book.worth(purseOf(amounts));
  return {
    pending: book.money(pending, { formula: 'pending', inputs: { pending } }),
    nextPayoutOn: pending.numerator === 0n ? null : await nextPayoutOn(context),
    platformFeeRate: String(toNumber(fraction(BigInt(feeBasisPoints), BASIS_POINTS))),
  };
}
