import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId, toGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import {
  WebhookEndpointCreateInput,
  WebhookEndpointDeleteInput,
  WebhookEndpointsArgs,
  WebhookEndpointUpdateInput,
} from './webhook.input';
import { webhookById } from './webhook.loaders';
import {
  WebhookEndpointCreatePayload,
  WebhookEndpointDeletePayload,
  WebhookEndpointUpdatePayload,
} from './webhook.payload';
import type { WebhookEndpointRow } from './webhook.repository';
import { createWebhook, deleteWebhook, findWebhookPage, updateWebhook } from './webhook.service';
import { WebhookEndpoint, WebhookEndpointConnection } from './webhook.type';

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointResolver {
  @Query(() => WebhookEndpointConnection, { description: 'Webhook endpoints, newest first.' })
  @Scope('webhooks:read')
  webhookEndpoints(
    @Args(() => WebhookEndpointsArgs) args: WebhookEndpointsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<WebhookEndpointRow>> {
    return findWebhookPage(context, args);
  }

  @Query(() => WebhookEndpoint, { nullable: true, description: 'A webhook endpoint; null when there is none.' })
  @Scope('webhooks:read')
  async webhookEndpoint(
    @Arg('id', () => ID, { description: 'The endpoint.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<WebhookEndpointRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'WebhookEndpoint' ? webhookById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What messages to it are signed with. Empty when there is none, and for a caller without the scope webhooks:write.',
  })
  secret(@Root() endpoint: WebhookEndpointRow, @Ctx() context: RequestContext): string | null {
    return may(context.viewer, 'webhooks:write') ? endpoint.secret : null;
  }

  @FieldResolver(() => ID, { nullable: true })
  credentialId(@Root() endpoint: WebhookEndpointRow): string | null {
    return endpoint.credentialId && toGlobalId('Credential', endpoint.credentialId);
  }

  @Mutation(() => WebhookEndpointCreatePayload, {
    description:
      'Registers an address to be told of events. CONFLICT when it is told of one of them in this format already; LIMIT_EXCEEDED beyond 100 endpoints.',
  })
  @Scope('webhooks:write')
  webhookEndpointCreate(
    @Arg('input', { description: 'The endpoint.' }) input: WebhookEndpointCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'webhookEndpointCreate', input }, async (transaction) => ({
      webhookEndpoint: await createWebhook(transaction, input),
    }));
  }

  @Mutation(() => WebhookEndpointUpdatePayload, {
    description: 'Changes only what is given. CONFLICT when the address is told of the same event already.',
  })
  @Scope('webhooks:write')
  webhookEndpointUpdate(
    @Arg('input', { description: 'The changes.' }) input: WebhookEndpointUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'webhookEndpointUpdate', input }, async (transaction) => ({
      webhookEndpoint: await updateWebhook(transaction, fromGlobalId('WebhookEndpoint', input.id), input),
    }));
  }

  @Mutation(() => WebhookEndpointDeletePayload, { description: 'Removes an endpoint: nothing is sent to it any more.' })
  @Scope('webhooks:write')
  webhookEndpointDelete(
    @Arg('input', { description: 'The endpoint.' }) input: WebhookEndpointDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'webhookEndpointDelete', input }, async (transaction) => ({
      webhookEndpoint: await deleteWebhook(transaction, fromGlobalId('WebhookEndpoint', input.id)),
    }));
  }
}
