import type { ListOrder } from '../../database/list';
import type { EntitlementOrder } from './entitlement.input';
import { EntitlementOrderField } from './entitlement.type';

const COLUMNS: Record<EntitlementOrderField, Omit<ListOrder, 'direction'>> = {
  [EntitlementOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [EntitlementOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [EntitlementOrderField.STARTED_AT]: { column: 'startedAt', kind: 'instant' },
  [EntitlementOrderField.ENDED_AT]: { column: 'endedAt', kind: 'instant', nullable: true },
};

/** The order of the list that a caller asked for. */
export function entitlementOrder(order: EntitlementOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
