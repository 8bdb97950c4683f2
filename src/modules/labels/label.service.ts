import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { chooseSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import { labelFilterSpec } from './label.filter';
import type { LabelsArgs } from './label.input';
import { labelOrder } from './label.order';
import {
  deleteLabel as deleteRow,
  findLabels,
  insertLabel,
  type LabelRow,
  listLabels,
  takenLabelSlugs,
  updateLabel as updateRow,
  visibleLabels,
} from './label.repository';
import { checkLabelValues, type LabelValues } from './label.rules';

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
  return recordLabel(context, 'created', label);
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
  return recordLabel(context, 'updated', label);
}

/** Removes a label from all members, and the label itself. Answers it as it was. */
export async function deleteLabel(context: RequestContext, id: Id): Promise<LabelRow> {
  const [label] = await findLabels(context.db, visibleLabels(organizationViewer(context)), { id });
  if (!label) throw notFound('Label');
  await deleteRow(context.db, label);
  return recordLabel(context, 'deleted', label);
}

/** The columns that every new label starts with. */
export function newLabel(
  context: RequestContext,
  organizationId: Id,
  name: string,
): Omit<LabelRow, 'version' | 'slug'> {
  const now = context.clock.now();
  return { organizationId, id: newId(now), name, nameKey: foldCase(name), createdAt: now, updatedAt: now };
}

/** Notes what happened to a label, and answers the label. */
export function recordLabel(context: RequestContext, verb: string, label: LabelRow): LabelRow {
  recordEvent(context, { type: `label.${verb}`, subjectId: label.id, data: label });
  return label;
}
