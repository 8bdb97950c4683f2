import type { GraphModule } from '../../schema/node';
import { discountById } from './discount.loaders';
import { DiscountResolver } from './discount.resolver';
import { SubscriptionDiscountsResolver } from './subscription-discounts.resolver';
import { TierDiscountsResolver } from './tier-discounts.resolver';

export const discountsModule: GraphModule = {
  resolvers: [DiscountResolver, SubscriptionDiscountsResolver, TierDiscountsResolver],
  nodes: { Discount: { scope: 'catalog:read', load: (context, id) => discountById(context).load(id) } },
};
