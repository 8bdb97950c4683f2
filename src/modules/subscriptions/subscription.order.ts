import type { ListOrder } from '../../database/list';
import type { SubscriptionOrder } from './subscription.input';
import { SubscriptionOrderField } from './subscription.type';

const COLUMNS: Record<SubscriptionOrderField, Omit<ListOrder, 'direction'>> = {
  [SubscriptionOrderField.ID]: { column: 'id', kind: 'id' },
  [SubscriptionOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [SubscriptionOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [SubscriptionOrderField.STARTED_AT]: { column: 'startedAt', kind: 'instant' },
  [SubscriptionOrderField.CURRENT_PERIOD_END_AT]: { column: 'currentPeriodEndAt', kind: 'instant', nullable: true },
};

/** The order of the list that a caller asked for. */
export function subscriptionOrder(order: SubscriptionOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
