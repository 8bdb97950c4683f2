import type { ListOrder } from '../../database/list';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { type Column, type Condition, exactField, type FilterSpec, nullable, rangeField } from '../../shared/filter';
import { type TipOrder, type TipStatusFilter } from './tip.input';
import { TipOrderField } from './tip.type';

const idField = (column: Column, type: string) => exactField<string>(column, (id) => fromGlobalIdOrNone(type, id));
const statusField = exactField<string>('status') as (criteria: TipStatusFilter) => Condition;

/** What each field of a filter of tips means. */
export const tipFilterSpec: FilterSpec = {
  id: idField('id', 'Tip'),
  // Empty for an anonymous tip, so that nothing can be found out by asking whose it is.
  memberId: idField(nullable('memberId'), 'Member'),
  creatorId: idField('creatorId', 'Creator'),
  jarId: idField(nullable('jarId'), 'TipJar'),
  status: (criteria: TipStatusFilter) => ({ purchase: statusField(criteria) }),
  anonymous: exactField<boolean>('anonymous'),
  amountMinor: rangeField<number>('amountMinor', BigInt),
  tippedAt: rangeField<Date>('tippedAt'),
};

const COLUMNS: Record<TipOrderField, Omit<ListOrder, 'direction'>> = {
  [TipOrderField.TIPPED_AT]: { column: 'tippedAt', kind: 'instant' },
  [TipOrderField.AMOUNT]: { column: 'amountMinor', kind: 'number' },
};

/** Newest first. */
export const LATEST_TIPS: ListOrder = { ...COLUMNS[TipOrderField.TIPPED_AT], direction: 'desc' };

/** The order of the list that a caller asked for. */
export function tipOrder({ field, direction }: TipOrder): ListOrder {
  return { ...COLUMNS[field], direction: direction === 'ASC' ? 'asc' : 'desc' };
}
