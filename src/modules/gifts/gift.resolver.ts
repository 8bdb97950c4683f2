import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { claimGift, refundGift } from './gift-claim.service';
import { GiftClaimInput, GiftCreateInput, GiftRefundInput, GiftsArgs } from './gift.input';
import { giftById } from './gift.loaders';
import { GiftClaimPayload, GiftCreatePayload, GiftRefundPayload } from './gift.payload';
import type { GiftRow } from './gift.repository';
import { createGift, findGiftPage } from './gift.service';
import { Gift, GiftConnection } from './gift.type';

@Resolver(() => Gift)
export class GiftResolver {
  @Query(() => GiftConnection, { description: 'Gifts, newest first unless ordered otherwise.' })
  @Scope('gifts:read')
  gifts(@Args(() => GiftsArgs) args: GiftsArgs, @Ctx() context: RequestContext): Promise<Page<GiftRow>> {
    return findGiftPage(context, args);
  }

  @Query(() => Gift, { nullable: true, description: 'A gift; null when there is none.' })
  @Scope('gifts:read')
  async gift(
    @Arg('id', () => ID, { description: 'The gift.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<GiftRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Gift' ? giftById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => String, { nullable: true })
  code(@Root() gift: GiftRow, @Ctx() context: RequestContext): string | null {
    return may(context.viewer, 'gifts:write') ? gift.code : null;
  }

  @Mutation(() => GiftCreatePayload, {
    description:
      'Lets a member pay months of a tier for somebody else. PAYMENT_FAILED when the money cannot be had, INVALID_TIER when the tier cannot be given, ALREADY_SUBSCRIBED and TIER_LIMIT_REACHED when it would begin at once and cannot.',
  })
  @Scope('gifts:write')
  giftCreate(@Arg('input', { description: 'The gift.' }) input: GiftCreateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'giftCreate', input }, async (transaction) => ({
      gift: await createGift(transaction, {
        ...input,
        fromMemberId: fromGlobalId('Member', input.fromMemberId),
        toMemberId: fromOptionalGlobalId('Member', input.toMemberId),
        tierId: fromGlobalId('Tier', input.tierId),
        priceId: fromOptionalGlobalId('Price', input.priceId),
      }),
    }));
  }

  @Mutation(() => GiftClaimPayload, {
    description:
      'Gives the months of a gift to a member who has its code. INVALID_STATE when it cannot be claimed, ALREADY_SUBSCRIBED when the member has the tier.',
  })
  @Scope('gifts:write')
  giftClaim(@Arg('input', { description: 'Who claims it.' }) input: GiftClaimInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'giftClaim', input }, async (transaction) => ({
      gift: await claimGift(transaction, { ...input, memberId: fromGlobalId('Member', input.memberId) }),
    }));
  }

  @Mutation(() => GiftRefundPayload, {
    description:
      'Pays a gift back that nobody has claimed; takes the scope purchases:write as well. INVALID_STATE when it is claimed or paid back.',
  })
  @Scope('gifts:write')
  giftRefund(@Arg('input', { description: 'Which gift.' }) input: GiftRefundInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'giftRefund', input }, async (transaction) => ({
      gift: await refundGift(transaction, fromGlobalId('Gift', input.id), input.reason),
    }));
  }
}
