import type { GraphModule } from '../../schema/node';
import { priceById } from './price.loaders';
import { PriceResolver } from './price.resolver';
import { ProductTiersResolver } from './product-tiers.resolver';
import { tierById } from './tier.loaders';
import { TierResolver } from './tier.resolver';

export const tiersModule: GraphModule = {
  resolvers: [TierResolver, PriceResolver, ProductTiersResolver],
  nodes: {
    Tier: { scope: 'catalog:read', load: (context, id) => tierById(context).load(id) },
    Price: { scope: 'catalog:read', load: (context, id) => priceById(context).load(id) },
  },
};
