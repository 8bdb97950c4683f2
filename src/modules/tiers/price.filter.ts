import { fromGlobalIdOrNone } from '../../schema/global-id';
import { activeField, exactField, type FilterSpec, nullable, rangeField, textField } from '../../shared/filter';
import type { PriceType } from './price.type';

function upperCase(text: string): string {
  return text.toUpperCase();
}

/** What each field of a price filter means. */
export const priceFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Price', id)),
  tierId: exactField<string>('tierId', (id) => fromGlobalIdOrNone('Tier', id)),
  nickname: textField(nullable('nickname'), { insensitiveParts: true }),
  currency: textField('currency', { normalize: upperCase }),
  type: exactField<PriceType>('type'),
  amountMinor: rangeField<number>('amountMinor', BigInt),
  active: activeField(),
  createdAt: rangeField<Date>('createdAt'),
};
