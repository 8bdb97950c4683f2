import type { ListOrder } from '../../database/list';
import type { MemberOrder } from './member.input';
import { MemberOrderField } from './member.type';

const COLUMNS: Record<MemberOrderField, Omit<ListOrder, 'direction'>> = {
  [MemberOrderField.ID]: { column: 'id', kind: 'id' },
  [MemberOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [MemberOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [MemberOrderField.LAST_SEEN_AT]: { column: 'lastSeenAt', kind: 'instant', nullable: true },
  [MemberOrderField.EMAIL]: { column: 'emailKey', kind: 'text', nullable: true },
  [MemberOrderField.NAME]: { column: 'name', kind: 'text', nullable: true },
};

/** The order of the list that a caller asked for. */
export function memberOrder(order: MemberOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
