import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';
import { foldCase } from '../../shared/text';

/** What each field of a discount filter means. */
export const discountFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Discount', id)),
  tierId: exactField<string>('tierId', (id) => fromGlobalIdOrNone('Tier', id)),
  name: textField('nameKey', { normalize: foldCase }),
  code: textField('code', { insensitiveParts: true }),
  type: exactField<string>('type'),
  cadence: exactField<string>('cadence'),
  status: exactField<string>('status'),
  redemptionType: exactField<string>('redemptionType'),
  createdAt: rangeField<Date>('createdAt'),
};
