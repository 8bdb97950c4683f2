import { knownViewer, type RequestContext } from '../../context';
import { fromOptionalGlobalId } from '../../schema/global-id';
import { badInput, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { existingCreatorId } from '../creators/creator.service';
import { projectedRevenue } from './mrr-movement.service';
import { type CurrencyRevenue, type RevenueAnalytics, RevenuePeriod, type UsedRate } from './revenue-analytics.type';
import { RevenueBook } from './revenue-book';
import { gatherFacts, type RevenueFacts } from './revenue-facts.service';
import { recurringRevenue, revenueByKind } from './revenue-figures';
import { payerFigures } from './revenue-metrics';
import { findPeriod } from './revenue-period.repository';

const UNITS = { MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' } as const;

/** Of whom revenue is wanted, of which period, and up to when. */
export interface RevenueQuestion {
  readonly period: RevenuePeriod;
  readonly creatorId?: string | null | undefined;
  readonly at?: Date | null | undefined;
}

/** The figures that need no rate, and the book in which those are worked out that may. */
export type AnalyzedRevenue = RevenueAnalytics & { readonly book: RevenueBook };

/**
 * The revenue of a period of the organization's calendar up to an instant in it, by default now: that of the caller's
 * organization, or of one creator. It is worked out from sums by day, which follow the event log; what the instant's own
 * day adds is read one by one.
 */
export async function revenueAnalytics(context: RequestContext, question: RevenueQuestion): Promise<AnalyzedRevenue> {
  const { organizationId } = knownViewer(context);
  const now = context.clock.now();
  const at = question.at ?? now;
  if (at > now) throw badInput('at', 'The at must not be in the future.');
  const creatorId = await wantedCreator(context, question.creatorId);
  const { period } = question;
  const { behind } = await projectedRevenue(context);
  const bounds = await findPeriod(context.db, organizationId, { unit: UNITS[period], at });
  if (!bounds) throw notFound('Organization');
  const facts = await gatherFacts(context, { ...bounds, organizationId, creatorId, at });
  const book = new RevenueBook(facts, bounds.currency, true);
  const { from, today: to, startAt, endAt, currency } = bounds;
  const frame = { period, from, to, startAt, endAt, asOf: at, currency, eventsBehind: behind };
  return { ...frame, book, rates: usedRates(facts), payers: payerFigures(book), byCurrency: byCurrency(facts) };
}

async function wantedCreator(context: RequestContext, asked: string | null | undefined): Promise<Id | null> {
  const id = fromOptionalGlobalId('Creator', asked) ?? knownViewer(context).creatorId;
  return id ? existingCreatorId(context, id) : null;
}

function usedRates({ rates, currencies, query }: RevenueFacts): UsedRate[] {
  return rates.filter(({ currency }) => currency !== query.currency && currencies.includes(currency));
}

function byCurrency(facts: RevenueFacts): CurrencyRevenue[] {
  return facts.currencies.map((currency) => {
    const book = new RevenueBook(facts, currency, false);
    return { currency, revenue: revenueByKind(book), subscriptions: recurringRevenue(book) };
  });
}
