import { knownViewer, type RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { chooseSlug } from '../../shared/slug';
import { slugify } from '../../shared/text';
import { existingCreatorId } from '../creators/creator.service';
import { productsToUse } from '../products/product.service';
import { tierFilterSpec } from './tier.filter';
import type { TiersArgs } from './tier.input';
import { tierOrder } from './tier.order';
import {
  findTiers,
  insertTier,
  listTiers,
  lockTier,
  nextRank,
  replaceTierProducts,
  takenTierSlugs,
  type TierRow,
  updateTier as updateRow,
  visibleTiers,
} from './tier.repository';
import { checkTierValues, MAX_RANK, type NewTierValues, type TierChanges, type TierValues } from './tier.rules';

const CHOSEN_ORDER: ListOrder = { column: 'rank', direction: 'asc', kind: 'number' };

/** One page of the tiers that the caller may see, lowest rank first unless ordered otherwise. */
export function findTierPage(context: RequestContext, args: TiersArgs): Promise<Page<TierRow>> {
  const where = { AND: [visibleTiers(context.viewer), compileFilter(tierFilterSpec, args.filter)] };
  return listTiers(context.db, { where, order: args.orderBy ? tierOrder(args.orderBy) : CHOSEN_ORDER, page: args });
}

/**
 * Creates a tier of the whole organization or of one creator; a caller who acts for a creator makes that creator's own.
 * The default tier, where members without a subscription belong, is free and there is one.
 */
export async function createTier(context: RequestContext, values: NewTierValues): Promise<TierRow> {
  const { organizationId } = knownViewer(context);
  const { type, isDefault = false, ...others } = values;
  checkTierValues({ ...others, slug: values.slug ?? undefined });
  if (isDefault && type !== 'FREE') throw new Failure('INVALID_TIER', 'The default tier must be free.');
  const now = context.clock.now();
  const tier = await insertTier(context.db, {
    ...columnsOf(others),
    organizationId,
    id: newId(now),
    creatorId: await ownerOf(context, values.creatorId),
    name: values.name,
    slug: await chooseSlug(values.slug, slugify(values.name, 'tier'), (base) =>
      takenTierSlugs(context.db, organizationId, base),
    ),
    type: type ?? 'PAID',
    isDefault,
    rank: values.rank ?? Math.min(await nextRank(context.db, organizationId), MAX_RANK),
    createdAt: now,
    updatedAt: now,
  });
  return withProducts(context, 'created', { tier, productIds: values.productIds ?? [] });
}

/** Changes what is given. Members who have subscribed already keep what they have, also under a lower limit. */
export async function updateTier(context: RequestContext, id: Id, values: TierChanges): Promise<TierRow> {
  checkTierValues(values);
  const found = await writableTier(context, id);
  const { verb, ...archival } = archivalOf(found, values.active, context.clock.now());
  const tier = await changeTier(context, id, { ...columnsOf(values), ...archival });
  const productIds = values.productIds === null ? [] : values.productIds;
  return withProducts(context, verb, { tier, productIds });
}

/** Ends the offer of a tier. Live subscriptions go on; an archived tier stays as it is. */
export async function archiveTier(context: RequestContext, id: Id): Promise<TierRow> {
  const found = await writableTier(context, id);
  const { verb, ...archival } = archivalOf(found, false, context.clock.now());
  if (found.archivedAt) return found;
  return withProducts(context, verb, { tier: await changeTier(context, id, archival) });
}

/** What becomes of a tier that is to be offered or not, and the word for it. */
function archivalOf(
  tier: TierRow,
  active: boolean | null | undefined,
  now: Date,
): { readonly verb: string; readonly archivedAt?: Date | null } {
  if (active === false && tier.isDefault) throw new Failure('INVALID_STATE', 'The default tier cannot be archived.');
  if (active === false && !tier.archivedAt) return { verb: 'archived', archivedAt: now };
  if (active === true && tier.archivedAt) return { verb: 'unarchived', archivedAt: null };
  return { verb: 'updated' };
}

/**
 * A tier that the caller may change: NOT_FOUND for one that the caller cannot see, FORBIDDEN for one that belongs to the
 * whole organization when the caller acts for one creator.
 */
export async function writableTier(context: RequestContext, id: Id): Promise<TierRow> {
  const { creatorId } = knownViewer(context);
  const [tier] = await findTiers(context.db, visibleTiers(context.viewer), [id]);
  if (!tier) throw notFound('Tier');
  if (creatorId && tier.creatorId !== creatorId)
    throw new Failure('FORBIDDEN', 'This credential may change the tiers of its own creator only.');
  return tier;
}

/** Like writableTier, for a tier that must stay as it is until the transaction ends. */
export async function writableTierToUse(context: RequestContext, id: Id): Promise<TierRow> {
  await lockTier(context.db, { organizationId: knownViewer(context).organizationId, id });
  return writableTier(context, id);
}

async function ownerOf(context: RequestContext, asked: Id | null | undefined): Promise<Id | null> {
  if (asked) return existingCreatorId(context, asked);
  return knownViewer(context).creatorId;
}

async function changeTier(context: RequestContext, id: Id, columns: Parameters<typeof updateRow>[2]): Promise<TierRow> {
  const where = { AND: [visibleTiers(context.viewer), { id }] };
  const tier = await updateRow(context.db, where, { ...columns, updatedAt: context.clock.now() });
  if (!tier) throw notFound('Tier');
  return tier;
}

/** Sets the products of a tier when they are given, and notes what happened to the tier. */
async function withProducts(
  context: RequestContext,
  verb: string,
  change: { readonly tier: TierRow; readonly productIds?: readonly Id[] | undefined },
): Promise<TierRow> {
  const { tier, productIds } = change;
  if (productIds) {
    const products = await productsToUse(context, [...new Set(productIds)]);
    const archived = products.find((product) => product.archivedAt);
    if (archived) throw badInput('productIds', `The product ${archived.slug} is archived.`);
    await replaceTierProducts(
      context.db,
      tier,
      products.map((product) => product.id),
    );
  }
  const data = { ...tier, ...(productIds ? { productIds } : {}) };
  recordEvent(context, { type: `tier.${verb}`, subjectId: tier.id, creatorId: tier.creatorId, data });
  return tier;
}

/** The columns that the given values set; absent values set none, and null stands for the default. */
function columnsOf(values: TierValues) {
  const { name, slug, description, benefits, visibility, limit, trialDays, welcomePageUrl, rank } = values;
  return {
    ...(name ? { name } : {}),
    ...(slug ? { slug } : {}),
    ...(description === undefined ? {} : { description }),
    ...(benefits === undefined ? {} : { benefits: [...(benefits ?? [])] }),
    ...(visibility === undefined ? {} : { visibility: visibility ?? ('PUBLIC' as const) }),
    ...(limit === undefined ? {} : { memberLimit: limit }),
    ...(trialDays === undefined ? {} : { trialDays: trialDays ?? 0 }),
    ...(welcomePageUrl === undefined ? {} : { welcomePageUrl }),
    ...(rank === undefined ? {} : { rank: rank ?? 0 }),
  };
}
