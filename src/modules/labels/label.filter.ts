import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';
import { foldCase } from '../../shared/text';

/** What each field of a label filter means. */
export const labelFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Label', id)),
  name: textField('nameKey', { normalize: foldCase }),
  slug: textField('slug', { insensitiveParts: true }),
  createdAt: rangeField<Date>('createdAt'),
};
