import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { MessageModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type MessageRow = MessageModel;

/** The messages that a caller may see: the organization's and, for a creator's credential, those to its members. */
export function visibleMessages(viewer: Viewer): Prisma.MessageWhereInput {
  if (!may(viewer, 'campaigns:read') && !may(viewer, 'campaigns:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { member: { creatorId } } : {}) };
}

/** One page of messages. */
export function listMessages(db: Db, query: ListQuery): Promise<Page<MessageRow>> {
  return listPage<MessageRow>(db.message as never, query);
}

/** The messages that fulfill a condition, in no order. */
export function findMessages(db: Db, where: Prisma.MessageWhereInput): Promise<MessageRow[]> {
  return db.message.findMany({ where });
}

/** How many messages of a mailing stand where. */
export interface MessageCountsRow {
  readonly mailingId: Id;
  readonly total: number;
  readonly pending: number;
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly canceled: number;
  readonly opened: number;
  readonly clicked: number;
}

const NOTHING = { total: 0, pending: 0, sent: 0, failed: 0, skipped: 0, canceled: 0, opened: 0, clicked: 0 };

/** The counts of a mailing without a message. */
export const NO_MESSAGES = (mailingId: Id): MessageCountsRow => ({ mailingId, ...NOTHING });

/** How the messages of mailings stand; nothing of those that have none. */
export function countMessages(db: Db, organizationId: Id, mailingIds: readonly Id[]): Promise<MessageCountsRow[]> {
  return db.$queryRaw<MessageCountsRow[]>`
    SELECT mailing_id AS "mailingId", count(*)::int AS total,
      (count(*) FILTER (WHERE status = 'PENDING'))::int AS pending,
      (count(*) FILTER (WHERE status = 'SENT'))::int AS sent,
      (count(*) FILTER (WHERE status = 'FAILED'))::int AS failed,
      (count(*) FILTER (WHERE status = 'SKIPPED'))::int AS skipped,
      (count(*) FILTER (WHERE status = 'CANCELED'))::int AS canceled,
      count(opened_at)::int AS opened, count(clicked_at)::int AS clicked
    FROM messages
    WHERE organization_id = ${organizationId}::uuid AND mailing_id = ANY(${[...mailingIds]}::uuid[])
    GROUP BY mailing_id`;
}
