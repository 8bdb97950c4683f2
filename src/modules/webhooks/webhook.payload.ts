import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
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
