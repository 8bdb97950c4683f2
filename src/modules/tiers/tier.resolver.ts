import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromGlobalIds, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { freeMemberCount } from '../members/member.loaders';
import type { ProductRow } from '../products/product.repository';
import { Product } from '../products/product.type';
import { pricesByTier, recurringPrices } from './price.loaders';
import type { PriceRow } from './price.repository';
import { Price } from './price.type';
import { TierCreateInput, TierArchiveInput, TiersArgs, TierUpdateInput } from './tier.input';
import { productsByTier, tierById } from './tier.loaders';
import { TierArchivePayload, TierCreatePayload, TierUpdatePayload } from './tier.payload';
import type { TierRow } from './tier.repository';
import { createPricedTier, updatePricedTier } from './tier-pricing.service';
import { archiveTier, findTierPage } from './tier.service';
import { Tier, TierConnection } from './tier.type';

@Resolver(() => Tier)
export class TierResolver {
  @Query(() => TierConnection, { description: 'Tiers. Lowest rank first unless ordered otherwise.' })
  @Scope('catalog:read')
  tiers(@Args(() => TiersArgs) args: TiersArgs, @Ctx() context: RequestContext): Promise<Page<TierRow>> {
    return findTierPage(context, args);
  }

  @Query(() => Tier, { nullable: true, description: 'A tier; null when there is none.' })
  @Scope('catalog:read')
  async tier(
    @Arg('id', () => ID, { description: 'The tier.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<TierRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Tier' ? tierById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Most members with a live subscription; empty for no limit.',
  })
  limit(@Root() tier: TierRow): number | null {
    return tier.memberLimit;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has not been archived.' })
  active(@Root() tier: TierRow): boolean {
    return tier.archivedAt === null;
  }

  @FieldResolver(() => Creator, {
    nullable: true,
    description: "The creator whose tier it is; empty for the organization's.",
  })
  creator(@Root() tier: TierRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> | null {
    return tier.creatorId === null ? null : creatorById(context).load(tier.creatorId);
  }

  @FieldResolver(() => [Product], { description: 'The products that it gives access to, oldest first.' })
  products(@Root() tier: TierRow, @Ctx() context: RequestContext): Promise<ProductRow[]> {
    return productsByTier(context).load(tier.id);
  }

  @FieldResolver(() => [Price], { description: 'Its prices, oldest first.' })
  async prices(
    @Root() tier: TierRow,
    @Arg('active', () => Boolean, {
      nullable: true,
      description: 'Only prices in use (true) or archived ones (false).',
    })
    active: boolean | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<PriceRow[]> {
    const prices = await pricesByTier(context).load(tier.id);
    return prices.filter((price) => active === null || active === undefined || active === (price.archivedAt === null));
  }

  @FieldResolver(() => Price, {
    nullable: true,
    description: 'What a month costs: the newest price by the month that can be chosen; null when there is none.',
  })
  async monthlyPrice(@Root() tier: TierRow, @Ctx() context: RequestContext): Promise<PriceRow | null> {
    return (await recurringPrices(context, tier.id, 'MONTH'))[0] ?? null;
  }

  @FieldResolver(() => Price, {
    nullable: true,
    description: 'What a year costs: the newest price by the year that can be chosen; null when there is none.',
  })
  async yearlyPrice(@Root() tier: TierRow, @Ctx() context: RequestContext): Promise<PriceRow | null> {
    return (await recurringPrices(context, tier.id, 'YEAR'))[0] ?? null;
  }

  @FieldResolver(() => Int, {
    description: 'Members with a live subscription; for the default tier, members without one to a paid tier.',
  })
  memberCount(@Root() tier: TierRow, @Ctx() context: RequestContext): Promise<number> | number {
    return tier.isDefault ? freeMemberCount(context).load(tier.organizationId) : tier.seatsTaken;
  }

  @Mutation(() => TierCreatePayload, { description: 'Creates a tier. CONFLICT when the slug is in use.' })
  @Scope('catalog:write')
  tierCreate(@Arg('input', { description: 'The tier.' }) input: TierCreateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'tierCreate', input }, async (transaction) => ({
      tier: await createPricedTier(transaction, {
        ...input,
        ...idsOf(input),
        creatorId: fromOptionalGlobalId('Creator', input.creatorId),
      }),
    }));
  }

  @Mutation(() => TierUpdatePayload, { description: 'Changes only what is given.' })
  @Scope('catalog:write')
  tierUpdate(@Arg('input', { description: 'The changes.' }) input: TierUpdateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'tierUpdate', input }, async (transaction) => ({
      tier: await updatePricedTier(transaction, fromGlobalId('Tier', input.id), { ...input, ...idsOf(input) }),
    }));
  }

  @Mutation(() => TierArchivePayload, {
    description: 'Ends the offer of a tier. Live subscriptions go on; an archived tier stays as it is.',
  })
  @Scope('catalog:write')
  tierArchive(@Arg('input', { description: 'The tier.' }) input: TierArchiveInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'tierArchive', input }, async (transaction) => ({
      tier: await archiveTier(transaction, fromGlobalId('Tier', input.id)),
    }));
  }
}

function idsOf(input: { readonly productIds?: string[] | null | undefined }): { productIds?: Id[] | null } {
  const { productIds } = input;
  if (productIds === undefined || productIds === null) return productIds === null ? { productIds } : {};
  return { productIds: fromGlobalIds('Product', productIds, 'productIds') };
}
