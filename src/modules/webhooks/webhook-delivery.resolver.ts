import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Instant, SafeInt } from '../../schema/scalars';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import {
  WebhookDeliveriesArgs,
  WebhookEndpointPingInput,
  WebhookDeliveryRepeatInput,
  WebhookEndpointReplayInput,
  WebhookEndpointSecretRotateInput,
} from './webhook-delivery.input';
import { attemptsOfDelivery, cursorOfWebhook } from './webhook-delivery.loaders';
import type { WebhookAttemptRow, WebhookDeliveryRow } from './webhook-delivery.repository';
import {
  findDeliveryPage,
  pingWebhook,
  redeliverWebhook,
  replayWebhook,
  rotateSecret,
} from './webhook-delivery.service';
import { WebhookAttempt, WebhookDelivery, WebhookDeliveryConnection } from './webhook-delivery.type';
import {
  WebhookEndpointPingPayload,
  WebhookDeliveryRepeatPayload,
  WebhookEndpointReplayPayload,
  WebhookEndpointSecretRotatePayload,
} from './webhook.payload';
import type { WebhookEndpointRow } from './webhook.repository';
import { WebhookEndpoint } from './webhook.type';

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @FieldResolver(() => ID)
  messageId(@Root() delivery: WebhookDeliveryRow): string {
    return delivery.messageId;
  }

  @FieldResolver(() => [WebhookAttempt], { description: 'The attempts, oldest first; at most ten.' })
  attemptLog(@Root() delivery: WebhookDeliveryRow, @Ctx() context: RequestContext): Promise<WebhookAttemptRow[]> {
    return attemptsOfDelivery(context).load(delivery.id);
  }

  @Mutation(() => WebhookEndpointPingPayload, {
    description: 'Sends a test message to an endpoint. INVALID_STATE when it is disabled.',
  })
  @Scope('webhooks:write')
  webhookEndpointPing(
    @Arg('input', { description: 'The endpoint.' }) input: WebhookEndpointPingInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'webhookEndpointPing', input }, async (transaction) => ({
      webhookDelivery: await pingWebhook(transaction, fromGlobalId('WebhookEndpoint', input.id)),
    }));
  }

  @Mutation(() => WebhookDeliveryRepeatPayload, {
    description: 'Delivers once more, under the same message id. INVALID_STATE when the endpoint is disabled.',
  })
  @Scope('webhooks:write')
  webhookDeliveryRepeat(
    @Arg('input', { description: 'The delivery.' }) input: WebhookDeliveryRepeatInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'webhookDeliveryRepeat', input }, async (transaction) => ({
      webhookDelivery: await redeliverWebhook(transaction, fromGlobalId('WebhookDelivery', input.id)),
    }));
  }

  @Mutation(() => WebhookEndpointReplayPayload, {
    description:
      'Tells an endpoint again of all events from a position of the log on. INVALID_STATE when it is disabled.',
  })
  @Scope('webhooks:write')
  webhookEndpointReplay(
    @Arg('input', { description: 'From where on.' }) input: WebhookEndpointReplayInput,
    @Ctx() context: RequestContext,
  ) {
    const from = BigInt(input.fromPosition);
    return mutate(context, { name: 'webhookEndpointReplay', input }, async (transaction) => ({
      webhookEndpoint: await replayWebhook(transaction, fromGlobalId('WebhookEndpoint', input.id), from),
    }));
  }

  @Mutation(() => WebhookEndpointSecretRotatePayload, {
    description: 'Gives an endpoint another secret; for 24 hours messages are signed with the earlier one too.',
  })
  @Scope('webhooks:write')
  webhookEndpointSecretRotate(
    @Arg('input', { description: 'The endpoint.' }) input: WebhookEndpointSecretRotateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'webhookEndpointSecretRotate', input }, async (transaction) => ({
      webhookEndpoint: await rotateSecret(transaction, fromGlobalId('WebhookEndpoint', input.id), input.secret),
    }));
  }
}

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointDeliveriesResolver {
  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'What it was and is to be told, newest first. What was decided is kept for 30 days.',
  })
  deliveries(
    @Root() endpoint: WebhookEndpointRow,
    @Args(() => WebhookDeliveriesArgs) args: WebhookDeliveriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<WebhookDeliveryRow>> {
    return findDeliveryPage(context, endpoint, { page: args, status: args.status });
  }

  @FieldResolver(() => SafeInt, {
    nullable: true,
    description:
      "Up to which place in the organization's event log deliveries have been made; empty before it has begun.",
  })
  async position(@Root() endpoint: WebhookEndpointRow, @Ctx() context: RequestContext): Promise<bigint | null> {
    return (await cursorOfWebhook(context).load(endpoint.id))?.position ?? null;
  }

  @FieldResolver(() => Instant, {
    nullable: true,
    description: 'Since when nothing could be delivered to it; empty while it works.',
  })
  async failingSince(@Root() endpoint: WebhookEndpointRow, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await cursorOfWebhook(context).load(endpoint.id))?.failingSince ?? null;
  }
}
