import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, nullable, rangeField, textField } from '../../shared/filter';

const among = (column: string) => (values: readonly string[]) => ({ [column]: { in: [...values] } });

/** What each field of a filter of campaigns means. */
export const campaignFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Campaign', id)),
  creatorId: exactField<string>(nullable('creatorId'), (id) => fromGlobalIdOrNone('Creator', id)),
  name: textField('name', { insensitiveParts: true }),
  type: textField('type', { insensitiveParts: true }),
  segment: among('segment'),
  status: among('status'),
  scheduledAt: rangeField<Date>(nullable('scheduledAt')),
  createdAt: rangeField<Date>('createdAt'),
};
