import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId, toUlid } from '../../shared/id';
import type { Page } from '../../shared/page';
import { chooseSlug, freeSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import { labelFilterSpec } from './label.filter';
import type { LabelsArgs } from './label.input';
import { labelOrder } from './label.order';
import {
  deleteLabel as deleteRow,
  findLabels,
  insertFreeLabels,
  insertLabel,
  type LabelRow,
  listLabels,
  replaceMemberLabels,
  takenLabelSlugs,
  updateLabel as updateRow,
  visibleLabels,
} from './label.repository';
import { checkLabelNames, checkLabelValues, type LabelValues } from './label.rules';

/** How often labels are made anew after another request took their slugs at the same moment. */
const ATTEMPTS = 3;
/** Characters of a label's id that tell it apart from all made at the same time. */
const UNIQUE_TAIL = 8;

/** One page of the labels that the caller may see, newest first unless ordered otherwise. */
export function findLabelPage(context: RequestContext, args: LabelsArgs): Promise<Page<LabelRow>> {
  const where = { AND: [visibleLabels(context.viewer), compileFilter(labelFilterSpec, args.filter)] };
  return listLabels(context.db, { where, order: args.orderBy ? labelOrder(args.orderBy) : NEWEST_FIRST, page: args });
}

/** Creates a label. Its name must be free with case folded. */
export async function createLabel(
  context: RequestContext,
  values: LabelValues & { readonly name: string },
): Promise<LabelRow> {
  const { organizationId } = knownViewer(context);
  const name = values.name.trim();
  checkLabelValues({ name, slug: values.slug ?? undefined });
  const slug = await chooseSlug(values.slug, slugify(name, 'label'), (base) =>
    takenLabelSlugs(context.db, organizationId, [base]),
  );
  const label = await insertLabel(context.db, {
    ...newLabel(context, organizationId, name),
    slug,
  });
  return recorded(context, 'created', label);
}

/** Changes what is given. Labels are the whole organization's, so a creator's own credential may not. */
export async function updateLabel(context: RequestContext, id: Id, values: LabelValues): Promise<LabelRow> {
  checkLabelValues(values);
  const where = { AND: [visibleLabels(organizationViewer(context)), { id }] };
  const name = values.name?.trim();
  const label = await updateRow(context.db, where, {
    ...(name ? { name, nameKey: foldCase(name) } : {}),
    ...(values.slug ? { slug: values.slug } : {}),
    updatedAt: context.clock.now(),
  });
  if (!label) throw notFound('Label');
  return recorded(context, 'updated', label);
}

/** Removes a label from all members, and the label itself. Answers it as it was. */
export async function deleteLabel(context: RequestContext, id: Id): Promise<LabelRow> {
  const [label] = await findLabels(context.db, visibleLabels(organizationViewer(context)), { id });
  if (!label) throw notFound('Label');
  await deleteRow(context.db, label);
  return recorded(context, 'deleted', label);
}

/**
 * Makes the labels with these names the only ones of a member, and answers them by name. Names are compared with case
 * folded; a name that no label has yet makes a new label.
 */
export async function setMemberLabels(
  context: RequestContext,
  memberId: Id,
  names: readonly string[],
): Promise<LabelRow[]> {
  const { organizationId } = knownViewer(context);
  const labels = await findOrCreateLabels(context, names);
  const ids = labels.map((label) => label.id);
  await replaceMemberLabels(context.db, { organizationId, memberId }, { ids, at: context.clock.now() });
  return labels;
}

/** The labels with these names, ordered by name; those that are missing are created. */
export async function findOrCreateLabels(context: RequestContext, names: readonly string[]): Promise<LabelRow[]> {
  checkLabelNames(names);
  // Of several spellings of one name, the first is written.
  const wanted = new Map([...names].reverse().map((name) => [foldCase(name.trim()), name.trim()]));
  // Always in the same order, so that two requests that make the same labels cannot wait for each other in a ring.
  const keys = [...wanted.keys()].sort();
  if (keys.length === 0) return [];
  let labels = await labelsWithKeys(context, keys);
  for (let attempt = 1; labels.length < keys.length; attempt += 1) {
    if (attempt > ATTEMPTS) throw new Failure('CONFLICT', 'Labels were changed at the same time. Try again.');
    const missing = keys.filter((key) => !labels.some((label) => label.nameKey === key));
    await createMissing(
      context,
      missing.map((key) => wanted.get(key) ?? key),
      attempt > 1,
    );
    labels = await labelsWithKeys(context, keys);
  }
  return labels.sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1));
}

function labelsWithKeys(context: RequestContext, keys: string[]): Promise<LabelRow[]> {
  return findLabels(context.db, visibleLabels(context.viewer), { nameKey: { in: keys } });
}

/** Another request may make the same labels at this moment: what it has made is left alone. */
async function createMissing(context: RequestContext, names: readonly string[], crowded: boolean): Promise<void> {
  const { organizationId } = knownViewer(context);
  const bases = names.map((name) => slugify(name, 'label'));
  const taken = new Set(await takenLabelSlugs(context.db, organizationId, bases));
  const rows = names.map((name) => {
    const row = newLabel(context, organizationId, name);
    const base = slugify(name, 'label');
    // Counting on would bring those who count at the same moment to the same slug again.
    const slug = crowded ? `${base}-${toUlid(row.id).slice(-UNIQUE_TAIL).toLowerCase()}` : freeSlug(base, taken);
    taken.add(slug);
    return { ...row, slug };
  });
  for (const label of await insertFreeLabels(context.db, rows)) recorded(context, 'created', label);
}

function newLabel(context: RequestContext, organizationId: Id, name: string): Omit<LabelRow, 'version' | 'slug'> {
  const now = context.clock.now();
  return { organizationId, id: newId(now), name, nameKey: foldCase(name), createdAt: now, updatedAt: now };
}

function recorded(context: RequestContext, verb: string, label: LabelRow): LabelRow {
  recordEvent(context, { type: `label.${verb}`, subjectId: label.id, data: label });
  return label;
}
