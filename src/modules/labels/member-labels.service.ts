import { knownViewer, type RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import { type Id, toUlid } from '../../shared/id';
import { freeSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import {
  findLabels,
  findMemberLabels,
  insertFreeLabels,
  type LabelRow,
  replaceMemberLabels,
  takenLabelSlugs,
  visibleLabels,
} from './label.repository';
import { checkLabelNames } from './label.rules';
import { newLabel, recordLabel } from './label.service';

/** How often labels are made anew after another request took their slugs at the same moment. */
const ATTEMPTS = 3;
/** Characters of a label's id that tell it apart from all made at the same time. */
const UNIQUE_TAIL = 8;

/** The labels of a member before and after they were set, in their order; the same list when nothing was changed. */
export interface LabelsSet {
  readonly before: readonly LabelRow[];
  readonly after: readonly LabelRow[];
}

/**
 * Makes the labels with these names the only ones of a member, in this order. Names are compared with case folded; a
 * name that no label has yet makes a new label. Nothing is written when they are the member's labels already.
 */
export async function setMemberLabels(
  context: RequestContext,
  memberId: Id,
  names: readonly string[],
): Promise<LabelsSet> {
  const { organizationId } = knownViewer(context);
  const after = await findOrCreateLabels(context, names);
  const links = await findMemberLabels(context.db, context.viewer, [memberId]);
  const before = links.map(({ label }) => label);
  if (sameIds(before, after)) return { before, after: before };
  const ids = after.map((label) => label.id);
  await replaceMemberLabels(context.db, { organizationId, memberId }, { ids, at: context.clock.now() });
  return { before, after };
}

/** The labels with these names, in the order of the names; those that are missing are created. */
export async function findOrCreateLabels(context: RequestContext, names: readonly string[]): Promise<LabelRow[]> {
  checkLabelNames(names);
  // Of several spellings of one name, the first is written.
  const wanted = new Map<string, string>();
  for (const name of names.map((each) => each.trim())) {
    const key = foldCase(name);
    if (!wanted.has(key)) wanted.set(key, name);
  }
  if (wanted.size === 0) return [];
  const labels = await allWithNames(context, wanted);
  const places = [...wanted.keys()];
  return labels.sort((a, b) => places.indexOf(a.nameKey) - places.indexOf(b.nameKey));
}

async function allWithNames(context: RequestContext, wanted: ReadonlyMap<string, string>): Promise<LabelRow[]> {
  // Always in the same order, so that two requests that make the same labels cannot wait for each other in a ring.
  const keys = [...wanted.keys()].sort();
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
  return labels;
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
  for (const label of await insertFreeLabels(context.db, rows)) recordLabel(context, 'created', label);
}

function sameIds(some: readonly LabelRow[], others: readonly LabelRow[]): boolean {
  return some.length === others.length && some.every(({ id }, place) => others[place]?.id === id);
}
