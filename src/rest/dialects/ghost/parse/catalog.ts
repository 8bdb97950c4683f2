import { skipCursor } from '../../../../shared/page';
import type { RestRequest } from '../../../route';
import { labelFilterOf, newsletterFilterOf, offerFilterOf, tierFilterOf } from '../nql/nql';
import type {
  BrowseLabelsVariables,
  BrowseNewslettersVariables,
  BrowseOffersVariables,
  BrowseTiersVariables,
} from '../operations.generated';
import { type ListParameters, parseList } from '../page';
import { listOptions } from './filter';
import { graphOrders } from './order';

/** The largest page of a connection: more tiers or offers than these are on further pages. */
const ALL = 200;

export const LABEL_INCLUDES = ['count.members'];
export const NEWSLETTER_INCLUDES = ['count.members', 'count.active_members', 'count.posts'];
const TIER_INCLUDES = ['monthly_price', 'yearly_price', 'benefits'];

const LABEL_ORDERS = { name: 'NAME', slug: 'SLUG', created_at: 'CREATED_AT' } as const;
const NEWSLETTER_ORDERS = {
  id: 'ID',
  name: 'NAME',
  slug: 'SLUG',
  sort_order: 'SORT_ORDER',
  created_at: 'CREATED_AT',
} as const;
const TIER_ORDERS = {
  id: 'ID',
  name: 'NAME',
  slug: 'SLUG',
  created_at: 'CREATED_AT',
  updated_at: 'UPDATED_AT',
} as const;

/** The parameters of a list of labels. */
export function browseLabels(request: RestRequest): ListParameters {
  return parseList(request, { resource: 'labels', orders: Object.keys(LABEL_ORDERS), includes: LABEL_INCLUDES });
}

/** What a list of labels asks for: by name unless ordered otherwise. */
export function labelsVariables(request: RestRequest): BrowseLabelsVariables {
  const { slice, order, filter: text, include } = browseLabels(request);
  const filter = labelFilterOf(text, listOptions(request));
  const [orderBy = { field: 'NAME' as const, direction: 'ASC' as const }] = graphOrders(order, LABEL_ORDERS);
  return { ...slice, ...(filter ? { filter } : {}), orderBy, withCount: include.has('count.members') };
}

/** The parameters of a list of newsletters. */
export function browseNewsletters(request: RestRequest): ListParameters {
  const orders = Object.keys(NEWSLETTER_ORDERS);
  return parseList(request, { resource: 'newsletters', orders, includes: NEWSLETTER_INCLUDES });
}

/** What a list of newsletters asks for, archived ones too: in their own order unless ordered otherwise. */
export function newslettersVariables(request: RestRequest): BrowseNewslettersVariables {
  const { slice, order, filter: text, include } = browseNewsletters(request);
  const filter = newsletterFilterOf(text, listOptions(request));
  const [orderBy] = graphOrders(order, NEWSLETTER_ORDERS);
  return { ...slice, ...(filter ? { filter } : {}), ...(orderBy ? { orderBy } : {}), ...newsletterCounts(include) };
}

/** Which of the counts of newsletters are wanted. */
export function newsletterCounts(include: ReadonlySet<string>) {
  return { withMembers: include.has('count.members'), withActiveMembers: include.has('count.active_members') };
}

/** What a list of tiers asks for: all of them unless filtered. */
export function tiersVariables(request: RestRequest): BrowseTiersVariables {
  const rules = { resource: 'tiers', orders: Object.keys(TIER_ORDERS), includes: TIER_INCLUDES } as const;
  const { order, filter: text, page } = parseList(request, rules);
  const filter = tierFilterOf(text, listOptions(request));
  const [orderBy = { field: 'RANK' as const, direction: 'ASC' as const }] = graphOrders(order, TIER_ORDERS);
  return { ...sliceOf(page), ...(filter ? { filter } : {}), orderBy };
}

/** What a list of tiers says of itself, in the order of Ghost's keys: the limit is the number of tiers. */
export function presentTierPage(request: RestRequest, total: number) {
  const { page } = parseList(request, { resource: 'tiers', orders: [], includes: TIER_INCLUDES });
  const [pages, limit] = [Math.max(1, Math.ceil(total / ALL)), Math.min(total, ALL)];
  const [prev, next] = [page > 1 ? page - 1 : null, page < pages ? page + 1 : null];
  return { pagination: { page, pages, limit, total, prev, next } };
}

/** What a list of offers asks for: all of them unless filtered. */
export function offersVariables(request: RestRequest): BrowseOffersVariables {
  const { filter: text, page } = parseList(request, { resource: 'offers', orders: [], includes: [] });
  const filter = offerFilterOf(text, listOptions(request));
  return { ...sliceOf(page), ...(filter ? { filter } : {}) };
}

function sliceOf(page: number): { first: number; after?: string } {
  return page > 1 ? { first: ALL, after: skipCursor((page - 1) * ALL) } : { first: ALL };
}
