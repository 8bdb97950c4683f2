import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { PageArgs } from '../../schema/connection';
import { Scope } from '../../schema/scope';
import type { Id } from '../../shared/id';
import { tierById } from '../tiers/tier.loaders';
import { Tier } from '../tiers/tier.type';
import { findEntriesOf, findMovementsOf } from './mrr-movement.service';
import { MrrMovementConnection, RevenueEventConnection } from './mrr-movement.type';
import { type AnalyzedRevenue, revenueAnalytics } from './revenue-analytics.service';
import { RevenueAnalyticsArgs } from './revenue-analytics.input';
import {
  RecurringRevenue,
  RevenueAnalytics,
  RevenueByKind,
  RevenueMetrics,
  RevenuePayouts,
  TierMrr,
} from './revenue-analytics.type';
import { MoneyFigure } from './revenue-figure.type';
import { recurringRevenue, revenueByKind } from './revenue-figures';
import { revenueMetrics } from './revenue-metrics';
import { revenuePayouts } from './revenue-payouts.service';

@Resolver(() => RevenueAnalytics)
export class RevenueAnalyticsResolver {
  @Query(() => RevenueAnalytics, {
    description:
      'Revenue of a period of the calendar up to an instant in it, with the formula, the inputs and the events of each figure. NOT_FOUND for an unknown creator; BAD_USER_INPUT for an instant in the future.',
  })
  @Scope('revenue:read')
  revenueAnalytics(
    @Args(() => RevenueAnalyticsArgs) args: RevenueAnalyticsArgs,
    @Ctx() context: RequestContext,
  ): Promise<AnalyzedRevenue> {
    return revenueAnalytics(context, args);
  }

  @FieldResolver(() => RevenueByKind, { nullable: true })
  revenue(@Root() { book }: AnalyzedRevenue): RevenueByKind {
    return revenueByKind(book);
  }

  @FieldResolver(() => RecurringRevenue, { nullable: true })
  subscriptions(@Root() { book }: AnalyzedRevenue): RecurringRevenue {
    return recurringRevenue(book);
  }

  @FieldResolver(() => RevenueMetrics, { nullable: true })
  metrics(@Root() { book }: AnalyzedRevenue): RevenueMetrics {
    return revenueMetrics(book);
  }

  @FieldResolver(() => RevenuePayouts, { nullable: true })
  payouts(@Root() { book }: AnalyzedRevenue, @Ctx() context: RequestContext): Promise<RevenuePayouts> {
    return revenuePayouts(context, book);
  }
}

@Resolver(() => RecurringRevenue)
export class RecurringRevenueResolver {
  @FieldResolver(() => [TierMrr])
  async byTier(@Root() recurring: RecurringRevenue, @Ctx() context: RequestContext): Promise<TierMrr[]> {
    const known = await Promise.all(recurring.byTier.map(({ tierId }) => tierById(context).load(tierId)));
    const ranks = new Map(known.map((tier) => [tier?.id, tier?.rank ?? Infinity]));
    const rank = ({ tierId }: TierMrr) => ranks.get(tierId) ?? Infinity;
    return recurring.byTier.toSorted((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
  }
}

@Resolver(() => TierMrr)
export class TierMrrResolver {
  @FieldResolver(() => Tier, { nullable: true })
  tier(@Root() { tierId }: { readonly tierId: Id }, @Ctx() context: RequestContext) {
    return tierById(context).load(tierId);
  }
}

@Resolver(() => MoneyFigure)
export class MoneyFigureResolver {
  @FieldResolver(() => MrrMovementConnection, {
    nullable: true,
    description: 'The movements that make the amount, the latest first; null when it is not made of movements.',
  })
  movements(@Root() figure: MoneyFigure, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return figure.movementDrill && findMovementsOf(context, figure.movementDrill, page);
  }

  @FieldResolver(() => RevenueEventConnection, {
    nullable: true,
    description: 'The events that make the amount, the latest first; null when it is not made of payments.',
  })
  events(@Root() figure: MoneyFigure, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return figure.entryDrill && findEntriesOf(context, figure.entryDrill, page);
  }
}
