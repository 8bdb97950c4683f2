import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { PurchaseRecordInput, PurchaseRefundInput, PurchasesArgs } from './purchase.input';
import { purchaseById, refundsByPurchase } from './purchase.loaders';
import { PurchaseRecordPayload, PurchaseRefundPayload } from './purchase.payload';
import type { PurchaseRow, RefundRow } from './purchase.repository';
import { refundPurchase } from './purchase-refund.service';
import { findPurchasePage, recordPurchase } from './purchase.service';
import { Purchase, PurchaseConnection, Refund } from './purchase.type';

@Resolver(() => Purchase)
export class PurchaseResolver {
  @Query(() => PurchaseConnection, { description: 'Purchases, newest first unless ordered otherwise.' })
  @Scope('purchases:read')
  purchases(
    @Args(() => PurchasesArgs) args: PurchasesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<PurchaseRow>> {
    return findPurchasePage(context, args);
  }

  @Query(() => Purchase, { nullable: true, description: 'A purchase; null when there is none.' })
  @Scope('purchases:read')
  async purchase(
    @Arg('id', () => ID, { description: 'The purchase.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PurchaseRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Purchase' ? purchaseById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => [Refund], { description: 'What was paid back of it, oldest first.' })
  refunds(@Root() purchase: PurchaseRow, @Ctx() context: RequestContext): Promise<RefundRow[]> {
    return refundsByPurchase(context).load(purchase.id);
  }

  @Mutation(() => PurchaseRecordPayload, {
    description: "Records a payment. CONFLICT when the provider's payment is recorded already.",
  })
  @Scope('purchases:write')
  purchaseRecord(
    @Arg('input', { description: 'The payment.' }) input: PurchaseRecordInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'purchaseRecord', input }, async (transaction) => ({
      purchase: await recordPurchase(transaction, {
        ...input,
        memberId: fromGlobalId('Member', input.memberId),
        priceId: fromOptionalGlobalId('Price', input.priceId),
      }),
    }));
  }

  @Mutation(() => PurchaseRefundPayload, {
    description: 'Pays money back. INVALID_STATE when nothing is left or nothing was paid.',
  })
  @Scope('purchases:write')
  purchaseRefund(
    @Arg('input', { description: 'How much, and why.' }) input: PurchaseRefundInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'purchaseRefund', input }, (transaction) =>
      refundPurchase(transaction, fromGlobalId('Purchase', input.id), input),
    );
  }
}
