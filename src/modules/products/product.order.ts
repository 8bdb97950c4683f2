import type { ListOrder } from '../../database/list';
import type { ProductOrder } from './product.input';
import { ProductOrderField } from './product.type';

const COLUMNS: Record<ProductOrderField, Omit<ListOrder, 'direction'>> = {
  [ProductOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [ProductOrderField.NAME]: { column: 'name', kind: 'text' },
  [ProductOrderField.SLUG]: { column: 'slug', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function productOrder(order: ProductOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
