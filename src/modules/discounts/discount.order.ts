import type { ListOrder } from '../../database/list';
import type { DiscountOrder } from './discount.input';
import { DiscountOrderField } from './discount.type';

const COLUMNS: Record<DiscountOrderField, Omit<ListOrder, 'direction'>> = {
  [DiscountOrderField.ID]: { column: 'id', kind: 'id' },
  [DiscountOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [DiscountOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [DiscountOrderField.NAME]: { column: 'nameKey', kind: 'text' },
  [DiscountOrderField.CODE]: { column: 'code', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function discountOrder(order: DiscountOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
