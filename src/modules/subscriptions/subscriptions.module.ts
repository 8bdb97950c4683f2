import type { GraphModule } from '../../schema/node';
import { MemberSubscriptionsResolver, SubscriptionRelationsResolver } from './subscription-relations.resolver';
import { subscriptionById } from './subscription.loaders';
import { SubscriptionResolver } from './subscription.resolver';
import { SubscriptionChangeResolver } from './subscription.subscription';

export const subscriptionsModule: GraphModule = {
  resolvers: [
    SubscriptionResolver,
    SubscriptionRelationsResolver,
    MemberSubscriptionsResolver,
    SubscriptionChangeResolver,
  ],
  nodes: {
    MemberSubscription: { scope: 'subscriptions:read', load: (context, id) => subscriptionById(context).load(id) },
  },
};
