import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { type AnnouncementRow, findAnnouncements, visibleAnnouncements } from './announcement.repository';

/** A visible announcement by id, or null. */
export const announcementById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(AnnouncementRow | null)[]> => {
    const where = { AND: [visibleAnnouncements(context.viewer), { id: { in: [...ids] } }] };
    return oneByKey(ids, await findAnnouncements(context.db, where), (row) => row.id);
  },
);
