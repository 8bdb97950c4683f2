import type { GraphModule } from '../../schema/node';
import { deliveryById } from './webhook-delivery.loaders';
import { WebhookDeliveryResolver, WebhookEndpointDeliveriesResolver } from './webhook-delivery.resolver';
import { webhookById } from './webhook.loaders';
import { WebhookEndpointResolver } from './webhook.resolver';

export const webhooksModule: GraphModule = {
  resolvers: [WebhookEndpointResolver, WebhookDeliveryResolver, WebhookEndpointDeliveriesResolver],
  nodes: {
    WebhookEndpoint: { scope: 'webhooks:read', load: (context, id) => webhookById(context).load(id) },
    WebhookDelivery: { scope: 'webhooks:read', load: (context, id) => deliveryById(context).load(id) },
  },
};
