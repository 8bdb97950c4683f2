import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  countSubscribed,
  findMemberNewsletters,
  findNewsletters,
  type NewsletterAudience,
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
    const rows = await findMemberNewsletters(context.db, context.viewer, ids);
    return manyByKey(ids, rows, (row) => row.memberId).map((found) => found.map(({ newsletter }) => newsletter));
  },
);

const NOBODY: NewsletterAudience = { memberCount: 0, activeMemberCount: 0 };

/** How many of the members that the caller sees a newsletter has. */
export const newsletterAudience = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<NewsletterAudience[]> => {
    const rows = await countSubscribed(context.db, knownViewer(context), ids);
    return oneByKey(ids, rows, (row) => row.newsletterId).map((audience) => audience ?? NOBODY);
  },
);
