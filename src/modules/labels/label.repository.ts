import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { LabelModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type LabelRow = LabelModel;

const UNIQUE = { slug: 'slug', name_key: 'name' };

/** The labels that a caller may see: all of the organization. */
export function visibleLabels(viewer: Viewer): Prisma.LabelWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  return { organizationId: viewer.organizationId };
}

/** One page of labels. */
export function listLabels(db: Db, query: ListQuery): Promise<Page<LabelRow>> {
  return listPage<LabelRow>(db.label as never, query);
}

/** The visible labels that a condition holds for, in no order. */
export function findLabels(
  db: Db,
  where: Prisma.LabelWhereInput,
  condition: Prisma.LabelWhereInput,
): Promise<LabelRow[]> {
  return db.label.findMany({ where: { AND: [where, condition] } });
}

/** The slugs of an organization's labels that begin with one of these texts. */
export async function takenLabelSlugs(db: Db, organizationId: Id, bases: readonly string[]): Promise<string[]> {
  const OR = bases.map((base) => ({ slug: { startsWith: base } }));
  const rows = await db.label.findMany({ where: { organizationId, OR }, select: { slug: true } });
  return rows.map((row) => row.slug);
}

/** Writes a new label. */
export function insertLabel(db: Db, data: Prisma.LabelUncheckedCreateInput): Promise<LabelRow> {
  return takingUnique(UNIQUE, () => db.label.create({ data }));
}

/** Writes the labels whose name or slug nobody else takes at the same time, and answers those. */
export function insertFreeLabels(db: Db, data: Prisma.LabelCreateManyInput[]): Promise<LabelRow[]> {
  return db.label.createManyAndReturn({ data, skipDuplicates: true });
}

/** Changes a visible label in one statement and answers the new row; null when there is none. */
export async function updateLabel(
  db: Db,
  where: Prisma.LabelWhereInput,
  columns: Prisma.LabelUncheckedUpdateManyInput,
): Promise<LabelRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await takingUnique(UNIQUE, () => db.label.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}

/** Removes a label, also from its members. */
export async function deleteLabel(db: Db, label: LabelRow): Promise<void> {
  const { organizationId, id } = label;
  await db.label.delete({ where: { organizationId_id: { organizationId, id } } });
}

/** The labels of members, by name. */
export async function findMemberLabels(
  db: Db,
  where: Prisma.LabelWhereInput,
  memberIds: readonly Id[],
): Promise<{ memberId: Id; label: LabelRow }[]> {
  return db.memberLabel.findMany({
    where: { memberId: { in: [...memberIds] }, label: where },
    include: { label: true },
    orderBy: { label: { nameKey: 'asc' } },
  });
}

interface LabeledMember {
  readonly organizationId: Id;
  readonly memberId: Id;
}

/** Makes these the labels of a member; those that it has already keep their time. */
export async function replaceMemberLabels(
  db: Db,
  member: LabeledMember,
  labels: { readonly ids: readonly Id[]; readonly at: Date },
): Promise<void> {
  const ids = [...labels.ids];
  await db.memberLabel.deleteMany({ where: { ...member, labelId: { notIn: ids } } });
  if (ids.length === 0) return;
  const data = ids.map((labelId) => ({ ...member, labelId, createdAt: labels.at }));
  await db.memberLabel.createMany({ data, skipDuplicates: true });
}
