import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Instant } from '../../schema/scalars';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { tierById, tierFromJson } from '../tiers/tier.loaders';
import type { TierRow } from '../tiers/tier.repository';
import { Tier } from '../tiers/tier.type';
import { DiscountCreateInput, DiscountsArgs, DiscountUpdateInput } from './discount.input';
import { discountById, discountUse } from './discount.loaders';
import { DiscountCreatePayload, DiscountUpdatePayload } from './discount.payload';
import type { DiscountRow, RedeemedDiscount } from './discount.repository';
import { createDiscount, findDiscountPage, updateDiscount } from './discount.service';
import { Discount, DiscountConnection } from './discount.type';

/** A discount as it was loaded: by itself, or with what is mostly asked for beside it. */
type LoadedDiscount = DiscountRow & Partial<RedeemedDiscount>;

@Resolver(() => Discount)
export class DiscountResolver {
  @Query(() => DiscountConnection, { description: 'Discounts. Newest first unless ordered otherwise.' })
  @Scope('catalog:read')
  discounts(
    @Args(() => DiscountsArgs) args: DiscountsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<DiscountRow>> {
    return findDiscountPage(context, args);
  }

  @Query(() => Discount, { nullable: true, description: 'A discount; null when there is none.' })
  @Scope('catalog:read')
  async discount(
    @Arg('id', () => ID, { description: 'The discount.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DiscountRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Discount' ? discountById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Tier, { nullable: true, description: 'The tier that it is for.' })
  tier(@Root() discount: LoadedDiscount, @Ctx() context: RequestContext): Promise<TierRow | null> | TierRow {
    const { tierJson, tierId } = discount;
    return tierJson ? tierFromJson(tierJson) : tierById(context).load(tierId);
  }

  @FieldResolver(() => Int, { description: 'How often it was redeemed.' })
  async redemptionCount(@Root() discount: LoadedDiscount, @Ctx() context: RequestContext): Promise<number> {
    return discount.redemptionCount ?? (await discountUse(context).load(discount.id)).redemptionCount;
  }

  @FieldResolver(() => Instant, { nullable: true, description: 'When it was last redeemed; empty when it never was.' })
  async lastRedeemedAt(@Root() discount: LoadedDiscount, @Ctx() context: RequestContext): Promise<Date | null> {
    return discount.lastRedeemedAt ?? (await discountUse(context).load(discount.id)).lastRedeemedAt;
  }

  @Mutation(() => DiscountCreatePayload, {
    description:
      'Creates a discount. INVALID_TIER when the tier is free or archived, CONFLICT when the name or the code is in use.',
  })
  @Scope('catalog:write')
  discountCreate(
    @Arg('input', { description: 'The discount.' }) input: DiscountCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'discountCreate', input }, async (transaction) => ({
      discount: await createDiscount(transaction, { ...input, tierId: fromGlobalId('Tier', input.tierId) }),
    }));
  }

  @Mutation(() => DiscountUpdatePayload, {
    description: 'Changes only what is given. CONFLICT when the name or the code is in use.',
  })
  @Scope('catalog:write')
  discountUpdate(
    @Arg('input', { description: 'The changes.' }) input: DiscountUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'discountUpdate', input }, async (transaction) => ({
      discount: await updateDiscount(transaction, fromGlobalId('Discount', input.id), input),
    }));
  }
}
