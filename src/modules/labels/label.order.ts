import type { ListOrder } from '../../database/list';
import type { LabelOrder } from './label.input';
import { LabelOrderField } from './label.type';

const COLUMNS: Record<LabelOrderField, Omit<ListOrder, 'direction'>> = {
  [LabelOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [LabelOrderField.NAME]: { column: 'nameKey', kind: 'text' },
  [LabelOrderField.SLUG]: { column: 'slug', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function labelOrder(order: LabelOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
