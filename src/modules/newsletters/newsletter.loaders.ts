import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  findMemberNewsletters,
  findNewsletters,
  type NewsletterRow,
  visibleNewsletters,
} from './newsletter.repository';

/** A visible newsletter by id, or null. */
export const newsletterById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(NewsletterRow | null)[]> => {
    const rows = await findNewsletters(context.db, visibleNewsletters(context.viewer), { id: { in: [...ids] } });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** The newsletters that a member is subscribed to, archived ones included, in the order that the staff chose. */
export const newslettersByMember = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<NewsletterRow[][]> => {
    const rows = await findMemberNewsletters(context.db, visibleNewsletters(context.viewer), ids);
    return manyByKey(ids, rows, (row) => row.memberId).map((found) => found.map(({ newsletter }) => newsletter));
  },
);
