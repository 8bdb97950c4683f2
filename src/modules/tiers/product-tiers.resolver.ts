import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import type { ProductRow } from '../products/product.repository';
import { Product } from '../products/product.type';
import { tiersByProduct } from './tier.loaders';
import type { TierRow } from './tier.repository';
import { Tier } from './tier.type';

@Resolver(() => Product)
export class ProductTiersResolver {
  @FieldResolver(() => [Tier], { description: 'The tiers that give access to it, oldest first.' })
  tiers(@Root() product: ProductRow, @Ctx() context: RequestContext): Promise<TierRow[]> {
    return tiersByProduct(context).load(product.id);
  }
}
