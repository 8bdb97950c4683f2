import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { CreatorModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';

export type CreatorRow = CreatorModel;

/** The creators that a caller may see: all of the organization, or the one that the caller acts for. */
export function visibleCreators(viewer: Viewer): Prisma.CreatorWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  return { organizationId: viewer.organizationId, ...(viewer.creatorId ? { id: viewer.creatorId } : {}) };
}

/** The visible creators with these ids, in no order. */
export function findCreators(db: Db, where: Prisma.CreatorWhereInput, ids: readonly Id[]): Promise<CreatorRow[]> {
  return db.creator.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** The creator to whom members belong that are made without one. */
export function findDefaultCreator(db: Db, organizationId: Id): Promise<CreatorRow | null> {
  return db.creator.findFirst({ where: { organizationId, isDefault: true } });
}
