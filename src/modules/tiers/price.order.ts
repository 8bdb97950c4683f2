import type { ListOrder } from '../../database/list';
import type { PriceOrder } from './price.input';
import { PriceOrderField } from './price.type';

const COLUMNS: Record<PriceOrderField, Omit<ListOrder, 'direction'>> = {
  [PriceOrderField.ID]: { column: 'id', kind: 'id' },
  [PriceOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
};

/** The order of the list that a caller asked for. */
export function priceOrder(order: PriceOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
