import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate, Instant, SafeInt } from '../../schema/scalars';
import { Tier } from '../tiers/tier.type';
import { MoneyFigure, RatioFigure } from './revenue-figure.type';

export enum RevenuePeriod {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}

registerEnumType(RevenuePeriod, {
  name: 'RevenuePeriod',
  description: "A period of the organization's calendar, in its time zone.",
  valuesConfig: {
    MONTH: { description: 'A month.' },
    QUARTER: { description: 'Three months, from January, April, July or October on.' },
    YEAR: { description: 'A year, from January on.' },
  },
});

@ObjectType({ description: 'What came in during the period, less what was paid back during it.' })
export class RevenueByKind {
  @Field(() => MoneyFigure, { description: 'All kinds together.' })
  total: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'For tiers, gifts included.' })
  subscriptions: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'The gifts among subscriptions.' })
  gifts: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Tips.' })
  tips: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Merchandise.' })
  merchandise: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Single views.' })
  payPerView: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'What was paid back; it is taken off already.' })
  refunds: MoneyFigure;
}

@ObjectType({ description: 'The monthly recurring revenue of a tier at asOf.' })
export class TierMrr {
  @Field(() => Tier, { nullable: true, description: 'The tier; null without the scope catalog:read.' })
  tier?: Tier | null;

  tierId: string;

  @Field(() => MoneyFigure, { description: 'Its part of the MRR.' })
  mrr: MoneyFigure;

  @Field(() => Int, { description: 'Members who pay for it.' })
  subscribers: number;
}

@ObjectType({
  description:
    'The monthly recurring revenue and how it moved in the period: opening + imported + net growth is what it is now.',
})
export class RecurringRevenue {
  @Field(() => MoneyFigure, { description: 'MRR at the start of the period.' })
  openingMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'MRR at asOf.' })
  mrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'What the MRR makes a year.' })
  arr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Of members who never paid before.' })
  newMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Of members who came back.' })
  reactivationMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Of members who pay more.' })
  expansionMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Of members who pay less; a positive amount.' })
  contractionMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Of members who pay nothing any longer; a positive amount.' })
  churnedMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Taken over from elsewhere; no growth.' })
  importedMrr: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Growth by members alone.' })
  netMrrGrowth: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'What is to end; not taken off yet.' })
  scheduledChurn: MoneyFigure;

  @Field(() => [TierMrr], { description: 'The tiers that members pay for, in the order of tiers.' })
  byTier: TierMrr[];
}

@ObjectType({ description: 'Money for each member.' })
export class RevenueMetrics {
  @Field(() => MoneyFigure, { description: 'Average revenue per member.' })
  arpu: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Average recurring revenue per paying member, a month.' })
  arppu: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Average revenue per member who paid anything.' })
  arppuAllRevenue: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Lifetime value that a paying member is expected to have.' })
  ltv: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Cost of winning a paying member; null without costs or new payers.' })
  cac: MoneyFigure;

  @Field(() => RatioFigure, { description: 'Lifetime value by cost.' })
  ltvCacRatio: RatioFigure;

  @Field(() => RatioFigure, { description: 'Share of the recurring revenue that was lost.' })
  grossMrrChurn: RatioFigure;

  @Field(() => RatioFigure, { description: 'The same less what was won of members who had paid before.' })
  netMrrChurn: RatioFigure;
}

@ObjectType({ description: 'Members who pay for a subscription.' })
export class PayerFigures {
  @Field(() => Int, { description: 'At the start of the period.' })
  atStart: number;

  @Field(() => Int, { description: 'At asOf.' })
  atEnd: number;

  @Field(() => Int, { description: 'Who began to in the period and never had before.' })
  new: number;

  @Field(() => Int, { description: 'Who did at the start and do not at asOf.' })
  lost: number;

  @Field(() => RatioFigure, { description: 'Share of those at the start who were lost.' })
  churnRate: RatioFigure;

  @Field(() => RatioFigure, { description: 'Share of those at the start who stayed.' })
  retentionRate: RatioFigure;
}

@ObjectType({ description: 'What creators are still to get.' })
export class RevenuePayouts {
  @Field(() => MoneyFigure, {
    description: 'Earned and not paid out yet; what the ledger says now, whatever instant was asked for.',
  })
  pending: MoneyFigure;

  @Field(() => CalendarDate, { nullable: true, description: 'When it is paid out next; null when nothing is pending.' })
  nextPayoutOn: string | null;

  @Field({ description: 'Share that the platform keeps, as an exact decimal: 0.1 is 10 percent.' })
  platformFeeRate: string;
}

@ObjectType({ description: 'Revenue in one currency alone, without any rate.' })
export class CurrencyRevenue {
  @Field({ description: 'Currency, as three capital letters.' })
  currency: string;

  @Field(() => RevenueByKind, { description: 'What came in.' })
  revenue: RevenueByKind;

  @Field(() => RecurringRevenue, { description: 'What recurs every month.' })
  subscriptions: RecurringRevenue;
}

@ObjectType({ description: 'The rate by which a currency was converted: that of the start of the period.' })
export class UsedRate {
  @Field({ description: 'The currency that was converted.' })
  currency: string;

  @Field({ description: "What one unit of it is worth in the organization's currency, as an exact decimal." })
  rate: string;

  @Field(() => CalendarDate, { description: 'The day for which the rate was set.' })
  day: string;
}

@ObjectType({
  description:
    "Revenue of a period up to an instant. Amounts are in the organization's currency; others are converted at the rate of the start of the period, so that no movement comes from rates. What needs a rate that is missing is null with the error INVALID_STATE, which names the currency; byCurrency needs none.",
})
export class RevenueAnalytics {
  @Field(() => RevenuePeriod, { description: 'The period that was asked for.' })
  period: RevenuePeriod;

  @Field(() => CalendarDate, { description: 'Its first day.' })
  from: string;

  @Field(() => CalendarDate, { description: 'The day of asOf.' })
  to: string;

  @Field(() => Instant, { description: 'When the period begins.' })
  startAt: Date;

  @Field(() => Instant, { description: 'When the whole period ends.' })
  endAt: Date;

  @Field(() => Instant, { description: 'All that took effect up to then counts.' })
  asOf: Date;

  @Field({ description: "The organization's currency." })
  currency: string;

  @Field(() => SafeInt, {
    description: 'Changes that are yet to be worked out: 0 but right after very many at once.',
  })
  eventsBehind: number;

  @Field(() => [UsedRate], { description: 'The rates that were used.' })
  rates: UsedRate[];

  @Field(() => PayerFigures, { description: 'Members who pay.' })
  payers: PayerFigures;

  @Field(() => RevenueByKind, { nullable: true, description: 'What came in.' })
  revenue?: RevenueByKind | null;

  @Field(() => RecurringRevenue, { nullable: true, description: 'What recurs every month.' })
  subscriptions?: RecurringRevenue | null;

  @Field(() => RevenueMetrics, { nullable: true, description: 'Money for each member.' })
  metrics?: RevenueMetrics | null;

  @Field(() => RevenuePayouts, { nullable: true, description: 'What creators are still to get.' })
  payouts?: RevenuePayouts | null;

  @Field(() => [CurrencyRevenue], { description: 'The same in each currency alone, by its code.' })
  byCurrency: CurrencyRevenue[];
}
