import { knownViewer, type RequestContext } from '../../context';
import { badInput, Failure } from '../../shared/failure';
import type { Id } from '../../shared/id';
import {
  findMemberNewsletters,
  findNewsletters,
  type NewsletterRow,
  replaceMemberNewsletters,
  visibleNewsletters,
} from './newsletter.repository';

/**
 * The active newsletters that a member is subscribed to before and after they were set, in the order of the staff. The
 * same list when nothing was changed.
 */
export interface NewslettersSet {
  readonly before: readonly Id[];
  readonly after: readonly Id[];
}

/**
 * Subscribes a member to these newsletters and to no other active ones. Archived ones that the member has stay; nobody
 * can be newly subscribed to an archived one. NOT_FOUND with the field `newsletterIds` when there is none with an id.
 */
export async function setMemberNewsletters(
  context: RequestContext,
  memberId: Id,
  newsletterIds: readonly Id[],
): Promise<NewslettersSet> {
  const attached = await newslettersOf(context, memberId);
  const wanted = await findWanted(context, newsletterIds);
  const refused = wanted.find(({ id, status }) => status === 'ARCHIVED' && attached.every((each) => each.id !== id));
  if (refused) throw badInput('newsletterIds', `The newsletter ${refused.slug} is archived.`);
  return replaceActive(context, memberId, { attached, active: wanted.filter(isActive) });
}

/**
 * Ends all subscriptions of a member to active newsletters (false), or subscribes one who has none of them to what new
 * members get (true).
 */
export async function setMemberSubscribed(
  context: RequestContext,
  memberId: Id,
  subscribed: boolean,
): Promise<NewslettersSet> {
  const attached = await newslettersOf(context, memberId);
  const before = attached.filter(isActive);
  if (subscribed && before.length > 0) return unchanged(idsOf(before));
  return replaceActive(context, memberId, { attached, active: subscribed ? await usualNewsletters(context) : [] });
}

async function newslettersOf(context: RequestContext, memberId: Id): Promise<NewsletterRow[]> {
  const links = await findMemberNewsletters(context.db, context.viewer, [memberId]);
  return links.map(({ newsletter }) => newsletter);
}

async function findWanted(context: RequestContext, newsletterIds: readonly Id[]): Promise<NewsletterRow[]> {
  const ids = [...new Set(newsletterIds)];
  if (ids.length === 0) return [];
  const found = await findNewsletters(context.db, visibleNewsletters(context.viewer), { id: { in: ids } });
  if (found.length < ids.length) throw unknownNewsletter();
  return found;
}

/** What is said of an id in `newsletterIds` that no newsletter has. */
function unknownNewsletter(): Failure {
  const problem = 'Newsletter not found.';
  return new Failure('NOT_FOUND', problem, { fields: { newsletterIds: [problem] } });
}

function usualNewsletters(context: RequestContext): Promise<NewsletterRow[]> {
  const condition = { subscribeOnSignup: true, status: 'ACTIVE' as const };
  return findNewsletters(context.db, visibleNewsletters(context.viewer), condition);
}

interface Replacement {
  readonly attached: readonly NewsletterRow[];
  readonly active: readonly NewsletterRow[];
}

async function replaceActive(
  context: RequestContext,
  memberId: Id,
  { attached, active }: Replacement,
): Promise<NewslettersSet> {
  const before = idsOf(attached.filter(isActive));
  const after = idsOf([...active].sort(inStaffOrder));
  if (before.length === after.length && before.every((id) => after.includes(id))) return unchanged(before);
  const { organizationId } = knownViewer(context);
  const ids = [...idsOf(attached.filter((each) => !isActive(each))), ...after];
  await replaceMemberNewsletters(context.db, { organizationId, memberId }, { ids, at: context.clock.now() });
  return { before, after };
}

function unchanged(ids: readonly Id[]): NewslettersSet {
  return { before: ids, after: ids };
}

function isActive({ status }: NewsletterRow): boolean {
  return status === 'ACTIVE';
}

function idsOf(newsletters: readonly NewsletterRow[]): Id[] {
  return newsletters.map(({ id }) => id);
}

function inStaffOrder(a: NewsletterRow, b: NewsletterRow): number {
  return a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1);
}
