import type { RequestContext } from '../../context';
import { fraction, toNumber } from './fraction';
import { type Purse, purseOf } from './purse';
import type { RevenuePayouts } from './revenue-analytics.type';
import type { RevenueBook } from './revenue-book';

const BASIS_POINTS = 10_000n;

/** What the creators of a book are still to get. */
export async function revenuePayouts(context: RequestContext, book: RevenueBook): Promise<RevenuePayouts> {
  const { feeBasisPoints } = book.facts.query;
  const { pending: purse, nextPayoutOn } = await pendingPayouts(context, book);
  const pending = book.worth(purse);
  return {
    pending: book.money(pending, { formula: 'pending', inputs: { pending } }),
    nextPayoutOn,
    platformFeeRate: String(toNumber(fraction(BigInt(feeBasisPoints), BASIS_POINTS))),
  };
}

function pendingPayouts(
  _context: RequestContext,
  _book: RevenueBook,
): Promise<{ readonly pending: Purse; readonly nextPayoutOn: string | null }> {
  return Promise.resolve({ pending: purseOf([]), nextPayoutOn: null });
}
