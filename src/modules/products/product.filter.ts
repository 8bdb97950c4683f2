import { fromGlobalIdOrNone } from '../../schema/global-id';
import { activeField, exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';

/** What each field of a product filter means. */
export const productFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Product', id)),
  name: textField('name', { insensitiveParts: true }),
  slug: textField('slug', { insensitiveParts: true }),
  active: activeField(),
  createdAt: rangeField<Date>('createdAt'),
};
