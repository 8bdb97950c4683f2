import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { ProductCreateInput, ProductArchiveInput, ProductsArgs, ProductUpdateInput } from './product.input';
import { productById } from './product.loaders';
import { ProductArchivePayload, ProductCreatePayload, ProductUpdatePayload } from './product.payload';
import type { ProductRow } from './product.repository';
import { archiveProduct, createProduct, findProductPage, updateProduct } from './product.service';
import { Product, ProductConnection } from './product.type';

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => ProductConnection, { description: 'Products. Newest first unless ordered otherwise.' })
  @Scope('catalog:read')
  products(@Args(() => ProductsArgs) args: ProductsArgs, @Ctx() context: RequestContext): Promise<Page<ProductRow>> {
    return findProductPage(context, args);
  }

  @Query(() => Product, { nullable: true, description: 'A product; null when there is none.' })
  @Scope('catalog:read')
  async product(
    @Arg('id', () => ID, { description: 'The product.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ProductRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Product' ? productById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has not been archived.' })
  active(@Root() product: ProductRow): boolean {
    return product.archivedAt === null;
  }

  @Mutation(() => ProductCreatePayload, { description: 'Creates a product. CONFLICT when the slug is in use.' })
  @Scope('catalog:write')
  productCreate(
    @Arg('input', { description: 'The product.' }) input: ProductCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'productCreate', input }, async (transaction) => ({
      product: await createProduct(transaction, input),
    }));
  }

  @Mutation(() => ProductUpdatePayload, { description: 'Changes only what is given.' })
  @Scope('catalog:write')
  productUpdate(
    @Arg('input', { description: 'The changes.' }) input: ProductUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'productUpdate', input }, async (transaction) => ({
      product: await updateProduct(transaction, fromGlobalId('Product', input.id), input),
    }));
  }

  @Mutation(() => ProductArchivePayload, {
    description: 'Takes a product out of use. Who has access keeps it; an archived one stays as it is.',
  })
  @Scope('catalog:write')
  productArchive(
    @Arg('input', { description: 'The product.' }) input: ProductArchiveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'productArchive', input }, async (transaction) => ({
      product: await archiveProduct(transaction, fromGlobalId('Product', input.id)),
    }));
  }
}
