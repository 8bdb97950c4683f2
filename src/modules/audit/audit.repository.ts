import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { EventModel } from '../../database/generated/models';
import { listPage, type ListQuery, type ListSource } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Page } from '../../shared/page';

/** An event of the log, its position as a plain number. */
export type AuditRow = Omit<EventModel, 'position'> & { readonly position: number };

/** What would tell who gave a tip that was to be anonymous. */
const NAMING_PAYERS = ['tip', 'purchase', 'payment'];

/**
 * The events that a caller may see: the organization's and, for a creator's credential, those of that creator. Money
 * moved only for who may know every payer.
 */
export function visibleEvents(viewer: Viewer): Prisma.EventWhereInput {
  if (!may(viewer, 'audit:read')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  const knowsPayers = may(viewer, 'payers:read') && !creatorId;
  return {
    organizationId,
    ...(creatorId ? { creatorId } : {}),
    ...(knowsPayers ? {} : { subjectType: { notIn: NAMING_PAYERS } }),
  };
}

/** What a card is charged by, and who works at a payment: nobody has to read it in order to know what happened. */
const SECRETS = new Set(['paymentMethod', 'reusableMethod', 'claim']);

function withoutSecrets(data: Prisma.JsonValue): Prisma.JsonValue {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  const entries = Object.entries(data).filter(([key]) => !SECRETS.has(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'previous' && value !== undefined ? withoutSecrets(value) : value]),
  );
}

/** One page of events, without the secrets in them. */
export function listEvents(db: Db, query: ListQuery): Promise<Page<AuditRow>> {
  const source: ListSource<AuditRow> = {
    findMany: async (wanted) => {
      const rows = await db.event.findMany(wanted as Prisma.EventFindManyArgs);
      return rows.map((row) => ({ ...row, data: withoutSecrets(row.data), position: Number(row.position) }));
    },
    count: (wanted) => db.event.count(wanted as Prisma.EventCountArgs),
  };
  return listPage(source, query);
}
