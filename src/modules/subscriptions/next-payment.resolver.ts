import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { nextPaymentOf, type NextPaymentRow } from './next-payment.service';
import { NextPayment } from './next-payment.type';
import type { SubscriptionRow } from './subscription.repository';
import { MemberSubscription } from './subscription.type';

@Resolver(() => MemberSubscription)
export class NextPaymentResolver {
  @FieldResolver(() => NextPayment, {
    nullable: true,
    description:
      'What is to be paid next; null unless it is in trial, active or past due, and when a paid one ends with its period.',
  })
  nextPayment(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<NextPaymentRow | null> {
    return nextPaymentOf(context, subscription);
  }
}
