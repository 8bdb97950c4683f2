import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import type { Page } from '../../shared/page';
import { priceFilterSpec } from './price.filter';
import type { PricesArgs } from './price.input';
import { priceOrder } from './price.order';
import {
  findPrices,
  insertPrice,
  listPrices,
  type PriceRow,
  updatePrice as updateRow,
  visiblePrices,
} from './price.repository';
import { checkNewPrice, checkNickname, type NewPriceValues } from './price.rules';
import type { TierRow } from './tier.repository';
import { writableTier, writableTierToUse } from './tier.service';

/** One page of the prices that the caller may see, newest first unless ordered otherwise. */
export function findPricePage(context: RequestContext, args: PricesArgs): Promise<Page<PriceRow>> {
  const where = { AND: [visiblePrices(context.viewer), compileFilter(priceFilterSpec, args.filter)] };
  return listPrices(context.db, { where, order: args.orderBy ? priceOrder(args.orderBy) : NEWEST_FIRST, page: args });
}

/** Creates a price of a paid tier that is still offered. */
export async function createPrice(
  context: RequestContext,
  values: NewPriceValues & { readonly tierId: Id },
): Promise<PriceRow> {
  checkNewPrice(values);
  const tier = await writableTierToUse(context, values.tierId);
  if (tier.type === 'FREE') throw new Failure('INVALID_TIER', 'A free tier has no prices.');
  if (tier.archivedAt) throw new Failure('INVALID_TIER', 'The tier is archived.');
  const currency = parseCurrency(values.currency);
  if (!currency) throw badInput('currency', 'The currency must be an ISO 4217 code.');
  const now = context.clock.now();
  const price = await insertPrice(context.db, {
    organizationId: tier.organizationId,
    id: newId(now),
    tierId: tier.id,
    nickname: values.nickname ?? null,
    type: values.type ?? 'RECURRING',
    amountMinor: BigInt(values.amountMinor),
    currency,
    interval: values.interval ?? null,
    intervalCount: values.intervalCount ?? 1,
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', { price, tier });
}

/** Changes the nickname. What a price costs never changes: who subscribed at it goes on paying the same. */
export async function updatePrice(
  context: RequestContext,
  id: Id,
  values: { readonly nickname?: string | null | undefined },
): Promise<PriceRow> {
  const { nickname } = values;
  checkNickname(nickname);
  const { tier } = await writablePrice(context, id);
  const price = await changePrice(context, id, nickname === undefined ? {} : { nickname });
  return recorded(context, 'updated', { price, tier });
}

/** Ends the offer of a price. Subscriptions at it go on; an archived price stays as it is. */
export async function archivePrice(context: RequestContext, id: Id): Promise<PriceRow> {
  const { price: found, tier } = await writablePrice(context, id);
  if (found.archivedAt) return found;
  const price = await changePrice(context, id, { archivedAt: context.clock.now() });
  return recorded(context, 'archived', { price, tier });
}

async function writablePrice(context: RequestContext, id: Id): Promise<{ price: PriceRow; tier: TierRow }> {
  const [price] = await findPrices(context.db, visiblePrices(context.viewer), { id });
  if (!price) throw notFound('Price');
  return { price, tier: await writableTier(context, price.tierId) };
}

async function changePrice(
  context: RequestContext,
  id: Id,
  columns: Parameters<typeof updateRow>[2],
): Promise<PriceRow> {
  const where = { AND: [visiblePrices(context.viewer), { id }] };
  const price = await updateRow(context.db, where, { ...columns, updatedAt: context.clock.now() });
  if (!price) throw notFound('Price');
  return price;
}

function recorded(context: RequestContext, verb: string, change: { price: PriceRow; tier: TierRow }): PriceRow {
  const { price, tier } = change;
  recordEvent(context, { type: `price.${verb}`, subjectId: price.id, creatorId: tier.creatorId, data: price });
  return price;
}
