import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { cancelSubscription, pauseSubscription, resumeSubscription } from './subscription-lifecycle.service';
import { paySubscription } from './subscription-pay.service';
import {
  SubscriptionCancelInput,
  SubscriptionChangeInput,
  SubscriptionCreateInput,
  SubscriptionPauseInput,
  SubscriptionPayInput,
  SubscriptionResumeInput,
  SubscriptionsArgs,
} from './subscription.input';
import { subscriptionById } from './subscription.loaders';
import {
  SubscriptionCancelPayload,
  SubscriptionChangePayload,
  SubscriptionCreatePayload,
  SubscriptionPausePayload,
  SubscriptionPayPayload,
  SubscriptionResumePayload,
} from './subscription.payload';
import type { SubscriptionRow } from './subscription.repository';
import { changeSubscription, createSubscription, findSubscriptionPage } from './subscription.service';
import { MemberSubscription, MemberSubscriptionConnection } from './subscription.type';

@Resolver()
export class SubscriptionResolver {
  @Query(() => MemberSubscriptionConnection, { description: 'Subscriptions, newest first unless ordered otherwise.' })
  @Scope('subscriptions:read')
  subscriptions(
    @Args(() => SubscriptionsArgs) args: SubscriptionsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<SubscriptionRow>> {
    return findSubscriptionPage(context, args);
  }

  @Query(() => MemberSubscription, { nullable: true, description: 'A subscription; null when there is none.' })
  @Scope('subscriptions:read')
  async subscription(
    @Arg('id', () => ID, { description: 'The subscription.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<SubscriptionRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'MemberSubscription' ? subscriptionById(context).load(parsed.id) : null;
  }

  @Mutation(() => SubscriptionCreatePayload, {
    description:
      'Subscribes a member to a tier. INVALID_TIER when the tier cannot be subscribed to, ALREADY_SUBSCRIBED when a ' +
      'live subscription to it exists, TIER_LIMIT_REACHED when it is full.',
  })
  @Scope('subscriptions:write')
  subscriptionCreate(
    @Arg('input', { description: 'The subscription.' }) input: SubscriptionCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'subscriptionCreate', input }, async (transaction) => ({
      subscription: await createSubscription(transaction, {
        ...input,
        memberId: fromGlobalId('Member', input.memberId),
        tierId: fromGlobalId('Tier', input.tierId),
        priceId: fromOptionalGlobalId('Price', input.priceId),
        discountId: fromOptionalGlobalId('Discount', input.discountId),
      }),
    }));
  }

  @Mutation(() => SubscriptionChangePayload, {
    description:
      'Moves a subscription to another tier or price at once; what is paid starts a new period. ALREADY_SUBSCRIBED ' +
      'when it has them already or another one has the tier, TIER_LIMIT_REACHED when the tier is full.',
  })
  @Scope('subscriptions:write')
  subscriptionChange(
    @Arg('input', { description: 'The new tier and price.' }) input: SubscriptionChangeInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'subscriptionChange', input }, async (transaction) => ({
      subscription: await changeSubscription(transaction, fromGlobalId('MemberSubscription', input.id), {
        paymentMethod: input.paymentMethod,
        tierId: fromGlobalId('Tier', input.tierId),
        priceId: fromOptionalGlobalId('Price', input.priceId),
      }),
    }));
  }

  @Mutation(() => SubscriptionPayPayload, {
    description:
      'Gives a subscription another card and lets it pay at once what is due: of one that is PAST_DUE the period that is ' +
      'owed, of one that is UNPAID a new period from now on; it is ACTIVE then. While nothing is due, the card is kept ' +
      'for later and nothing is charged. PAYMENT_FAILED when the card is declined: nothing is changed then. ' +
      'INVALID_STATE when the subscription is over, is not paid for, or is billed elsewhere.',
  })
  @Scope('subscriptions:write')
  subscriptionPay(
    @Arg('input', { description: 'Which, and the card.' }) input: SubscriptionPayInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'subscriptionPay', input }, async (transaction) => ({
      subscription: await paySubscription(
        transaction,
        fromGlobalId('MemberSubscription', input.id),
        input.paymentMethod,
      ),
    }));
  }

  @Mutation(() => SubscriptionPausePayload, {
    description: 'Lets an active paid subscription rest; access lasts until its period ends.',
  })
  @Scope('subscriptions:write')
  subscriptionPause(
    @Arg('input', { description: 'Which, and until when.' }) input: SubscriptionPauseInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'subscriptionPause', input }, async (transaction) => ({
      subscription: await pauseSubscription(transaction, fromGlobalId('MemberSubscription', input.id), input.resumeAt),
    }));
  }

  @Mutation(() => SubscriptionResumePayload, {
    description: 'Lets a paused subscription go on, or withdraws a cancellation at the end of the period.',
  })
  @Scope('subscriptions:write')
  subscriptionResume(
    @Arg('input', { description: 'Which.' }) input: SubscriptionResumeInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'subscriptionResume', input }, async (transaction) => ({
      subscription: await resumeSubscription(transaction, fromGlobalId('MemberSubscription', input.id)),
    }));
  }

  @Mutation(() => SubscriptionCancelPayload, {
    description: 'Cancels a subscription, at once or when its period ends. INVALID_STATE when it is over.',
  })
  @Scope('subscriptions:write')
  subscriptionCancel(
    @Arg('input', { description: 'Which, when and why.' }) input: SubscriptionCancelInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'subscriptionCancel', input }, async (transaction) => ({
      subscription: await cancelSubscription(transaction, fromGlobalId('MemberSubscription', input.id), input),
    }));
  }
}
