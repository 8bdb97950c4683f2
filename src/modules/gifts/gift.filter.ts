import type { ListOrder } from '../../database/list';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { type Column, exactField, type FilterSpec, nullable, rangeField } from '../../shared/filter';
import type { GiftOrder } from './gift.input';
import { GiftOrderField } from './gift.type';

const idField = (column: Column, type: string) => exactField<string>(column, (id) => fromGlobalIdOrNone(type, id));

/** What each field of a filter of gifts means. */
export const giftFilterSpec: FilterSpec = {
  id: idField('id', 'Gift'),
  fromMemberId: idField('fromMemberId', 'Member'),
  toMemberId: idField(nullable('toMemberId'), 'Member'),
  tierId: idField('tierId', 'Tier'),
  status: exactField<string>('status'),
  createdAt: rangeField<Date>('createdAt'),
};

const COLUMNS: Record<GiftOrderField, Omit<ListOrder, 'direction'>> = {
  [GiftOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [GiftOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
};

/** The order of the list that a caller asked for. */
export function giftOrder({ field, direction }: GiftOrder): ListOrder {
  return { ...COLUMNS[field], direction: direction === 'ASC' ? 'asc' : 'desc' };
}
