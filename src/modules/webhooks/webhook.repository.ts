import { may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { WebhookEndpointModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type WebhookEndpointRow = WebhookEndpointModel;

/** The endpoints that a caller may see: all of the organization; none for a caller that acts for one creator only. */
export function visibleWebhooks(viewer: Viewer): Prisma.WebhookEndpointWhereInput {
  if (!may(viewer, 'webhooks:read') && !may(viewer, 'webhooks:write')) return MATCH_NONE;
  return viewer.creatorId ? MATCH_NONE : { organizationId: viewer.organizationId };
}

/** One page of endpoints. */
export function listWebhooks(db: Db, query: ListQuery): Promise<Page<WebhookEndpointRow>> {
  return listPage<WebhookEndpointRow>(db.webhookEndpoint as never, query);
}

/** The visible endpoints that a condition holds for, in no order. */
export function findWebhooks(
  db: Db,
  where: Prisma.WebhookEndpointWhereInput,
  condition: Prisma.WebhookEndpointWhereInput = {},
): Promise<WebhookEndpointRow[]> {
  return db.webhookEndpoint.findMany({ where: { AND: [where, condition] } });
}

/** An endpoint of an organization, whoever asks. */
export function findEndpoint(db: Db, organizationId: Id, id: Id): Promise<WebhookEndpointRow | null> {
  return db.webhookEndpoint.findUnique({ where: { organizationId_id: { organizationId, id } } });
}

/** Lets nobody else change the endpoints of an organization until the transaction ends. */
export async function lockWebhooks(db: Db, organizationId: Id): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}

/** Writes a new endpoint. */
export function insertWebhook(db: Db, data: Prisma.WebhookEndpointUncheckedCreateInput): Promise<WebhookEndpointRow> {
  return db.webhookEndpoint.create({ data });
}

/** Changes an endpoint and answers the new row. */
export function updateWebhook(
  db: Db,
  { organizationId, id }: WebhookEndpointRow,
  columns: Prisma.WebhookEndpointUncheckedUpdateInput,
): Promise<WebhookEndpointRow> {
  const where = { organizationId_id: { organizationId, id } };
  return db.webhookEndpoint.update({ where, data: { ...columns, version: { increment: 1 } } });
}

/** Removes an endpoint. */
export async function deleteWebhook(db: Db, { organizationId, id }: WebhookEndpointRow): Promise<void> {
  await db.webhookEndpoint.delete({ where: { organizationId_id: { organizationId, id } } });
}
