import { route, type Route } from '../../../route';
import * as documented from '../documentation/catalog';
import { created } from '../envelope';
import { pathId, printId } from '../ids';
import { AddWebhook, DeleteWebhook, EditWebhook } from '../operations.generated';
import { addWebhookVariables, editWebhookVariables } from '../parse/webhook';
import { presentWebhook } from '../present/webhook';

/** Webhooks. Ghost lists none. */
export const webhookRoutes: readonly Route[] = [
  route({
    endpoint: 'POST /webhooks/',
    documentation: documented.addWebhook,
    operation: AddWebhook,
    variables: addWebhookVariables,
    reply: ({ webhookEndpointCreate: { webhookEndpoint } }, request) =>
      created(request, printId(webhookEndpoint.id), { webhooks: [presentWebhook(webhookEndpoint)] }),
  }),
  route({
    endpoint: 'PUT /webhooks/:id/',
    documentation: documented.editWebhook,
    operation: EditWebhook,
    variables: editWebhookVariables,
    reply: ({ webhookEndpointUpdate: { webhookEndpoint } }) => ({
      body: { webhooks: [presentWebhook(webhookEndpoint)] },
    }),
  }),
  route({
    endpoint: 'DELETE /webhooks/:id/',
    documentation: documented.deleteWebhook,
    operation: DeleteWebhook,
    variables: (request) => ({ input: { id: pathId('WebhookEndpoint', request) } }),
    reply: () => ({ status: 204 }),
  }),
];
