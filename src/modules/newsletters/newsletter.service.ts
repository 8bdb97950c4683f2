import { organizationViewer, type RequestContext } from '../../context';
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
  findNewsletters,
  insertNewsletter,
  listNewsletters,
  mergeSettings,
  type NewsletterRow,
  type NewsletterSettings,
  nextSortOrder,
  takenNewsletterSlugs,
  updateNewsletter as updateRow,
  visibleNewsletters,
} from './newsletter.repository';
import {
  checkNewsletterValues,
  MAX_SETTINGS_BYTES,
  MAX_SORT_ORDER,
  type NewsletterChanges,
  type NewsletterValues,
} from './newsletter.rules';

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
    settings: (values.settings ?? {}) as NewsletterSettings,
    sortOrder: values.sortOrder ?? Math.min(await nextSortOrder(context.db, organizationId), MAX_SORT_ORDER),
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', newsletter);
}

/** Changes what is given; the keys of `settings` are merged. */
export async function updateNewsletter(
  context: RequestContext,
  id: Id,
  values: NewsletterChanges,
): Promise<NewsletterRow> {
  checkNewsletterValues(values);
  const { organizationId } = organizationViewer(context);
  const { description, subscribeOnSignup, sortOrder, slug, settings, status } = values;
  const [found] = await findNewsletters(context.db, visibleNewsletters(context.viewer), { id });
  if (!found) throw notFound('Newsletter');
  if (settings) await mergeSettings(context.db, { organizationId, id }, settings);
  const name = values.name?.trim();
  const newsletter = await changeNewsletter(context, id, {
    ...(status ? { status } : {}),
    ...(name ? { name, nameKey: foldCase(name) } : {}),
    ...(slug ? { slug } : {}),
    ...(description === undefined ? {} : { description }),
    ...(subscribeOnSignup === undefined ? {} : { subscribeOnSignup: subscribeOnSignup ?? true }),
    ...(sortOrder === undefined ? {} : { sortOrder: sortOrder ?? 0 }),
  });
  if (settings && Buffer.byteLength(JSON.stringify(newsletter.settings)) > MAX_SETTINGS_BYTES)
    throw badInput('settings', `The settings must not take more than ${MAX_SETTINGS_BYTES} bytes of JSON.`);
  return recorded(context, verbOf(found, newsletter), newsletter);
}

function verbOf(before: NewsletterRow, after: NewsletterRow): string {
  if (before.status === after.status) return 'updated';
  return after.status === 'ARCHIVED' ? 'archived' : 'unarchived';
}

/** Stops a newsletter. Who is subscribed stays known. An archived one stays as it is. */
export async function archiveNewsletter(context: RequestContext, id: Id): Promise<NewsletterRow> {
  const [found] = await findNewsletters(context.db, visibleNewsletters(organizationViewer(context)), { id });
  if (found?.status === 'ARCHIVED') return found;
  return recorded(context, 'archived', await changeNewsletter(context, id, { status: 'ARCHIVED' }));
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
