import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { MutationInput } from '../../schema/mutation';
import { SafeInt } from '../../schema/scalars';
import { WebhookDeliveryStatus } from './webhook-delivery.type';

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => WebhookDeliveryStatus, { nullable: true, description: 'Only deliveries of which this has become.' })
  status?: WebhookDeliveryStatus | null;
}

@InputType({ description: 'Names the webhook endpoint that is to get a test message.' })
export class WebhookEndpointPingInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;
}

@InputType({ description: 'Names the delivery that is to be made once more.' })
export class WebhookDeliveryRepeatInput extends MutationInput {
  @Field(() => ID, { description: 'The delivery.' })
  id: string;
}

@InputType({ description: 'From where on a webhook endpoint is to be told again.' })
export class WebhookEndpointReplayInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;

  @Field(() => SafeInt, { description: "The place in the organization's event log of the first event to be told." })
  fromPosition: number;
}

@InputType({ description: 'Gives a webhook endpoint another secret.' })
export class WebhookEndpointSecretRotateInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new secret; a random one when absent.' })
  secret?: string | null;
}
