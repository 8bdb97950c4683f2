import type { ListOrder } from '../../database/list';
import type { TierOrder } from './tier.input';
import { TierOrderField } from './tier.type';

const COLUMNS: Record<TierOrderField, Omit<ListOrder, 'direction'>> = {
  [TierOrderField.ID]: { column: 'id', kind: 'id' },
  [TierOrderField.RANK]: { column: 'rank', kind: 'number' },
  [TierOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [TierOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [TierOrderField.NAME]: { column: 'name', kind: 'text' },
  [TierOrderField.SLUG]: { column: 'slug', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function tierOrder(order: TierOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
