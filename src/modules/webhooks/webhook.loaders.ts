import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findWebhooks, visibleWebhooks, type WebhookEndpointRow } from './webhook.repository';

/** A visible webhook endpoint by id, or null. */
export const webhookById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(WebhookEndpointRow | null)[]> => {
    const rows = await findWebhooks(context.db, visibleWebhooks(context.viewer), { id: { in: [...ids] } });
    return oneByKey(ids, rows, (row) => row.id);
  },
);
