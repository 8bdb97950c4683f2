import { type ListOrder, NEWEST_FIRST } from '../../database/list';
import type { MemberOrder } from './member.input';
import { MemberOrderField } from './member.type';

const COLUMNS: Record<MemberOrderField, Omit<ListOrder, 'direction'>> = {
  [MemberOrderField.ID]: { column: 'id', kind: 'id' },
  [MemberOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [MemberOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [MemberOrderField.LAST_SEEN_AT]: { column: 'lastSeenAt', kind: 'instant', nullable: true },
  [MemberOrderField.EMAIL]: { column: 'emailKey', kind: 'text', nullable: true },
  [MemberOrderField.NAME]: { column: 'name', kind: 'text', nullable: true },
  [MemberOrderField.NOTE]: { column: 'note', kind: 'text', nullable: true },
  [MemberOrderField.UUID]: { column: 'uuid', kind: 'uuid' },
  [MemberOrderField.EMAIL_COUNT]: { column: 'emailCount', kind: 'number' },
  [MemberOrderField.EMAIL_OPENED_COUNT]: { column: 'emailOpenedCount', kind: 'number' },
  [MemberOrderField.EMAIL_OPEN_RATE]: { column: 'emailOpenRate', kind: 'number', nullable: true },
};

/** The orders of the list that a caller asked for; newest first without any. */
export function memberOrders(orders: readonly MemberOrder[] | null | undefined): ListOrder[] {
  if (!orders || orders.length === 0) return [NEWEST_FIRST];
  return orders.map(({ field, direction }) => ({ ...COLUMNS[field], direction: direction === 'ASC' ? 'asc' : 'desc' }));
}
