import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { ModerationActionModel, ModerationRuleModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';

export type ModerationRuleRow = ModerationRuleModel;
export type ModerationActionRow = ModerationActionModel;

/** The rules that a caller may see: the organization's and, for a creator's credential, no other creator's. */
export function visibleRules(viewer: Viewer): Prisma.ModerationRuleWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  const { organizationId, creatorId } = viewer;
  return { organizationId, ...(creatorId ? { OR: [{ creatorId: null }, { creatorId }] } : {}) };
}

/** The rules that fulfill a condition, oldest first. */
export function findRules(db: Db, where: Prisma.ModerationRuleWhereInput): Promise<ModerationRuleRow[]> {
  return db.moderationRule.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/** The rules in force for the community of a creator. */
export function rulesInForce(db: Db, organizationId: Id, creatorId: Id): Promise<ModerationRuleRow[]> {
  return findRules(db, { organizationId, enabled: true, OR: [{ creatorId: null }, { creatorId }] });
}

/** Writes a new rule. */
export function insertRule(db: Db, data: Prisma.ModerationRuleUncheckedCreateInput): Promise<ModerationRuleRow> {
  return db.moderationRule.create({ data });
}

/** Changes the rule that a condition holds for and answers the new row; null when there is none. */
export async function updateRule(
  db: Db,
  where: Prisma.ModerationRuleWhereInput,
  columns: Prisma.ModerationRuleUncheckedUpdateManyInput,
): Promise<ModerationRuleRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await db.moderationRule.updateManyAndReturn({ where, data });
  return rows[0] ?? null;
}

/** Deletes the rule that a condition holds for; false when there is none. */
export async function deleteRule(db: Db, where: Prisma.ModerationRuleWhereInput): Promise<boolean> {
  const { count } = await db.moderationRule.deleteMany({ where });
  return count > 0;
}

/** Writes what a rule did. */
export function insertAction(db: Db, data: ModerationActionRow): Promise<ModerationActionRow> {
  return db.moderationAction.create({ data });
}
