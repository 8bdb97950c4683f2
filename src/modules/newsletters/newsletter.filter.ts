import { fromGlobalIdOrNone } from '../../schema/global-id';
import { type Condition, exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';
import { foldCase } from '../../shared/text';

/** What each field of a newsletter filter means. */
export const newsletterFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Newsletter', id)),
  name: textField('nameKey', { normalize: foldCase }),
  slug: textField('slug', { insensitiveParts: true }),
  active: (criteria: { eq?: boolean | null }) => statusCondition(criteria.eq),
  status: exactField<string>('status'),
  subscribeOnSignup: exactField<boolean>('subscribeOnSignup'),
  createdAt: rangeField<Date>('createdAt'),
};

function statusCondition(active: boolean | null | undefined): Condition {
  if (active === undefined || active === null) return {};
  return { status: active ? 'ACTIVE' : 'ARCHIVED' };
}
