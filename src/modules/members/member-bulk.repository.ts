import type { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { MemberRow } from './member.repository';

/** The ids of the members that a condition holds for, at most so many, in ascending order. */
export async function findMemberIds(db: Db, where: Prisma.MemberWhereInput, limit: number): Promise<Id[]> {
  const rows = await db.member.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take: limit });
  return rows.map(({ id }) => id);
}

/**
 * Lets nobody else change these members until the transaction ends. Always in the same order, so that two calls on the
 * same members cannot wait for each other in a ring.
 */
export async function lockMembers(db: Db, organizationId: Id, ids: readonly Id[]): Promise<void> {
  await db.$executeRaw`
    WITH locked AS (
      SELECT id FROM members
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
      ORDER BY id FOR NO KEY UPDATE)
    SELECT count(*) FROM locked`;
}

/** Those of these members that a condition holds for, in ascending order of id. */
export function findMembersAmong(db: Db, where: Prisma.MemberWhereInput, ids: readonly Id[]): Promise<MemberRow[]> {
  return db.member.findMany({ where: { AND: [where, { id: { in: [...ids] } }] }, orderBy: { id: 'asc' } });
}

/** Hides members from every list and answers them as they are then. */
export async function markDeleted(
  db: Db,
  { organizationId, ids }: { readonly organizationId: Id; readonly ids: readonly Id[] },
  at: Date,
): Promise<MemberRow[]> {
  const data = { deletedAt: at, updatedAt: at, version: { increment: 1 } };
  const where = { organizationId, id: { in: [...ids] }, deletedAt: null };
  const deleted = await db.member.updateManyAndReturn({ where, data });
  // The statement answers in no order, and the log tells of them in the order of their ids.
  return deleted.sort((one, other) => (one.id < other.id ? -1 : 1));
}
