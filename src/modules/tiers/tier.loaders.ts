import { organizationOf, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { productById } from '../products/product.loaders';
import type { ProductRow } from '../products/product.repository';
import { rowFromJson } from '../../database/json-row';
import {
  findDefaultTiers,
  findTierProducts,
  findTiers,
  findTiersBySlug,
  type TierRow,
  visibleTiers,
} from './tier.repository';

/** A visible tier by id, archived ones included, or null. */
export const tierById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(TierRow | null)[]> => {
  const rows = await findTiers(context.db, visibleTiers(context.viewer), ids);
  return oneByKey(ids, rows, (row) => row.id);
});

/** A visible tier by slug, archived ones included, or null. */
export const tierBySlug = loader(
  async (context: RequestContext, slugs: readonly string[]): Promise<(TierRow | null)[]> => {
    const rows = await findTiersBySlug(context.db, visibleTiers(context.viewer), slugs);
    return oneByKey(slugs, rows, (row) => row.slug);
  },
);

const defaultTiers = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(TierRow | null)[]> => {
  const rows = await findDefaultTiers(context.db, visibleTiers(context.viewer));
  return oneByKey(ids, rows, (row) => row.organizationId);
});

/** The tier of the caller's organization to which members without another one belong, or null. */
export function defaultTier(context: RequestContext): Promise<TierRow | null> {
  return defaultTiers(context).load(organizationOf(context));
}

/** The products that a tier gives access to, oldest first. */
export const productsByTier = loader(async (context: RequestContext, ids: readonly Id[]): Promise<ProductRow[][]> => {
  const pairs = await findTierProducts(context.db, visibleTiers(context.viewer), { tierIds: ids });
  const found = await productById(context).loadMany(pairs.map((pair) => pair.productId));
  const products = new Map(found.filter(isRow).map((product) => [product.id, product]));
  return manyByKey(ids, pairs, (pair) => pair.tierId).map((own) =>
    inOrder(own.map((pair) => products.get(pair.productId))),
  );
});

/** The visible tiers that give access to a product, oldest first. */
export const tiersByProduct = loader(async (context: RequestContext, ids: readonly Id[]): Promise<TierRow[][]> => {
  const pairs = await findTierProducts(context.db, visibleTiers(context.viewer), { productIds: ids });
  const found = await tierById(context).loadMany(pairs.map((pair) => pair.tierId));
  const tiers = new Map(found.filter(isRow).map((tier) => [tier.id, tier]));
  return manyByKey(ids, pairs, (pair) => pair.productId).map((own) =>
    inOrder(own.map((pair) => tiers.get(pair.tierId))),
  );
});

function isRow<T extends object>(value: T | Error | null): value is T {
  return value !== null && !(value instanceof Error);
}

/** Ids ascend with creation. */
function inOrder<T extends { id: Id }>(rows: readonly (T | undefined)[]): T[] {
  return rows.filter((row) => row !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The tier behind a row that a statement of another noun brought along as JSON. */
export function tierFromJson(json: Record<string, unknown>): TierRow {
  return rowFromJson<TierRow>(json);
}
