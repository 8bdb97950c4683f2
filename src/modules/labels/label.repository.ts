import type { KnownViewer, Viewer } from '../../auth/viewer';
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

/** The labels of members, each member's in their order. One statement, which two tables in Prisma's way would not be. */
export async function findMemberLabels(
  db: Db,
  viewer: Viewer,
  memberIds: readonly Id[],
): Promise<{ memberId: Id; label: LabelRow }[]> {
  if (viewer.kind === 'anonymous') return [];
  const { organizationId } = viewer;
  const rows = await db.$queryRaw<(LabelRow & { memberId: Id })[]>`
    SELECT labeled.member_id AS "memberId", label.organization_id AS "organizationId", label.id, label.name,
      label.name_key AS "nameKey", label.slug, label.created_at AS "createdAt", label.updated_at AS "updatedAt",
      label.version
    FROM member_labels labeled
    JOIN labels label ON label.organization_id = ${organizationId}::uuid AND label.id = labeled.label_id
    WHERE labeled.organization_id = ${organizationId}::uuid AND labeled.member_id = ANY(${[...memberIds]}::uuid[])
    ORDER BY labeled.position, label.name_key`;
  return rows.map(({ memberId, ...label }) => ({ memberId, label }));
}

/** How many living members have labels; nothing of those that nobody has. */
export function countLabeled(
  db: Db,
  viewer: KnownViewer,
  ids: readonly Id[],
): Promise<{ labelId: Id; memberCount: number }[]> {
  const { organizationId, creatorId } = viewer;
  return db.$queryRaw`
    SELECT labeled.label_id AS "labelId", count(*)::int AS "memberCount"
    FROM member_labels labeled
    JOIN members member ON member.organization_id = ${organizationId}::uuid AND member.id = labeled.member_id
    WHERE labeled.organization_id = ${organizationId}::uuid AND labeled.label_id = ANY(${[...ids]}::uuid[])
      AND member.deleted_at IS NULL AND (${creatorId}::uuid IS NULL OR member.creator_id = ${creatorId}::uuid)
    GROUP BY labeled.label_id`;
}

interface LabeledMember {
  readonly organizationId: Id;
  readonly memberId: Id;
}

/** Makes these the labels of a member, in this order; those that it has already keep their time. */
export async function replaceMemberLabels(
  db: Db,
  member: LabeledMember,
  labels: { readonly ids: readonly Id[]; readonly at: Date },
): Promise<void> {
  const { organizationId, memberId } = member;
  const ids = [...labels.ids];
  await db.memberLabel.deleteMany({ where: { ...member, labelId: { notIn: ids } } });
  if (ids.length === 0) return;
  await db.$executeRaw`
    INSERT INTO member_labels (organization_id, member_id, label_id, position, created_at)
    SELECT ${organizationId}::uuid, ${memberId}::uuid, given.label_id, given.place - 1, ${labels.at}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS given (label_id, place)
    ON CONFLICT (organization_id, member_id, label_id) DO UPDATE SET position = EXCLUDED.position`;
}
