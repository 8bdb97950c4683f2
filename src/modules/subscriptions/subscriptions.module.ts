import type { GraphModule } from '../../schema/node';
import { MemberStatusResolver } from './member-status.resolver';
import { NextPaymentResolver } from './next-payment.resolver';
import { MemberSubscriptionsResolver, SubscriptionRelationsResolver } from './subscription-relations.resolver';
import { subscriptionById } from './subscription.loaders';
import { MemberStandingResolver, SubscriptionMonthsResolver } from './standing.resolver';
import { TierRevenueResolver } from './tier-revenue.resolver';
import { SubscriptionResolver } from './subscription.resolver';
import { SubscriptionChangeResolver } from './subscription.subscription';

export const subscriptionsModule: GraphModule = {
  resolvers: [
    SubscriptionResolver,
    SubscriptionRelationsResolver,
    NextPaymentResolver,
    MemberSubscriptionsResolver,
    MemberStatusResolver,
    MemberStandingResolver,
    SubscriptionMonthsResolver,
    TierRevenueResolver,
    SubscriptionChangeResolver,
  ],
  nodes: {
    MemberSubscription: { scope: 'subscriptions:read', load: (context, id) => subscriptionById(context).load(id) },
  },
};
