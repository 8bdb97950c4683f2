import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { PayoutCreateInput, PayoutsArgs } from './payout.input';
import { payoutById } from './payout.loaders';
import type { PayoutRow } from './payout.repository';
import { createPayouts, findPayoutPage } from './payout.service';
import { Payout, PayoutConnection, PayoutCreatePayload } from './payout.type';

@Resolver(() => Payout)
export class PayoutResolver {
  @Query(() => PayoutConnection, { description: 'Payouts to creators, newest first.' })
  @Scope('revenue:read')
  payouts(@Args(() => PayoutsArgs) args: PayoutsArgs, @Ctx() context: RequestContext): Promise<Page<PayoutRow>> {
    return findPayoutPage(context, args);
  }

  @Query(() => Payout, { nullable: true, description: 'A payout; null when there is none.' })
  @Scope('revenue:read')
  async payout(
    @Arg('id', () => ID, { description: 'The payout.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PayoutRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Payout' ? payoutById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => String, {
    description: 'The first of the month before which everything that came in is paid, as `YYYY-MM-DD`.',
  })
  dueOn(@Root() { dueOn }: PayoutRow): string {
    return dueOn.toISOString().slice(0, 10);
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'Who was paid.' })
  creator(@Root() payout: PayoutRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(payout.creatorId);
  }

  @Mutation(() => PayoutCreatePayload, {
    description:
      'Records that a creator was paid what came in before the first of the present month. INVALID_STATE when nothing ' +
      'is due any more. Not for a caller who acts for one creator only.',
  })
  @Scope('revenue:write')
  payoutCreate(
    @Arg('input', { description: 'Whom to pay.' }) input: PayoutCreateInput,
    @Ctx() context: RequestContext,
  ) {
    const creatorId = fromGlobalId('Creator', input.creatorId);
    return mutate(context, { name: 'payoutCreate', input }, async (transaction) => ({
      payouts: await createPayouts(transaction, { creatorId, currency: input.currency }),
    }));
  }
}
