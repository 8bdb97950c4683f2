import type { ListOrder } from '../../database/list';
import type { PurchaseOrder } from './purchase.input';
import { PurchaseOrderField } from './purchase.type';

const COLUMNS: Record<PurchaseOrderField, Omit<ListOrder, 'direction'>> = {
  [PurchaseOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [PurchaseOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [PurchaseOrderField.PURCHASED_AT]: { column: 'purchasedAt', kind: 'instant' },
};

/** The order of the list that a caller asked for. */
export function purchaseOrder(order: PurchaseOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
