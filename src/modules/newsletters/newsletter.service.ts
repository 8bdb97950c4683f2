import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { chooseSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import { newsletterFilterSpec } from './newsletter.filter';
import type { NewslettersArgs } from './newsletter.input';
import { newsletterOrder } from './newsletter.order';
import {
  findMemberNewsletters,
  findNewsletters,
  insertNewsletter,
  listNewsletters,
  type NewsletterRow,
  nextSortOrder,
  replaceMemberNewsletters,
  takenNewsletterSlugs,
  updateNewsletter as updateRow,
  visibleNewsletters,
} from './newsletter.repository';
import { checkNewsletterValues, MAX_SORT_ORDER, type NewsletterValues } from './newsletter.rules';

const CHOSEN_ORDER: ListOrder = { column: 'sortOrder', direction: 'asc', kind: 'number' };

/** One page of the newsletters that the caller may see, in the order that the staff chose unless ordered otherwise. */
export function findNewsletterPage(context: RequestContext, args: NewslettersArgs): Promise<Page<NewsletterRow>> {
  const where = { AND: [visibleNewsletters(context.viewer), compileFilter(newsletterFilterSpec, args.filter)] };
  return listNewsletters(context.db, {
    where,
    order: args.orderBy ? newsletterOrder(args.orderBy) : CHOSEN_ORDER,
    page: args,
  });
}

/** Creates a newsletter. Its name must be free with case folded. */
export async function createNewsletter(
  context: RequestContext,
  values: NewsletterValues & { readonly name: string },
): Promise<NewsletterRow> {
  const { organizationId } = organizationViewer(context);
  const name = values.name.trim();
  checkNewsletterValues({ ...values, name, slug: values.slug ?? undefined });
  const now = context.clock.now();
  const newsletter = await insertNewsletter(context.db, {
    organizationId,
    id: newId(now),
    name,
    nameKey: foldCase(name),
    slug: await chooseSlug(values.slug, slugify(name, 'newsletter'), (base) =>
      takenNewsletterSlugs(context.db, organizationId, base),
    ),
    description: values.description ?? null,
    subscribeOnSignup: values.subscribeOnSignup ?? true,
    sortOrder: values.sortOrder ?? Math.min(await nextSortOrder(context.db, organizationId), MAX_SORT_ORDER),
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', newsletter);
}

/** Changes what is given. */
export async function updateNewsletter(
  context: RequestContext,
  id: Id,
  values: NewsletterValues,
): Promise<NewsletterRow> {
  checkNewsletterValues(values);
  const { description, subscribeOnSignup, sortOrder, slug } = values;
  const name = values.name?.trim();
  const newsletter = await changeNewsletter(context, id, {
    ...(name ? { name, nameKey: foldCase(name) } : {}),
    ...(slug ? { slug } : {}),
    ...(description === undefined ? {} : { description }),
    ...(subscribeOnSignup === undefined ? {} : { subscribeOnSignup: subscribeOnSignup ?? true }),
    ...(sortOrder === undefined ? {} : { sortOrder: sortOrder ?? 0 }),
  });
  return recorded(context, 'updated', newsletter);
}

/** Stops a newsletter. Who is subscribed stays known. An archived one stays as it is. */
export async function archiveNewsletter(context: RequestContext, id: Id): Promise<NewsletterRow> {
  const [found] = await findNewsletters(context.db, visibleNewsletters(organizationViewer(context)), { id });
  if (found?.status === 'ARCHIVED') return found;
  return recorded(context, 'archived', await changeNewsletter(context, id, { status: 'ARCHIVED' }));
}

/** Subscribes a member to these newsletters and to no others. Nobody can be newly subscribed to an archived one. */
export async function setMemberNewsletters(
  context: RequestContext,
  memberId: Id,
  newsletterIds: readonly Id[],
): Promise<void> {
  const ids = [...new Set(newsletterIds)];
  const found =
    ids.length === 0 ? [] : await findNewsletters(context.db, visibleNewsletters(context.viewer), { id: { in: ids } });
  if (found.length < ids.length) throw notFound('Newsletter');
  const archived = found.filter((newsletter) => newsletter.status === 'ARCHIVED');
  if (archived.length > 0) {
    const kept = await findMemberNewsletters(context.db, visibleNewsletters(context.viewer), [memberId]);
    const refused = archived.find(({ id }) => !kept.some(({ newsletter }) => newsletter.id === id));
    if (refused) throw badInput('newsletterIds', `The newsletter ${refused.slug} is archived.`);
  }
  await subscribe(context, memberId, ids);
}

/** Subscribes a new member to what new members get, and answers which newsletters that are. */
export async function subscribeOnSignup(context: RequestContext, memberId: Id): Promise<Id[]> {
  const condition = { subscribeOnSignup: true, status: 'ACTIVE' as const };
  const found = await findNewsletters(context.db, visibleNewsletters(context.viewer), condition);
  const ids = found.map((newsletter) => newsletter.id);
  if (ids.length > 0) await subscribe(context, memberId, ids);
  return ids;
}

async function subscribe(context: RequestContext, memberId: Id, ids: readonly Id[]): Promise<void> {
  const { organizationId } = knownViewer(context);
  await replaceMemberNewsletters(context.db, { organizationId, memberId }, { ids, at: context.clock.now() });
}

async function changeNewsletter(
  context: RequestContext,
  id: Id,
  columns: Parameters<typeof updateRow>[2],
): Promise<NewsletterRow> {
  const where = { AND: [visibleNewsletters(organizationViewer(context)), { id }] };
  const newsletter = await updateRow(context.db, where, { ...columns, updatedAt: context.clock.now() });
  if (!newsletter) throw notFound('Newsletter');
  return newsletter;
}

function recorded(context: RequestContext, verb: string, newsletter: NewsletterRow): NewsletterRow {
  recordEvent(context, { type: `newsletter.${verb}`, subjectId: newsletter.id, data: newsletter });
  return newsletter;
}
