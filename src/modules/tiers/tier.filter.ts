import { fromGlobalIdOrNone } from '../../schema/global-id';
import { activeField, exactField, type FilterSpec, nullable, rangeField, textField } from '../../shared/filter';
import type { TierType, TierVisibility } from './tier.type';

/** What each field of a tier filter means. */
export const tierFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Tier', id)),
  creatorId: exactField<string>(nullable('creatorId'), (id) => fromGlobalIdOrNone('Creator', id)),
  name: textField('name', { insensitiveParts: true }),
  slug: textField('slug', { insensitiveParts: true }),
  type: exactField<TierType>('type'),
  visibility: exactField<TierVisibility>('visibility'),
  active: activeField(),
  createdAt: rangeField<Date>('createdAt'),
  updatedAt: rangeField<Date>('updatedAt'),
};
