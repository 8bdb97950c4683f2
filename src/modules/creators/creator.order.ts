import type { ListOrder } from '../../database/list';
import type { CreatorOrder } from './creator.input';
import { CreatorOrderField } from './creator.type';

const COLUMNS: Record<CreatorOrderField, Omit<ListOrder, 'direction'>> = {
  [CreatorOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [CreatorOrderField.NAME]: { column: 'name', kind: 'text' },
  [CreatorOrderField.SLUG]: { column: 'slug', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function creatorOrder(order: CreatorOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
