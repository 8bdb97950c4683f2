import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';

/** What each field of a creator filter means. */
export const creatorFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Creator', id)),
  name: textField('name', { insensitiveParts: true }),
  slug: textField('slug', { insensitiveParts: true }),
  isDefault: exactField<boolean>('isDefault'),
  createdAt: rangeField<Date>('createdAt'),
};
