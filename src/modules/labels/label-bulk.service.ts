import { knownViewer, type RequestContext } from '../../context';
import { notFound } from '../../shared/failure';
import { manyByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { deleteMemberLabels, insertMemberLabels, lockLabel } from './label-bulk.repository';
import { findLabels, findMemberLabels, type LabelRow, visibleLabels } from './label.repository';
import { MAX_LABELS } from './label.rules';

/** The labels of one member before and after a label was put on or taken off many. */
export interface MemberLabelsChange {
  readonly memberId: Id;
  readonly before: readonly LabelRow[];
  readonly after: readonly LabelRow[];
}

/** Which members have other labels now, and which could not get the label. */
export interface LabelsChange {
  readonly changed: readonly MemberLabelsChange[];
  readonly full: readonly Id[];
}

/** A visible label that nobody deletes until the transaction ends. */
export async function labelToUse(context: RequestContext, id: Id): Promise<LabelRow> {
  const { organizationId } = knownViewer(context);
  await lockLabel(context.db, { organizationId, id });
  const [label] = await findLabels(context.db, visibleLabels(context.viewer), { id });
  if (!label) throw notFound('Label');
  return label;
}

/**
 * Puts a label on members whom the transaction has locked, behind those that they have. Who has as many labels as a
 * member can have does not get it.
 */
export async function addLabel(
  context: RequestContext,
  label: LabelRow,
  memberIds: readonly Id[],
): Promise<LabelsChange> {
  const without = (await labelsOf(context, memberIds)).filter(({ before }) =>
    before.every(({ id }) => id !== label.id),
  );
  const full = without.filter(({ before }) => before.length >= MAX_LABELS).map(({ memberId }) => memberId);
  const changed = without
    .filter(({ before }) => before.length < MAX_LABELS)
    .map(({ memberId, before }) => ({ memberId, before, after: [...before, label] }));
  await insertMemberLabels(context.db, onMembers(label, changed), context.clock.now());
  return { changed, full };
}

/** Takes a label off members whom the transaction has locked. */
export async function removeLabel(
  context: RequestContext,
  label: LabelRow,
  memberIds: readonly Id[],
): Promise<LabelsChange> {
  const changed = (await labelsOf(context, memberIds))
    .filter(({ before }) => before.some(({ id }) => id === label.id))
    .map(({ memberId, before }) => ({ memberId, before, after: before.filter(({ id }) => id !== label.id) }));
  await deleteMemberLabels(context.db, onMembers(label, changed));
  return { changed, full: [] };
}

async function labelsOf(
  context: RequestContext,
  memberIds: readonly Id[],
): Promise<{ readonly memberId: Id; readonly before: readonly LabelRow[] }[]> {
  const links = await findMemberLabels(context.db, context.viewer, memberIds);
  const found = manyByKey(memberIds, links, (link) => link.memberId);
  return memberIds.map((memberId, place) => ({ memberId, before: (found[place] ?? []).map((link) => link.label) }));
}

function onMembers({ organizationId, id: labelId }: LabelRow, changed: readonly MemberLabelsChange[]) {
  return { organizationId, labelId, memberIds: changed.map(({ memberId }) => memberId) };
}
