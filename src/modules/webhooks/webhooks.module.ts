import type { GraphModule } from '../../schema/node';
import { webhookById } from './webhook.loaders';
import { WebhookEndpointResolver } from './webhook.resolver';

export const webhooksModule: GraphModule = {
  resolvers: [WebhookEndpointResolver],
  nodes: { WebhookEndpoint: { scope: 'webhooks:read', load: (context, id) => webhookById(context).load(id) } },
};
