import type { Viewer } from '../../auth/viewer';
import { may, seesOnlyAddressed } from '../../auth/viewer';
import { violatedConstraint } from '../../database/errors';
import { Prisma } from '../../database/generated/client';
import type { IdentityModel, MemberModel } from '../../database/generated/models';
import { groupedPage, type GroupedQuery } from '../../database/grouped-list';
import { listPage, type ListQuery, type ListSource } from '../../database/list';
import type { Db } from '../../database/transaction';
import { Failure } from '../../shared/failure';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type MemberRow = MemberModel;
export type IdentityRow = IdentityModel;

type Json = Readonly<Record<string, unknown>>;
type JsonColumn = 'meta' | 'geolocation' | 'preferences' | 'attribution';

/** Columns of a member to write; absent ones keep their value or their default. */
export type MemberColumns = Omit<Prisma.MemberUncheckedUpdateManyInput, JsonColumn> & {
  readonly meta?: Json;
  readonly geolocation?: Json | null;
  readonly preferences?: Json;
  readonly attribution?: Json | null;
};

/** Names that an organization chose, in contrast to ids that a dialect keeps. */
export const FOREIGN_KEY = 'foreign_key';

/** The members that a caller may see: those of the organization and, for a creator's credential, of that creator. */
export function visibleMembers(viewer: Viewer, includeDeleted = false): Prisma.MemberWhereInput {
  if (!may(viewer, 'members:read') && !may(viewer, 'members:write')) return MATCH_NONE;
  return {
    organizationId: viewer.organizationId,
    ...(viewer.creatorId ? { creatorId: viewer.creatorId } : {}),
    ...(includeDeleted ? {} : { deletedAt: null }),
    ...(seesOnlyAddressed(viewer) ? { emailKey: { not: null } } : {}),
  };
}

/** One page of members. */
export function listMembers(db: Db, query: ListQuery | GroupedQuery): Promise<Page<MemberRow>> {
  const source = db.member as never as ListSource<MemberRow>;
  return 'grouping' in query ? groupedPage(source, query) : listPage(source, query);
}

/** The visible members with these ids, in no order. */
export function findMembers(db: Db, where: Prisma.MemberWhereInput, ids: readonly Id[]): Promise<MemberRow[]> {
  return db.member.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The states in which a subscription holds a seat of its tier. */
const LIVE = ['INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED'] as const;

/** How many visible members have no live subscription to a paid tier. */
export function countMembersWithoutPaidTier(db: Db, where: Prisma.MemberWhereInput): Promise<number> {
  const none = { status: { in: [...LIVE] }, tier: { type: 'PAID' as const } };
  return db.member.count({ where: { AND: [where, { subscriptions: { none } }] } });
}

/** The visible member with this folded address. A living one comes before deleted ones. */
export function findMemberByEmail(db: Db, where: Prisma.MemberWhereInput, emailKey: string): Promise<MemberRow | null> {
  return db.member.findFirst({
    where: { AND: [where, { emailKey }] },
    orderBy: { deletedAt: { sort: 'desc', nulls: 'first' } },
  });
}

/** The visible member with this UUID, or null. */
export function findMemberByUuid(db: Db, where: Prisma.MemberWhereInput, uuid: string): Promise<MemberRow | null> {
  return db.member.findFirst({ where: { AND: [where, { uuid }] } });
}

/** Writes a new member. */
export function insertMember(db: Db, columns: MemberColumns): Promise<MemberRow> {
  return takingAddress(() => db.member.create({ data: toData(columns) as Prisma.MemberUncheckedCreateInput }));
}

/** Changes a visible member in one statement and answers the new row; null when there is none. */
export async function updateMember(
  db: Db,
  where: Prisma.MemberWhereInput,
  columns: MemberColumns,
): Promise<MemberRow | null> {
  const data = { ...toData(columns), version: { increment: 1 } };
  const rows = await takingAddress(() => db.member.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}

const LOCKS = { SHARE: Prisma.sql`FOR SHARE`, UPDATE: Prisma.sql`FOR NO KEY UPDATE` };

/** Keeps a member as it is until the transaction ends: SHARE together with others who do, UPDATE for oneself alone. */
export async function lockMember(db: Db, member: MemberKey, lock: keyof typeof LOCKS): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM members
    WHERE organization_id = ${member.organizationId}::uuid AND id = ${member.id}::uuid ${LOCKS[lock]}`;
}

interface MemberKey {
  readonly organizationId: Id;
  readonly id: Id;
}

/** Sets the value of a foreign key of a member, in place of an earlier value. */
export async function upsertIdentity(db: Db, identity: Omit<IdentityRow, 'namespace'>): Promise<IdentityRow> {
  const { organizationId, memberId, key } = identity;
  try {
    return await db.identity.upsert({
      where: { organizationId_memberId_namespace_key: { organizationId, memberId, namespace: FOREIGN_KEY, key } },
      create: { ...identity, namespace: FOREIGN_KEY },
      update: { value: identity.value },
    });
  } catch (error) {
    if (violatedConstraint(error))
      throw new Failure('CONFLICT', 'Another member has this foreign key.', { fields: { value: ['Already in use.'] } });
    throw error;
  }
}

/** Removes a foreign key of a member; false when there was none. */
export async function deleteIdentity(db: Db, member: MemberKey, key: string): Promise<boolean> {
  const { organizationId, id: memberId } = member;
  const { count } = await db.identity.deleteMany({ where: { organizationId, memberId, namespace: FOREIGN_KEY, key } });
  return count > 0;
}

/** The foreign keys of visible members. */
export function findIdentities(db: Db, where: Prisma.IdentityWhereInput): Promise<IdentityRow[]> {
  return db.identity.findMany({ where: { AND: [{ namespace: FOREIGN_KEY }, where] }, orderBy: { key: 'asc' } });
}

function toData(columns: MemberColumns): Prisma.MemberUncheckedUpdateManyInput {
  const { meta, geolocation, preferences, attribution, ...plain } = columns;
  return {
    ...plain,
    ...(meta === undefined ? {} : { meta: meta as Prisma.InputJsonObject }),
    ...(preferences === undefined ? {} : { preferences: preferences as Prisma.InputJsonObject }),
    ...(geolocation === undefined ? {} : { geolocation: (geolocation ?? Prisma.DbNull) as Prisma.InputJsonObject }),
    ...(attribution === undefined ? {} : { attribution: (attribution ?? Prisma.DbNull) as Prisma.InputJsonObject }),
  };
}

async function takingAddress<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint?.includes('email'))
      throw new Failure('EMAIL_TAKEN', 'The email has already been taken.', {
        fields: { email: ['The email has already been taken.'] },
      });
    if (constraint?.includes('activation'))
      throw new Failure('CONFLICT', 'The activation code has already been taken.', {
        fields: { activationCode: ['The activation code has already been taken.'] },
      });
    throw error;
  }
}
