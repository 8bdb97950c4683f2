import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { WebhookDelivery } from './webhook-delivery.type';
import { WebhookEndpoint } from './webhook.type';

@ObjectType()
abstract class WebhookEndpointPayload extends MutationPayload {
  @Field(() => WebhookEndpoint, { description: 'The endpoint after the change.' })
  webhookEndpoint: WebhookEndpoint;
}

@ObjectType({ description: 'The new webhook endpoint.' })
export class WebhookEndpointCreatePayload extends WebhookEndpointPayload {}

@ObjectType({ description: 'The changed webhook endpoint.' })
export class WebhookEndpointUpdatePayload extends WebhookEndpointPayload {}

@ObjectType({ description: 'The webhook endpoint as it was.' })
export class WebhookEndpointDeletePayload extends WebhookEndpointPayload {}

@ObjectType({ description: 'The webhook endpoint with its new secret.' })
export class WebhookEndpointSecretRotatePayload extends WebhookEndpointPayload {}

@ObjectType({ description: 'The webhook endpoint that is told again.' })
export class WebhookEndpointReplayPayload extends WebhookEndpointPayload {}

@ObjectType()
abstract class WebhookDeliveryPayload extends MutationPayload {
  @Field(() => WebhookDelivery, { description: 'The delivery, which waits to be sent.' })
  webhookDelivery: WebhookDelivery;
}

@ObjectType({ description: 'The test message.' })
export class WebhookEndpointPingPayload extends WebhookDeliveryPayload {}

@ObjectType({ description: 'The further delivery.' })
export class WebhookDeliveryRepeatPayload extends WebhookDeliveryPayload {}
