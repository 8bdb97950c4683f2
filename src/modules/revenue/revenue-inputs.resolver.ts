import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromOptionalGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { CalendarDate } from '../../schema/scalars';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { Creator } from '../creators/creator.type';
import type { AcquisitionCostRow } from './acquisition-cost.repository';
import type { ExchangeRateRow } from './exchange-rate.repository';
import { findCostPage, findRatePage, setAcquisitionCost, setExchangeRate } from './revenue-inputs.service';
import {
  AcquisitionCost,
  AcquisitionCostConnection,
  AcquisitionCostSetInput,
  AcquisitionCostSetPayload,
  ExchangeRate,
  ExchangeRateConnection,
  ExchangeRateSetInput,
  ExchangeRateSetPayload,
  RevenueInputsArgs,
} from './revenue-inputs.type';

@Resolver(() => AcquisitionCost)
export class AcquisitionCostResolver {
  @Query(() => AcquisitionCostConnection, { description: 'What was spent to win members, the latest month first.' })
  @Scope('revenue:read')
  acquisitionCosts(
    @Args(() => RevenueInputsArgs) args: RevenueInputsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AcquisitionCostRow>> {
    return findCostPage(context, args);
  }

  @Mutation(() => AcquisitionCostSetPayload, {
    description: 'Sets what was spent in a month to win members. NOT_FOUND for an unknown creator.',
  })
  @Scope('revenue:write')
  acquisitionCostSet(
    @Arg('input', { description: 'The costs.' }) input: AcquisitionCostSetInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'acquisitionCostSet', input }, async (transaction) => ({
      acquisitionCost: await setAcquisitionCost(transaction, {
        ...input,
        creatorId: fromOptionalGlobalId('Creator', input.creatorId),
      }),
    }));
  }

  @FieldResolver(() => CalendarDate)
  month(@Root() { month }: AcquisitionCostRow): string {
    return dayText(month);
  }

  @FieldResolver(() => Creator, {
    nullable: true,
    description: 'The creator for whom it was spent; null for the organization as a whole.',
  })
  creator(@Root() { creatorId }: AcquisitionCostRow, @Ctx() context: RequestContext) {
    return creatorId ? creatorById(context).load(creatorId) : null;
  }
}

@Resolver(() => ExchangeRate)
export class ExchangeRateResolver {
  @Query(() => ExchangeRateConnection, { description: 'Exchange rates, the latest day first.' })
  @Scope('revenue:read')
  exchangeRates(
    @Args(() => RevenueInputsArgs) args: RevenueInputsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ExchangeRateRow>> {
    return findRatePage(context, args);
  }

  @Mutation(() => ExchangeRateSetPayload, {
    description:
      "Sets what a currency is worth in the organization's from a day on. FORBIDDEN for who acts for one creator.",
  })
  @Scope('revenue:write')
  exchangeRateSet(
    @Arg('input', { description: 'The rate.' }) input: ExchangeRateSetInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'exchangeRateSet', input }, async (transaction) => ({
      exchangeRate: await setExchangeRate(transaction, input),
    }));
  }

  @FieldResolver(() => CalendarDate)
  day(@Root() { day }: ExchangeRateRow): string {
    return dayText(day);
  }

  @FieldResolver(() => String)
  rate(@Root() { rate }: ExchangeRateRow): string {
    return rate.toFixed();
  }
}

function dayText(day: Date): string {
  return new Date(day).toISOString().slice(0, 10);
}
