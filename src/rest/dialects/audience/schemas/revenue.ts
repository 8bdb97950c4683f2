import { exactly, type JsonSchema, listOf, nullable, oneOf, text, whole } from '../../../openapi/json-schema';
import { amount, date, number, ref } from './base';

/** The schemas of revenue. */
export const revenueSchemas: Readonly<Record<string, JsonSchema>> = {
  Revenue: exactly({
    period: oneOf(['month', 'quarter', 'year'], 'The period that was asked for.'),
    revenue: exactly({
      total: amount('What came in, less what was paid back.'),
      subscriptions: amount('For tiers, gifts included.'),
      tips: amount('Tips.'),
      merchandise: amount('Merchandise.'),
      pay_per_view: amount('Single views.'),
    }),
    subscriptions: ref('RecurringRevenue'),
    metrics: exactly({
      arpu: nullable(amount('Revenue of the period for each member; null without members.')),
      arppu: nullable(amount('MRR for each member who pays; null when nobody does.')),
      ltv: nullable(amount('What a member who pays is expected to pay over time; null when nobody has left lately.')),
      cac: nullable(amount('What it cost to win a member who pays; null when no costs are known or nobody was won.')),
      ltv_cac_ratio: nullable(number('The one by the other.')),
      churn_rate: nullable(number('Share of those who paid at the start who do not now; null when nobody did.')),
    }),
    payouts: exactly({
      pending: amount('What creators have earned and were not paid out yet.'),
      next_payout_date: nullable(date('When that is paid out.')),
      platform_fee_rate: number('The share that the platform keeps, from 0 to 1.'),
    }),
  }),
  RecurringRevenue: exactly(
    {
      mrr: amount('What subscriptions bring a month.'),
      arr: amount('The same for a year.'),
      new_mrr: amount('Of members who never paid before.'),
      churned_mrr: amount('Of members who pay nothing any longer.'),
      net_mrr_growth: amount('What was won, less what was lost.'),
      reactivation_mrr: amount('Of members who came back; only when asked for.'),
      expansion_mrr: amount('Of members who pay more; only when asked for.'),
      contraction_mrr: amount('Of members who pay less; only when asked for.'),
      imported_mrr: amount('Taken over from elsewhere; only when asked for.'),
      scheduled_churn: amount('What is to end; only when asked for.'),
      by_tier: listOf(ref('TierRevenue'), 'The tiers that members pay for.'),
    },
    {
      optional: ['reactivation_mrr', 'expansion_mrr', 'contraction_mrr', 'imported_mrr', 'scheduled_churn'],
    },
  ),
  TierRevenue: exactly({
    tier: nullable(text('Its name.')),
    mrr: amount('What it brings a month.'),
    subscribers: whole('Members who pay for it.', { minimum: 0 }),
  }),
};
