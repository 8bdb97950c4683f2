import type { RestRequest } from '../../../route';
import type { BrowseMembersVariables } from '../operations.generated';
import type { OrderTerm } from '../order';
import { type ListParameters, parseList } from '../page';
import { MEMBER_FIELDS, MEMBER_INCLUDES } from '../present/member';
import { refuseDropped } from '../strict';
import { listFilter } from './filter';
import { graphOrders } from './order';

/** What members can be ordered by: their columns. */
const ORDERS = {
  id: 'ID',
  uuid: 'UUID',
  email: 'EMAIL',
  name: 'NAME',
  note: 'NOTE',
  created_at: 'CREATED_AT',
  updated_at: 'UPDATED_AT',
  last_seen_at: 'LAST_SEEN_AT',
  email_count: 'EMAIL_COUNT',
  email_opened_count: 'EMAIL_OPENED_COUNT',
  email_open_rate: 'EMAIL_OPEN_RATE',
  status: 'STATUS',
} as const;

/** The parameters of a list of members. */
export function browseMembers(request: RestRequest): ListParameters {
  const orders = Object.keys(ORDERS);
  return parseList(request, { resource: 'members', orders, includes: MEMBER_INCLUDES, fields: MEMBER_FIELDS });
}

/** What a list of members asks for: the newest first unless ordered otherwise. */
export function browseVariables(request: RestRequest): BrowseMembersVariables {
  const { slice, order, strict } = browseMembers(request);
  const filter = listFilter(request);
  const orderBy = graphOrders(withStatusFirst(order, strict), ORDERS);
  return { ...slice, ...(filter ? { filter } : {}), ...(orderBy.length > 0 ? { orderBy } : {}) };
}

/** Members are listed status by status or by columns: behind a column, the status is not known as an order. */
function withStatusFirst(order: readonly OrderTerm[], strict: boolean): readonly OrderTerm[] {
  const known = order.filter(({ field }, index) => index === 0 || field !== 'status');
  refuseDropped(strict, 'order', known.length < order.length ? ['status'] : []);
  return known;
}
