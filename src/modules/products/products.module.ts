import type { GraphModule } from '../../schema/node';
import { productById } from './product.loaders';
import { ProductResolver } from './product.resolver';

export const productsModule: GraphModule = {
  resolvers: [ProductResolver],
  nodes: { Product: { scope: 'catalog:read', load: (context, id) => productById(context).load(id) } },
};
