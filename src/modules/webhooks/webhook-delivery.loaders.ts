import { organizationOf, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  findAttempts,
  findCursors,
  findDeliveries,
  visibleDeliveries,
  type WebhookAttemptRow,
  type WebhookCursorRow,
  type WebhookDeliveryRow,
} from './webhook-delivery.repository';

/** A visible delivery by id, or null. */
export const deliveryById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(WebhookDeliveryRow | null)[]> => {
    const rows = await findDeliveries(context.db, visibleDeliveries(context.viewer), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** The attempts of a delivery that the caller may see, oldest first. */
export const attemptsOfDelivery = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<WebhookAttemptRow[][]> => {
    const rows = await findAttempts(context.db, organizationOf(context), ids);
    return manyByKey(ids, rows, (row) => row.deliveryId);
  },
);

/** How far an endpoint that the caller may see has been told; null when it has not begun. */
export const cursorOfWebhook = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(WebhookCursorRow | null)[]> => {
    const rows = await findCursors(context.db, organizationOf(context), ids);
    return oneByKey(ids, rows, (row) => row.endpointId);
  },
);
