import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, textField } from '../../shared/filter';

/** What each field of a filter of webhook endpoints means. */
export const webhookFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('WebhookEndpoint', id)),
  format: exactField<string>('format'),
  status: exactField<string>('status'),
  url: textField('url', { insensitiveParts: true }),
  event: (name: string) => ({ events: { has: name } }),
};
