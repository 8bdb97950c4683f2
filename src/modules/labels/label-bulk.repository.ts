import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** A label on many members. */
export interface LabelOnMembers {
  readonly organizationId: Id;
  readonly labelId: Id;
  readonly memberIds: readonly Id[];
}

/** Keeps a label from being deleted until the transaction ends. */
export async function lockLabel(db: Db, label: { readonly organizationId: Id; readonly id: Id }): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM labels
    WHERE organization_id = ${label.organizationId}::uuid AND id = ${label.id}::uuid FOR KEY SHARE`;
}

/** Puts a label on members, behind all that they have. Who has it already is left alone. */
export async function insertMemberLabels(db: Db, on: LabelOnMembers, at: Date): Promise<void> {
  const { organizationId, labelId, memberIds } = on;
  await db.$executeRaw`
    INSERT INTO member_labels (organization_id, member_id, label_id, position, created_at)
    SELECT ${organizationId}::uuid, wanted.id, ${labelId}::uuid,
      coalesce((
        SELECT max(position) + 1 FROM member_labels
        WHERE organization_id = ${organizationId}::uuid AND member_id = wanted.id), 0),
      ${at}
    FROM unnest(${[...memberIds]}::uuid[]) AS wanted (id)
    ON CONFLICT DO NOTHING`;
}

/** Takes a label off members. */
export async function deleteMemberLabels(db: Db, on: LabelOnMembers): Promise<void> {
  const { organizationId, labelId, memberIds } = on;
  await db.memberLabel.deleteMany({ where: { organizationId, labelId, memberId: { in: [...memberIds] } } });
}
