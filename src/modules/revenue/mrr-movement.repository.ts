import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type {
  EventModel,
  MrrMovementModel,
  MrrMovementTierModel,
  RevenueEntryModel,
} from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type MovementRow = MrrMovementModel;
export type MovementTierRow = MrrMovementTierModel;
export type EntryRow = RevenueEntryModel;

/** The movements that a caller may see: the organization's and, for a creator's credential, of that creator's members. */
export function visibleMovements(viewer: Viewer): Prisma.MrrMovementWhereInput {
  return may(viewer, 'revenue:read') ? ownRows(viewer) : MATCH_NONE;
}

/** The same of what payments did to the revenue. */
export function visibleEntries(viewer: Viewer): Prisma.RevenueEntryWhereInput {
  return may(viewer, 'revenue:read') ? ownRows(viewer) : MATCH_NONE;
}

function ownRows({ organizationId, creatorId }: KnownViewer) {
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of movements. */
export function listMovements(db: Db, query: ListQuery): Promise<Page<MovementRow>> {
  return listPage<MovementRow>(db.mrrMovement as never, query);
}

/** One page of what payments did to the revenue. */
export function listEntries(db: Db, query: ListQuery): Promise<Page<EntryRow>> {
  return listPage<EntryRow>(db.revenueEntry as never, query);
}

/** The movements that fulfill a condition. */
export function findMovements(db: Db, where: Prisma.MrrMovementWhereInput): Promise<MovementRow[]> {
  return db.mrrMovement.findMany({ where });
}

/** What payments did to the revenue, as far as it fulfills a condition. */
export function findEntries(db: Db, where: Prisma.RevenueEntryWhereInput): Promise<EntryRow[]> {
  return db.revenueEntry.findMany({ where });
}

/** What movements do to tiers. */
export function findMovementTiers(db: Db, organizationId: Id, movementIds: readonly Id[]): Promise<MovementTierRow[]> {
  const where = { organizationId, movementId: { in: [...movementIds] } };
  return db.mrrMovementTier.findMany({ where, orderBy: { tierId: 'asc' } });
}

/** An event without the row that it left behind. */
export type EventHead = Pick<
  EventModel,
  'organizationId' | 'position' | 'type' | 'occurredAt' | 'recordedAt' | 'actor' | 'dialect' | 'requestId'
>;

/** The events at positions of an organization's log. */
export function findEventHeads(db: Db, organizationId: Id, positions: readonly bigint[]): Promise<EventHead[]> {
  return db.event.findMany({
    where: { organizationId, position: { in: [...positions] } },
    select: {
      organizationId: true,
      position: true,
      type: true,
      occurredAt: true,
      recordedAt: true,
      actor: true,
      dialect: true,
      requestId: true,
    },
  });
}
