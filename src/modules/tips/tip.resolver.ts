import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { SafeInt } from '../../schema/scalars';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { prepareActivity } from '../engagement/activity-single.service';
import { TipCreateInput, TipRefundInput, TipsArgs } from './tip.input';
import { tipById, tipMoney } from './tip.loaders';
import { TipCreatePayload, TipRefundPayload } from './tip.payload';
import type { TipRow } from './tip.repository';
import { receiptPath } from './tip.rules';
import { createTip, findTipPage, refundTip } from './tip.service';
import { Tip, TipConnection, TipStatus } from './tip.type';

@Resolver(() => Tip)
export class TipResolver {
  @Query(() => TipConnection, { description: 'Tips, newest first unless ordered otherwise.' })
  @Scope('tips:read')
  tips(@Args(() => TipsArgs) args: TipsArgs, @Ctx() context: RequestContext): Promise<Page<TipRow>> {
    return findTipPage(context, args);
  }

  @Query(() => Tip, { nullable: true, description: 'A tip; null when there is none.' })
  @Scope('tips:read')
  async tip(
    @Arg('id', () => ID, { description: 'The tip.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<TipRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Tip' ? tipById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => TipStatus)
  async status(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<string> {
    return (await tipMoney(context).load(tip.purchaseId))?.status ?? TipStatus.COMPLETED;
  }

  @FieldResolver(() => SafeInt)
  async refundedMinor(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<bigint> {
    return (await tipMoney(context).load(tip.purchaseId))?.refundedMinor ?? 0n;
  }

  @FieldResolver(() => SafeInt)
  creatorReceivesMinor(@Root() { amountMinor, platformFeeMinor }: TipRow): bigint {
    return amountMinor - platformFeeMinor;
  }

  @FieldResolver(() => String)
  receiptPath(@Root() tip: TipRow): string {
    return receiptPath(tip.receiptCode);
  }

  @Mutation(() => TipCreatePayload, {
    description:
      'Lets a member pay a tip. PAYMENT_FAILED when the money cannot be had, INVALID_STATE when the jar takes no tips.',
  })
  @Scope('tips:write')
  async tipCreate(@Arg('input', { description: 'The tip.' }) input: TipCreateInput, @Ctx() context: RequestContext) {
    await prepareActivity(context);
    return mutate(context, { name: 'tipCreate', input }, async (transaction) => ({
      tip: await createTip(transaction, {
        ...input,
        memberId: fromGlobalId('Member', input.memberId),
        creatorId: fromOptionalGlobalId('Creator', input.creatorId),
        jarId: fromOptionalGlobalId('TipJar', input.jarId),
      }),
    }));
  }

  @Mutation(() => TipRefundPayload, {
    description:
      'Pays a tip back; takes the scope purchases:write as well. INVALID_STATE when nothing is left. A reward that was told stays told.',
  })
  @Scope('tips:write')
  tipRefund(
    @Arg('input', { description: 'Which tip, and why.' }) input: TipRefundInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'tipRefund', input }, async (transaction) => ({
      tip: await refundTip(transaction, fromGlobalId('Tip', input.id), input),
    }));
  }
}
