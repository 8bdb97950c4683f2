import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { PriceCreateInput, PriceArchiveInput, PricesArgs, PriceUpdateInput } from './price.input';
import { priceById } from './price.loaders';
import { PriceArchivePayload, PriceCreatePayload, PriceUpdatePayload } from './price.payload';
import type { PriceRow } from './price.repository';
import { archivePrice, createPrice, findPricePage, updatePrice } from './price.service';
import { Price, PriceConnection } from './price.type';
import { tierById } from './tier.loaders';
import type { TierRow } from './tier.repository';
import { Tier } from './tier.type';

@Resolver(() => Price)
export class PriceResolver {
  @Query(() => PriceConnection, { description: 'Prices. Newest first unless ordered otherwise.' })
  @Scope('catalog:read')
  prices(@Args(() => PricesArgs) args: PricesArgs, @Ctx() context: RequestContext): Promise<Page<PriceRow>> {
    return findPricePage(context, args);
  }

  @Query(() => Price, { nullable: true, description: 'A price; null when there is none.' })
  @Scope('catalog:read')
  async price(
    @Arg('id', () => ID, { description: 'The price.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PriceRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Price' ? priceById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has not been archived.' })
  active(@Root() price: PriceRow): boolean {
    return price.archivedAt === null;
  }

  @FieldResolver(() => Tier, { description: 'The tier whose price it is.' })
  tier(@Root() price: PriceRow, @Ctx() context: RequestContext): Promise<TierRow | null> {
    return tierById(context).load(price.tierId);
  }

  @Mutation(() => PriceCreatePayload, {
    description: 'Creates a price of a paid tier. INVALID_TIER for a free or an archived one.',
  })
  @Scope('catalog:write')
  priceCreate(@Arg('input', { description: 'The price.' }) input: PriceCreateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'priceCreate', input }, async (transaction) => ({
      price: await createPrice(transaction, { ...input, tierId: fromGlobalId('Tier', input.tierId) }),
    }));
  }

  @Mutation(() => PriceUpdatePayload, { description: 'Changes the nickname.' })
  @Scope('catalog:write')
  priceUpdate(@Arg('input', { description: 'The changes.' }) input: PriceUpdateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'priceUpdate', input }, async (transaction) => ({
      price: await updatePrice(transaction, fromGlobalId('Price', input.id), input),
    }));
  }

  @Mutation(() => PriceArchivePayload, {
    description: 'Ends the offer of a price. Subscriptions at it go on; an archived price stays as it is.',
  })
  @Scope('catalog:write')
  priceArchive(@Arg('input', { description: 'The price.' }) input: PriceArchiveInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'priceArchive', input }, async (transaction) => ({
      price: await archivePrice(transaction, fromGlobalId('Price', input.id)),
    }));
  }
}
