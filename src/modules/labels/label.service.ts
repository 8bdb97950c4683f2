import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
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
  const label = await insertLabel(context.db, newLabel(context, organizationId, { name, slug }));
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
  const wanted = new Map(names.map((name) => [foldCase(name.trim()), name.trim()]));
  // Always in the same order, so that two requests that make the same labels cannot wait for each other in a ring.
  const keys = [...wanted.keys()].sort();
  if (keys.length === 0) return [];
  let labels = await labelsWithKeys(context, keys);
  const missing = keys.filter((key) => !labels.some((label) => label.nameKey === key));
  if (missing.length > 0) {
    await createMissing(
      context,
      missing.map((key) => wanted.get(key) ?? key),
    );
    labels = await labelsWithKeys(context, keys);
  }
  if (labels.length < keys.length) throw new Failure('CONFLICT', 'Labels were changed at the same time. Try again.');
  return labels.sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1));
}

function labelsWithKeys(context: RequestContext, keys: string[]): Promise<LabelRow[]> {
  return findLabels(context.db, visibleLabels(context.viewer), { nameKey: { in: keys } });
}

/** Another request may make the same labels at this moment: what it has made is left alone. */
async function createMissing(context: RequestContext, names: readonly string[]): Promise<void> {
  const { organizationId } = knownViewer(context);
  const bases = names.map((name) => slugify(name, 'label'));
  const taken = new Set(await takenLabelSlugs(context.db, organizationId, bases));
  const rows = names.map((name) => {
    const slug = freeSlug(slugify(name, 'label'), taken);
    taken.add(slug);
    return newLabel(context, organizationId, { name, slug });
  });
  for (const label of await insertFreeLabels(context.db, rows)) recorded(context, 'created', label);
}

function newLabel(
  context: RequestContext,
  organizationId: Id,
  words: { name: string; slug: string },
): Omit<LabelRow, 'version'> {
  const now = context.clock.now();
  return { organizationId, id: newId(now), ...words, nameKey: foldCase(words.name), createdAt: now, updatedAt: now };
}

function recorded(context: RequestContext, verb: string, label: LabelRow): LabelRow {
  recordEvent(context, { type: `label.${verb}`, subjectId: label.id, data: label });
  return label;
}
