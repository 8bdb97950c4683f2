import { knownViewer, type RequestContext } from '../../context';
import { notFound } from '../../shared/failure';
import { manyByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { deleteMemberNewsletters } from './newsletter-bulk.repository';
import {
  findMemberNewsletters,
  findNewsletters,
  type NewsletterRow,
  visibleNewsletters,
} from './newsletter.repository';

/** The newsletters of one member before and after some of them were ended, in the order of the staff. */
export interface MemberNewslettersChange {
  readonly memberId: Id;
  readonly before: readonly Id[];
  readonly after: readonly Id[];
}

/** A visible newsletter, or NOT_FOUND. */
export async function newsletterToLeave(context: RequestContext, id: Id): Promise<NewsletterRow> {
  const [newsletter] = await findNewsletters(context.db, visibleNewsletters(context.viewer), { id });
  if (!newsletter) throw notFound('Newsletter');
  return newsletter;
}

/**
 * Ends the subscriptions of members, whom the transaction has locked, to one newsletter or (null) to all active ones,
 * and answers who had any.
 */
export async function unsubscribeAll(
  context: RequestContext,
  newsletter: NewsletterRow | null,
  memberIds: readonly Id[],
): Promise<MemberNewslettersChange[]> {
  const links = await findMemberNewsletters(context.db, context.viewer, memberIds);
  const leaves = ({ id, status }: NewsletterRow) => (newsletter ? id === newsletter.id : status === 'ACTIVE');
  const attached = manyByKey(memberIds, links, (link) => link.memberId);
  const changes = memberIds.flatMap((memberId, place) => {
    // What was archived before stays attached and is told of only when it is what is left.
    const told = (attached[place] ?? [])
      .map((link) => link.newsletter)
      .filter((each) => each.status === 'ACTIVE' || leaves(each));
    if (!told.some(leaves)) return [];
    const after = told.filter((each) => !leaves(each));
    return [{ memberId, before: told.map(({ id }) => id), after: after.map(({ id }) => id) }];
  });
  const left = new Set(
    links
      .map((link) => link.newsletter)
      .filter(leaves)
      .map(({ id }) => id),
  );
  const ended = { memberIds: changes.map(({ memberId }) => memberId), newsletterIds: [...left] };
  await deleteMemberNewsletters(context.db, knownViewer(context).organizationId, ended);
  return changes;
}
