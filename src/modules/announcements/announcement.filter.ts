import { fromGlobalIdOrNone } from '../../schema/global-id';
import { activeField, exactField, type FilterSpec, nullable, rangeField, textField } from '../../shared/filter';

/** What each field of a filter of announcements means. */
export const announcementFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Announcement', id)),
  creatorId: exactField<string>(nullable('creatorId'), (id) => fromGlobalIdOrNone('Creator', id)),
  title: textField('title', { insensitiveParts: true }),
  visibility: (values: readonly string[]) => ({ visibility: { in: [...values] } }),
  pinned: ({ eq }: { eq?: boolean | null }) => (typeof eq === 'boolean' ? { pinnedAt: eq ? { not: null } : null } : {}),
  active: activeField(),
  publishedAt: rangeField<Date>('publishedAt'),
};
